"""Leases of rows, in memory only: when the process ends, all leases end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.outbox import RowState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.outbox import Row
    from storage.ledger.queues import Key


class Leases:
    """Leased rows by number, and by the key that they had when they were leased."""

    def __init__(self) -> None:
        self.numbers: set[int] = set()
        self.begun: set[int] = set()
        """The rows that are being sent; the other ones wait for their turn and may still be changed."""
        self._rows: dict[int, tuple[Row, Row]] = {}
        """For each number the row as it was stored when it was leased, and as it was handed out."""
        self._numbers: dict[Key, int] = {}

    def number_of(self, key: Key) -> int | None:
        """Return the number of the row that was leased with this key, or None."""
        return self._numbers.get(key)

    def is_unchanged(self, number: int, row: Row) -> bool:
        """Tell whether a row, except its target, is unchanged since it was leased, or is not leased."""
        before, _leased = self._rows.get(number, (row, row))
        return before is row or replace(before, target=row.target) == row

    def as_leased(self, number: int, row: Row) -> Row:
        """Return a leased row in its present form, with the state ``LEASED``."""
        before, leased = self._rows[number]
        return leased if before is row else replace(row, state=RowState.LEASED)

    def hand_out(self, row: Row, number: int) -> Row:
        """Return a row in :attr:`numbers` with the state ``LEASED``, and remember it under its key."""
        key, leased = row.key, replace(row, state=RowState.LEASED)
        before = self._numbers.get(key)
        if before is not None:  # that row was removed, and a new one has its key
            self.end([before])
        self._numbers[key] = number
        self._rows[number] = (row, leased)
        return leased

    def end(self, numbers: Iterable[int]) -> None:
        """End the leases of these rows."""
        for number in numbers:
            self.numbers.discard(number)
            self.begun.discard(number)
            row, _leased = self._rows.pop(number, (None, None))
            if row is not None:
                del self._numbers[row.key]
