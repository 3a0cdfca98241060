"""Reading dates as people type them; the order of day and month is never guessed."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.dates import get_month_names

from briefing.invalid_input import InvalidInput, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

DAYS_FROM_TODAY: Mapping[str, Mapping[int, tuple[str, ...]]] = {
    "en": {
        -2: ("day before yesterday", "the day before yesterday"),
        -1: ("yesterday",),
        0: ("today",),
        1: ("tomorrow",),
        2: ("day after tomorrow", "the day after tomorrow"),
    },
    "kk": {
        -2: ("алдыңгүні", "алдыңғы күні"),
        -1: ("кеше",),
        0: ("бүгін",),
        1: ("ертең",),
        2: ("бүрсігүні", "бүрсігүн", "арғы күні"),
    },
    "ru": {
        -2: ("позавчера",),
        -1: ("вчера",),
        0: ("сегодня",),
        1: ("завтра",),
        2: ("послезавтра",),
    },
}
"""By language: the words for the day that is so many days after today. All languages are always read."""
AT = ("at", "в", "во", "сағат")
"""Words before an hour."""
OF_THE_CLOCK = ("ч", "час", "часа", "часов", "-да", "-де", "-та", "-те", "-ға", "-ге", "-қа", "-ке")
"""Words and endings after an hour."""

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Content files have the same limits."""
MONTHS_OF = ("en_GB", *DAYS_FROM_TODAY)
WORDS: Mapping[str, int] = {
    word: days for words in DAYS_FROM_TODAY.values() for days, each in words.items() for word in each
}
"""The words of all languages, with the number of days after today."""
MOST_WORDS = 5
"""The most words of a day: "2026 жылғы 20 ақпан", "the day before yesterday"."""

_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_DOTTED = re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})(?:\s*г\.?)?")
_YEAR = re.compile(r"[0-9]{4}")
_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")
_AROUND = " .,;:!?…\"'`()[]«»“”„‘’"
_BESIDE = frozenset({"г", "года", "год", "ж", "жылғы", "жыл", "жылы"})
"""Words for "year" that may stand beside the number."""


def day_of(text: str, today: date) -> date:
    """Read a date: ``2026-02-20``, ``20.02.2026``, ``20 Feb 2026``, ``today``, ``tomorrow``, in any language.

    Raises :class:`InvalidInput`.
    """
    words = plain(text)
    if words in WORDS:
        return today + timedelta(days=WORDS[words])
    found = _ISO.fullmatch(words) or _DOTTED.fullmatch(words)
    year, month, day = map(int, found.group("year", "month", "day")) if found else _named(words)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidInput(Problem.NO_SUCH_DAY)
    try:
        return date(year, month, day)
    except ValueError as error:
        raise InvalidInput(Problem.NO_SUCH_DAY) from error


def day_in(text: str, earliest: date, latest: date) -> date | None:
    """Return the first day that a text names within these bounds, or None; "today" is ``latest``."""
    words = text.split()
    for start in range(len(words)):
        for end in range(min(start + MOST_WORDS, len(words)), start, -1):
            try:
                day = day_of(" ".join(words[start:end]), latest)
            except InvalidInput:
                continue
            if earliest <= day <= latest:
                return day
    return None


def plain(text: str) -> str:
    """Return a text in lower case, with single blanks and without punctuation at its ends."""
    words = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    return words.strip(_AROUND)


def _named(words: str) -> tuple[int, int, int]:
    """Read a year of four digits, the name of a month and a day, in any order."""
    parts = [each for each in re.split(r"[\s.,]+", words) if each and each not in _BESIDE]
    years = [int(each) for each in parts if _YEAR.fullmatch(each)]
    months = [_months()[each] for each in parts if each in _months()]
    days = [int(found[1]) for each in parts if (found := _DAY.fullmatch(each))]
    if len(parts) != len(years) + len(months) + len(days) or not len(years) == len(months) == len(days) == 1:
        raise InvalidInput(Problem.NO_DAY)
    return years[0], months[0], days[0]


@lru_cache(maxsize=1)
def _months() -> Mapping[str, int]:
    return {
        name.casefold().rstrip("."): number
        for locale in MONTHS_OF
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, locale).items()
    }
