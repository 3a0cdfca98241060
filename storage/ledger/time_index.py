"""An index by moment."""

from __future__ import annotations

import math
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

from sortedcontainers import SortedList

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import datetime

K = TypeVar("K", bound="Hashable")

Entry = tuple["datetime", int]
"""A moment, and a number that tells entries of the same moment apart."""


class TimeIndex(Generic[K]):
    """Entries in order of their moments, at most one for each key."""

    def __init__(self) -> None:
        self._sorted = SortedList()
        self._entries: dict[K, Entry] = {}

    def set(self, key: K, entry: Entry | None) -> None:
        """Replace the entry of a key; None removes it."""
        present = self._entries.get(key)
        if present == entry:
            return
        if present is not None:
            self._sorted.remove(present)
            del self._entries[key]
        if entry is not None:
            self._sorted.add(entry)
            self._entries[key] = entry

    def first(self) -> datetime | None:
        """Return the earliest moment, or None if there is no entry."""
        return self._sorted[0][0] if self._sorted else None

    def up_to(self, moment: datetime, limit: int) -> list[int]:
        """Return the numbers of at most ``limit`` entries at or before a moment, earliest first."""
        found = self._sorted.irange(maximum=(moment, math.inf))
        return [number for _moment, number in islice(found, limit)]

    def count_up_to(self, moment: datetime) -> int:
        """Return how many entries are at or before a moment."""
        return int(self._sorted.bisect_right((moment, math.inf)))
