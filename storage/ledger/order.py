"""What comes when: an index by moment."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator
    from datetime import datetime

K = TypeVar("K", bound="Hashable")

Entry = tuple["datetime", int]
"""A moment, and a number that tells entries of the same moment apart."""

RUN = 512
"""Entries of a run, up to twice as many: a list this short is shifted in less than a microsecond."""

_last = itemgetter(-1)


class Order(Generic[K]):
    """At most one entry for each key, earliest first.

    The entries lie in sorted runs, so that one more or less costs the same among a hundred and among a
    hundred thousand, and none that has become invalid is ever met.
    """

    def __init__(self) -> None:
        self._runs: list[list[Entry]] = []
        self._entries: dict[K, Entry] = {}

    def set(self, key: K, entry: Entry | None) -> None:
        """Give a key its entry in place of the one it had; None takes it out."""
        present = self._entries.get(key)
        if present == entry:
            return
        if present is not None:
            self._remove(present)
            del self._entries[key]
        if entry is not None:
            self._add(entry)
            self._entries[key] = entry

    def first(self) -> datetime | None:
        """Return the earliest moment."""
        return self._runs[0][0][0] if self._runs else None

    def up_to(self, moment: datetime, limit: int) -> list[int]:
        """Return the numbers of entries at or before a moment, earliest first."""
        numbers: list[int] = []
        for due, number in self:
            if due > moment or len(numbers) >= limit:
                break
            numbers.append(number)
        return numbers

    def count_up_to(self, moment: datetime) -> int:
        """Return how many entries are at or before a moment."""
        return sum(bisect_right(run, moment, key=itemgetter(0)) for run in self._runs)

    def __iter__(self) -> Iterator[Entry]:
        return chain.from_iterable(self._runs)

    def _run_of(self, entry: Entry) -> int:
        return min(bisect_left(self._runs, entry, key=_last), len(self._runs) - 1)

    def _add(self, entry: Entry) -> None:
        if not self._runs:
            self._runs.append([entry])
            return
        at = self._run_of(entry)
        run = self._runs[at]
        insort(run, entry)
        if len(run) > 2 * RUN:
            self._runs.insert(at + 1, run[RUN:])
            del run[RUN:]

    def _remove(self, entry: Entry) -> None:
        at = self._run_of(entry)
        run = self._runs[at]
        del run[bisect_left(run, entry)]
        if not run:
            del self._runs[at]
