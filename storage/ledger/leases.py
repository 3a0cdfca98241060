"""Who has which row in hand: known to this process alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.outbox import RowState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.outbox import Row
    from storage.ledger.queues import Key


class Leases:
    """Leased rows, found also by the key under which they were handed out, whatever it has become since."""

    def __init__(self) -> None:
        self.numbers: set[int] = set()
        self.begun: set[int] = set()
        """Those that are being sent; the others wait for their turn, and may still be changed."""
        self._rows: dict[int, tuple[Row, Row]] = {}
        """What was stored when a row was handed out, and what was handed out."""
        self._numbers: dict[Key, int] = {}

    def number_of(self, key: Key) -> int | None:
        """Return the number of the row that was handed out under this key, or None."""
        return self._numbers.get(key)

    def is_as_handed_out(self, number: int, row: Row) -> bool:
        """Tell whether a row is as it was handed out, wherever it goes, or is not in anybody's hands."""
        before, _leased = self._rows.get(number, (row, row))
        return before is row or replace(before, target=row.target) == row

    def leased(self, number: int, row: Row) -> Row:
        """Return a row as leased."""
        before, leased = self._rows[number]
        return leased if before is row else replace(row, state=RowState.LEASED)

    def hand_out(self, row: Row, number: int) -> Row:
        """Return a row in :attr:`numbers` as leased, and take note of how it leaves the house."""
        key, leased = row.key, replace(row, state=RowState.LEASED)
        before = self._numbers.get(key)
        if before is not None:  # that row has gone, and this one has come in its place
            self.end([before])
        self._numbers[key] = number
        self._rows[number] = (row, leased)
        return leased

    def end(self, numbers: Iterable[int]) -> None:
        """End leases."""
        for number in numbers:
            self.numbers.discard(number)
            self.begun.discard(number)
            row, _leased = self._rows.pop(number, (None, None))
            if row is not None:
                del self._numbers[row.key]
