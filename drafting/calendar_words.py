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
    the statement), ``quarter``, ``half``; ``day1``, ``month1``, ``year1`` for the beginning of a range;
    ``stretch`` for the next month; ``limit`` for "by" or "until", after which a date without a year cannot be
    past; ``vague`` for words that settle no day. Earlier patterns take
    precedence.
    """

    hint: re.Pattern[str]
    """A quick test: a text that this does not match has no time expression."""
    patterns: tuple[re.Pattern[str], ...]
    months: Mapping[str, int]
    ordinals: Mapping[str, int]
    days: Mapping[str, int]
    """Days of a month in words: "the first of"."""
    exclusive: frozenset[str]
    """Words after which a month does not count any more: "before March"."""
    relative_years: Mapping[str, int]
    excludes_years: bool = False
    """Whether a year does not count after such words either: "before 2030"."""

    def month(self, word: str) -> int:
        """Return the number of a month; ValueError if the word is not a month."""
        return int(word) if word.isdigit() else _by_beginning(self.months, word)

    def ordinal(self, word: str) -> int:
        """Return the number of a quarter or half-year."""
        return int(word[0]) if word[0].isdigit() else _by_beginning(self.ordinals, word)

    def day(self, word: str) -> int:
        """Return the day of a month that digits or a word name."""
        return int(word) if word.isdigit() else _by_beginning(self.days, word)

    def years_ahead(self, word: str) -> int:
        """Return how many years ahead a relative year is: "next" is 1, an empty word 0."""
        return _by_beginning(self.relative_years, word) if word else 0


def _by_beginning(table: Mapping[str, Meaning], word: str) -> Meaning:
    matching = [key for key in table if word.startswith(key)]
    if not matching:
        raise ValueError(word)
    return table[max(matching, key=len)]
