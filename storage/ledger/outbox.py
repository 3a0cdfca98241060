"""The rows of the outbox with their indexes and leases."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing.outbox import BROADCAST, OPEN, RowState
from storage.ledger.leases import Leases
from storage.ledger.numbered import Numbered
from storage.ledger.queues import Queues
from storage.ledger.time_index import TimeIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from briefing.outbox import Row
    from briefing.subscription import Target
    from storage.ledger.queues import Key


class Outbox:
    """All rows with their stored states, which are never ``LEASED``; leases are kept separately."""

    def __init__(self, paused: AbstractSet[int]) -> None:
        self.all: Numbered[Key, Row] = Numbered(
            "outbox", lambda row: row.key, lambda row: (row.target.chat_id,)
        )
        self._leases = Leases()
        self.queues = Queues(self.all, self._leases.numbers, paused)
        self._closed: TimeIndex[int] = TimeIndex()
        self._states: Counter[RowState] = Counter()
        self._references: Counter[str] = Counter()
        self._occurrences: dict[str, set[int]] = {}

    def apply(self, changes: Mapping[int, Row | None]) -> None:
        """Replace, add and remove rows."""
        targets: set[Target] = set()
        for number in changes:
            row = self.all.get(number)
            if row is not None:
                targets.add(row.target)
                self._uncount(number, row)
        self.all.apply(changes)
        for number, row in changes.items():
            if row is not None:
                targets.add(row.target)
                self._count(number, row)
        self.queues.refresh(targets)

    def of_occurrence(self, occurrence: str) -> list[int]:
        """Return the numbers of an occurrence's rows, lowest first."""
        return sorted(self._occurrences.get(occurrence, ()))

    def find(self, key: Key) -> int | None:
        """Return the number of the row that has this key, or had it when it was leased, or None."""
        number = self._leases.number_of(key)
        return self.all.number_of(key) if number is None else number

    def is_leased(self, number: int) -> bool:
        """Tell whether a row is leased."""
        return number in self._leases.numbers

    def is_begun(self, number: int) -> bool:
        """Tell whether a row is being sent."""
        return number in self._leases.begun

    def was_changed_while_waiting(self, number: int) -> bool:
        """Tell whether a leased row, except its target, was changed before it was being sent."""
        return not self.is_begun(number) and not self._leases.is_unchanged(number, self.all[number])

    def reserve(self, now: datetime, limit: int) -> list[int]:
        """Reserve due rows, so that nobody else can lease them, and return their numbers."""
        numbers = self.queues.due(now, limit)
        self._leases.numbers.update(numbers)
        self.queues.refresh([self.all[number].target for number in numbers])
        return numbers

    def hand_out(self, numbers: Iterable[int], now: datetime) -> list[Row]:
        """Lease the reserved rows that are still open and due, and return them; release the others."""
        leased = []
        gone = []
        for number in numbers:
            row = self.all.get(number)
            if row is None or row.state not in OPEN or row.due_at > now:
                gone.append(number)
                continue
            leased.append(self._leases.hand_out(row, number))
        self.release(gone)
        return leased

    def begin(self, row: Row, now: datetime) -> Row | None:
        """Mark a leased row as being sent and return its present form, or None if it is not to be sent.

        In the latter case its lease ends, unless it is being sent already.
        """
        number = self._leases.number_of(row.key)
        if number is None or self.is_begun(number):
            return None
        present = self.all.get(number)
        if present is None or not self._can_be_sent(number, present, row.target, now):
            self.release([number])
            return None
        self._leases.begun.add(number)
        return self._leases.as_leased(number, present)

    def _can_be_sent(self, number: int, present: Row, target: Target, now: datetime) -> bool:
        # A later ``due_at`` alone is not enough: the clock may have been set back since the row was leased.
        is_put_off = present.due_at > now and self.was_changed_while_waiting(number)
        is_elsewhere = present.target != target or self.queues.is_paused(target.chat_id)
        return present.state in OPEN and not is_put_off and not is_elsewhere

    def release(self, numbers: Iterable[int]) -> None:
        """End leases and reservations, so that open rows can be leased again."""
        numbers = list(numbers)
        self._leases.end(numbers)
        rows = (self.all.get(number) for number in numbers)
        self.queues.refresh({row.target for row in rows if row is not None})

    def closed_before(self, moment: datetime, limit: int) -> list[int]:
        """Return the numbers of at most ``limit`` rows that were closed before a moment."""
        numbers = self._closed.up_to(moment, limit)
        return [number for number in numbers if self.all[number].closed_at != moment]

    def references(self, body: str) -> int:
        """Return how many rows refer to a body."""
        return self._references[body]

    def count(self) -> dict[RowState, int]:
        """Return how many rows are in each state."""
        counts = {state: self._states[state] for state in RowState}
        for number in self._leases.numbers:
            row = self.all.get(number)
            if row is not None and row.state in OPEN:
                counts[row.state] -= 1
                counts[RowState.LEASED] += 1
        return counts

    def _count(self, number: int, row: Row) -> None:
        self._states[row.state] += 1
        self._references[row.body] += 1
        self._occurrences.setdefault(row.occurrence, set()).add(number)
        if row.state in OPEN:
            self.queues.add(row.target, number)
        elif row.closed_at is not None and not row.occurrence.startswith(BROADCAST):
            self._closed.set(number, (row.closed_at, number))

    def _uncount(self, number: int, row: Row) -> None:
        self._states[row.state] -= 1
        self._references[row.body] -= 1
        if not self._references[row.body]:
            del self._references[row.body]
        self._occurrences[row.occurrence].discard(number)
        if not self._occurrences[row.occurrence]:
            del self._occurrences[row.occurrence]
        if row.state in OPEN:
            self.queues.remove(row.target, number)
        self._closed.set(number, None)
