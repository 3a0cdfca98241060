"""What a language calls months, quarters, numbers and units of time, and in which patterns it puts them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """The words of one language. Keys are beginnings of words, so that they hold for every ending.

    The patterns name what they find: ``day``, ``month``, ``year`` (digits), ``relative`` (a year seen from
    the statement), ``quarter``, ``half``, ``season``; ``day1``, ``month1``, ``year1`` for the beginning of a
    range; ``count`` and ``unit`` for a duration, ``stretch`` for the next week or month, ``decade`` for
    the end of this one; ``limit`` where a date without a year cannot be over. Earlier patterns go first.
    """

    hint: re.Pattern[str]
    """What every day or period has something of."""
    patterns: tuple[re.Pattern[str], ...]
    months: Mapping[str, int]
    seasons: Mapping[str, int]
    """The last month of each."""
    ordinals: Mapping[str, int]
    numbers: Mapping[str, int]
    one_and_a_half: frozenset[str]
    units: Mapping[str, str]
    """To ``days``, ``weeks``, ``months``, ``half_years`` or ``years``."""
    relative_years: Mapping[str, int]

    def month(self, word: str) -> int:
        """Return the number of a month; ValueError when it is none."""
        return int(word) if word.isdigit() else _by_beginning(self.months, word)

    def season(self, word: str) -> int:
        """Return the last month of a season."""
        return _by_beginning(self.seasons, word)

    def ordinal(self, word: str) -> int:
        """Return which quarter or half is meant."""
        return int(word[0]) if word[0].isdigit() else _by_beginning(self.ordinals, word)

    def number(self, word: str) -> int:
        """Return a count; one where there is no word for it."""
        if not word:
            return 1
        return int(word) if word.isdigit() else _by_beginning(self.numbers, word)

    def unit(self, word: str) -> str:
        """Return the unit of a duration."""
        return _by_beginning(self.units, word)

    def years_ahead(self, word: str) -> int:
        """Return how many years a relative year lies ahead; nothing said means this year."""
        return _by_beginning(self.relative_years, word) if word else 0


def _by_beginning(table: Mapping[str, Meaning], word: str) -> Meaning:
    matching = [key for key in table if word.startswith(key)]
    if not matching:
        raise ValueError(word)
    return table[max(matching, key=len)]
