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
    """The leased rows of this replica."""

    def __init__(self) -> None:
        self._rows: dict[Key, Leased] = {}

    def add(self, number: int, row: Row) -> None:
        """Remember a row as it is stored."""
        self._rows[row.key] = Leased(number, row)

    def get(self, row: Row) -> Leased | None:
        """Return what is known of a row that was handed out, or None."""
        return self._rows.get(row.key)

    def forget(self, rows: Iterable[Row]) -> None:
        """Forget rows whose leases have ended."""
        for each in rows:
            self._rows.pop(each.key, None)
