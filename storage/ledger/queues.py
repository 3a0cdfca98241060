"""The open rows of each target, and which of them is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.outbox import RowState
from storage.ledger.time_index import TimeIndex

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from briefing.outbox import Row
    from briefing.subscription import Target
    from storage.ledger.numbered import Numbered
    from storage.ledger.time_index import Entry

    Key = tuple[str, int, int | None, int]
    Rows = Numbered[Key, Row]


class Queues:
    """The open rows of each target, of which at most one can be leased at a time.

    The next one is the one that waits for a retry, or else the one that is due first. There is none while a
    row of the target is leased or the chat is paused.
    """

    def __init__(self, rows: Rows, leased: AbstractSet[int], paused: AbstractSet[int]) -> None:
        self._rows = rows
        self._leased = leased
        self._paused = paused
        self._open: dict[Target, set[int]] = {}
        self._targets: dict[int, set[Target]] = {}
        self._next: TimeIndex[Target] = TimeIndex()

    def is_paused(self, chat_id: int) -> bool:
        """Tell whether a chat is paused."""
        return chat_id in self._paused

    def open_of(self, target: Target) -> list[int]:
        """Return the numbers of a target's open rows, lowest first."""
        return sorted(self._open.get(target, ()))

    def due(self, now: datetime, limit: int) -> list[int]:
        """Return the numbers of at most ``limit`` rows that can be leased, the earliest first."""
        return self._next.up_to(now, limit)

    def count_due(self, now: datetime) -> int:
        """Return how many rows can be leased."""
        return self._next.count_up_to(now)

    def first(self) -> datetime | None:
        """Return when the first row can be leased, or None if there is none."""
        return self._next.first()

    def add(self, target: Target, number: int) -> None:
        """Add an open row; :meth:`refresh` must be called then."""
        self._open.setdefault(target, set()).add(number)
        self._targets.setdefault(target.chat_id, set()).add(target)

    def remove(self, target: Target, number: int) -> None:
        """Remove an open row; :meth:`refresh` must be called then."""
        numbers = self._open[target]
        numbers.discard(number)
        if not numbers:
            del self._open[target]
            self._targets[target.chat_id].discard(target)
            if not self._targets[target.chat_id]:
                del self._targets[target.chat_id]

    def refresh(self, targets: Iterable[Target]) -> None:
        """Update which row is next after rows or leases of these targets have changed."""
        for target in targets:
            self._next.set(target, self._head(target))

    def refresh_chat(self, chat_id: int) -> None:
        """Update a chat's targets after it was paused or resumed."""
        self.refresh(self._targets.get(chat_id, ()))

    def _head(self, target: Target) -> Entry | None:
        numbers = self._open.get(target)
        if not numbers or target.chat_id in self._paused or not numbers.isdisjoint(self._leased):
            return None
        rows = self._rows
        retries = [number for number in numbers if rows[number].state is RowState.RETRY_AT]
        return min((rows[number].due_at, number) for number in retries or numbers)
