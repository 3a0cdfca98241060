"""Who has which row in hand: known to this process alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

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
        self._rows: dict[int, Row] = {}
        """As they were handed out."""
        self._numbers: dict[Key, int] = {}
        self._keys: dict[int, Key] = {}

    def number_of(self, key: Key) -> int | None:
        """Return the number of the row that was handed out under this key, or None."""
        return self._numbers.get(key)

    def is_as_handed_out(self, number: int, row: Row) -> bool:
        """Tell whether a row is as it was handed out, wherever it goes, or is not in anybody's hands."""
        return replace(self._rows.get(number, row), target=row.target) == row

    def hand_out(self, row: Row, number: int) -> None:
        """Take note of how a row in :attr:`numbers` leaves the house."""
        key = row.key
        before = self._numbers.get(key)
        if before is not None:  # that row has gone, and this one has come in its place
            self.end([before])
        self._numbers[key] = number
        self._keys[number] = key
        self._rows[number] = row

    def end(self, numbers: Iterable[int]) -> None:
        """End leases."""
        for number in numbers:
            self.numbers.discard(number)
            self.begun.discard(number)
            self._rows.pop(number, None)
            key = self._keys.pop(number, None)
            if key is not None:
                del self._numbers[key]
