"""The ports for subscriptions, and for what was seen first when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import datetime

    from briefing.subscription import Subscription, Target


class Subscriptions(Protocol):
    """The subscriptions of targets."""

    async def subscription(self, target: Target) -> Subscription | None:
        """Return a target's subscription, or None. One row by its key."""

    async def subscriptions(self, chat_ids: Collection[int]) -> list[Subscription]:
        """Return all subscriptions of these chats and their topics, in the order of the targets.

        The rows found, by an index.
        """

    async def change_subscription(
        self, target: Target, change: Callable[[Subscription | None], Subscription | None]
    ) -> Subscription | None:
        """Replace a subscription by ``change(present)`` in one step; None removes it.

        Removing it also removes the open and leased rows of the target from the outbox, except those of
        broadcasts. Nothing is written when ``change`` returns its argument.

        One row by its key, and the rows removed.
        """

    async def due_subscriptions(self, now: datetime, limit: int) -> list[Subscription]:
        """Return subscriptions with ``next_due_at`` at or before ``now``, the earliest first.

        Halted subscriptions and those of paused chats are left out.

        ``limit`` rows, by an index.
        """


class Sightings(Protocol):
    """When things that have names were seen first."""

    async def first_seen(self, names: Collection[str], now: datetime) -> Mapping[str, datetime]:
        """Return when each name was first passed to this method; new names are stored with ``now``.

        Names are those of entries (:mod:`briefing.statement.recording`) and of what deadlines were
        (:mod:`briefing.statement.deadline_states`).

        One row by its key for each name.
        """

    async def sightings(self) -> Mapping[str, datetime]:
        """Return all that :meth:`first_seen` knows. All rows; there are as many as entries and deadlines."""
