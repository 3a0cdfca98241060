"""Words of a language for months, quarters, numbers and units of time, and patterns of its dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """The calendar words of one language. Keys are beginnings of words, so that they match every ending.

    The patterns have named groups: ``day``, ``month``, ``year`` (digits), ``relative`` (a year relative to
    the statement), ``quarter``, ``half``, ``season``; ``day1``, ``month1``, ``year1`` for the beginning of a
    range; ``count`` and ``unit`` for a duration, ``stretch`` for the next week or month, ``decade`` for the
    end of the present one; ``limit`` for "by" or "until", after which a date without a year cannot be past.
    Earlier patterns take precedence.
    """

    hint: re.Pattern[str]
    """A quick test: a text that this does not match has no time expression."""
    patterns: tuple[re.Pattern[str], ...]
    months: Mapping[str, int]
    seasons: Mapping[str, int]
    """The last month of each season."""
    ordinals: Mapping[str, int]
    numbers: Mapping[str, int]
    one_and_a_half: frozenset[str]
    units: Mapping[str, str]
    """Values are ``days``, ``weeks``, ``months``, ``half_years`` or ``years``."""
    relative_years: Mapping[str, int]

    def month(self, word: str) -> int:
        """Return the number of a month; ValueError if the word is not a month."""
        return int(word) if word.isdigit() else _by_beginning(self.months, word)

    def season(self, word: str) -> int:
        """Return the last month of a season."""
        return _by_beginning(self.seasons, word)

    def ordinal(self, word: str) -> int:
        """Return the number of a quarter or half-year."""
        return int(word[0]) if word[0].isdigit() else _by_beginning(self.ordinals, word)

    def number(self, word: str) -> int:
        """Return the number that a word names; 1 for an empty word."""
        if not word:
            return 1
        return int(word) if word.isdigit() else _by_beginning(self.numbers, word)

    def unit(self, word: str) -> str:
        """Return the unit of a duration."""
        return _by_beginning(self.units, word)

    def years_ahead(self, word: str) -> int:
        """Return how many years ahead a relative year is: "next" is 1, an empty word 0."""
        return _by_beginning(self.relative_years, word) if word else 0


def _by_beginning(table: Mapping[str, Meaning], word: str) -> Meaning:
    matching = [key for key in table if word.startswith(key)]
    if not matching:
        raise ValueError(word)
    return table[max(matching, key=len)]
