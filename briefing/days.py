"""Reading dates as people type them; the order of day and month is never guessed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.dates import get_day_names, get_month_names

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
WEEKDAYS: Mapping[str, tuple[str, ...]] = {
    "en": ("mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"),
    "kk": ("дүйсенбіде", "сейсенбіде", "сәрсенбіде", "бейсенбіде", "жұмада", "сенбіде", "жексенбіде"),
    "ru": ("понедельникам", "вторникам", "среду", "четвергам", "пятницу", "субботу", "воскресеньям"),
}
"""By language: forms of the weekdays, Monday first, beside the names that Babel knows."""
MORE_WEEKDAYS = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3, "средам": 2, "пятницам": 4, "субботам": 5}
"""Further forms and abbreviations."""
ON = ("on", "this", "в", "во", "эту", "этот", "это", "осы", "күні")
"""Words beside a weekday that do not change which one is meant."""

NEAR = 183
"""So many days ahead, a day without a year may be in the next year; else it is one that has passed."""
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Content files have the same limits."""
LOCALES = ("en_GB", *DAYS_FROM_TODAY)
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
    return _dated(words)


@dataclass(frozen=True, slots=True)
class ComingDays:
    """Days to come that a text may mean, the nearest first."""

    days: tuple[date, ...]
    in_words: bool
    """Whether it is said without a number: "tomorrow", "on Friday"."""


def coming_days(text: str, today: date) -> ComingDays:
    """Read a day to come as :func:`day_of`, also a weekday, or a day without a year.

    Raises :class:`InvalidInput`.
    """
    words = plain(text)
    weekday = weekdays().get(" ".join(each for each in words.split() if each not in ON))
    if weekday is not None:
        nearest = today + timedelta(days=(weekday - today.weekday()) % 7)
        return ComingDays((nearest, nearest + timedelta(days=7)), in_words=True)
    try:
        return ComingDays((day_of(text, today),), in_words=words in WORDS)
    except InvalidInput as error:
        if error.problem is not Problem.NO_DAY:
            raise
    this_year = _dated(f"{words} {today.year}")
    if this_year >= today:
        return ComingDays((this_year,), in_words=False)
    next_year = _dated(f"{words} {today.year + 1}")
    is_near = (next_year - today).days <= NEAR
    return ComingDays((next_year,) if is_near else (this_year,), in_words=False)


@lru_cache(maxsize=1)
def weekdays() -> Mapping[str, int]:
    """Return the names of the weekdays in all languages, in lower case; Monday is 0."""
    names = {
        name.casefold().rstrip("."): number
        for locale in LOCALES
        for width in ("wide", "abbreviated")
        for number, name in get_day_names(width, "format", locale).items()
    }
    forms = {form: number for each in WEEKDAYS.values() for number, form in enumerate(each)}
    return {**names, **forms, **MORE_WEEKDAYS}


def _dated(words: str) -> date:
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
        for locale in LOCALES
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, locale).items()
    }
