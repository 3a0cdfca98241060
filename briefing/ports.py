"""The ports of the use cases; ``storage/`` implements them.

The costs in the docstrings are those of a database server; a store that keeps all in memory may be faster,
but no use case may count on that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from briefing.ports_chats import Chats
from briefing.ports_outbox import Outbox
from briefing.ports_subscriptions import Sightings, Subscriptions
from briefing.records import RecordStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from briefing.ports_replicas import Pace, Replicas
    from briefing.store_stats import StoreStats

    Clock = Callable[[], datetime]
    """Returns the present moment as an aware datetime in UTC."""


class Store(Chats, Subscriptions, Sightings, Outbox, RecordStore, Protocol):
    """The store of all data.

    A method that changes something returns when the change is durable. Otherwise it raises
    :class:`briefing.errors.StorageUnavailable`, and nothing is changed. A store that cannot be reached raises
    the same from a method that reads.
    """

    def failure(self) -> str | None:
        """Return why the last change failed, or None if it was stored. Costs nothing."""

    async def is_writable(self) -> bool:
        """Tell whether changes can be stored; after a failure, find out by trying. One statement at most."""

    async def stats(self, now: datetime) -> StoreStats:
        """Return the figures of the store at ``now``.

        They may be estimates, and say so, so that the cost does not grow with the store.
        """

    def replicas(self, pace: Pace, clock: Clock, monotonic: Callable[[], float]) -> Replicas:
        """Return what this process shares with the others of the same store. Costs nothing."""

    async def close(self) -> None:
        """Complete changes that are being written, and release the store."""
