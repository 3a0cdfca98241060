"""Who has which row in hand: known to this process alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.ledger.queues import Key


class Leases:
    """Leased rows, found also by the key under which they were handed out, whatever it has become since."""

    def __init__(self) -> None:
        self.numbers: set[int] = set()
        self._numbers: dict[Key, int] = {}
        self._keys: dict[int, Key] = {}

    def number_of(self, key: Key) -> int | None:
        """Return the number of the row that was handed out under this key, or None."""
        return self._numbers.get(key)

    def hand_out(self, key: Key, number: int) -> None:
        """Take note of the key under which a row in :attr:`numbers` leaves the house."""
        before = self._numbers.get(key)
        if before is not None:  # that row has gone, and this one has come in its place
            self.end([before])
        self._numbers[key] = number
        self._keys[number] = key

    def end(self, numbers: Iterable[int]) -> None:
        """End leases."""
        for number in numbers:
            self.numbers.discard(number)
            key = self._keys.pop(number, None)
            if key is not None:
                del self._numbers[key]
