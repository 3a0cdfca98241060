"""What this replica remembers of the rows that it has leased, under the keys that they had then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.outbox import Row
    from storage.postgres.rows import Key


@dataclass(slots=True)
class Leased:
    """A leased row."""

    number: int
    before: Row
    """The row as it was stored when it was leased."""
    is_begun: bool = False

    def is_unchanged(self, present: Row) -> bool:
        """Tell whether the row, except its target, is as it was when it was leased."""
        return replace(self.before, target=present.target) == present


class LeasedRows:
    """The leased rows of this replica, by number and by the key that they had when they were leased."""

    def __init__(self) -> None:
        self._rows: dict[int, Leased] = {}
        self._numbers: dict[Key, int] = {}

    def add(self, number: int, row: Row) -> None:
        """Remember a row as it is stored."""
        self.forget([number])
        if row.key in self._numbers:  # that row was removed, and a new one has its key
            self.forget([self._numbers[row.key]])
        self._rows[number] = Leased(number, row)
        self._numbers[row.key] = number

    def find(self, row: Row) -> Leased | None:
        """Return what is known of a row that was handed out, or None."""
        number = self._numbers.get(row.key)
        return None if number is None else self._rows[number]

    def get(self, number: int) -> Leased | None:
        """Return what is known of the row with a number, or None."""
        return self._rows.get(number)

    def forget(self, numbers: Iterable[int]) -> None:
        """Forget rows whose leases have ended."""
        for number in numbers:
            lease = self._rows.pop(number, None)
            if lease is not None:
                del self._numbers[lease.before.key]
