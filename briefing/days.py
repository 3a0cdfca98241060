"""Reading dates as people type them; the order of day and month is never guessed."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.dates import get_day_names, get_month_names

from briefing.day_words import (
    AFTER_DAYS,
    BESIDE_A_DATE,
    DAY_ENDINGS,
    DAYS_AGO,
    DAYS_FROM_TODAY,
    ENDINGS,
    MONTHS,
    MORE_WEEKDAYS,
    ON,
    WEEKDAYS,
)
from briefing.invalid_input import InvalidInput, Problem
from briefing.letters import any_of, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NEAR = 183
"""So many days ahead, a day without a year may be in the next year; else it is one that has passed."""
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Content files have the same limits."""
LOCALES = ("en_GB", *DAYS_FROM_TODAY)
WORDS: Mapping[str, int] = {
    folded(word): days for words in DAYS_FROM_TODAY.values() for days, each in words.items() for word in each
}
"""The words of all languages, with the number of days after today."""
MOST_WORDS = 5
"""The most words of a day: "2026 жылғы 20 ақпан", "the day before yesterday"."""

_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_DOTTED = re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})(?:\s*г\.?)?")
_YEAR = re.compile(r"[0-9]{4}")
_DAY = re.compile(f"([0-9]{{1,2}})(?:{any_of(DAY_ENDINGS)})?")
_HYPHEN = re.compile(r"(?<=[0-9])-(?=[^\W\d])")
"""A hyphen that parts a number from its ending, or from the word that it counts."""
_AROUND = ' .,;:!?"()[]«»“”„'
_BESIDE = frozenset(map(folded, BESIDE_A_DATE))
_ON = frozenset(map(folded, ON))


def _with_number(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(folded(each).replace("{n}", "([0-9]{1,3})") for each in forms))


_AFTER_DAYS, _DAYS_AGO = _with_number(AFTER_DAYS), _with_number(DAYS_AGO)


def day_of(text: str, today: date) -> date:
    """Read a day: ``2026-02-20``, ``20.02.2026``, ``20 Feb 2026``, ``tomorrow``, ``2 days ago``.

    Its words may be of any language.
    Raises :class:`InvalidInput`.
    """
    words = plain(text)
    days = _days_from_today(words)
    return _dated(words) if days is None else today + timedelta(days=days)


def _days_from_today(words: str) -> int | None:
    if words in WORDS:
        return WORDS[words]
    for form, sign in ((_AFTER_DAYS, 1), (_DAYS_AGO, -1)):
        if found := form.fullmatch(words):
            return sign * int(found[found.lastindex or 0])
    return None


@dataclass(frozen=True, slots=True)
class ComingDays:
    """Days to come that a text may mean, the nearest first."""

    days: tuple[date, ...]
    in_words: bool
    """Whether it is said without a date: "tomorrow", "on Friday", "in 2 days"."""


def coming_days(text: str, today: date) -> ComingDays:
    """Read a day to come as :func:`day_of`, also a weekday, or a day without a year.

    Raises :class:`InvalidInput`.
    """
    words = plain(text)
    weekday = weekdays().get(" ".join(each for each in words.split() if each not in _ON))
    if weekday is not None:
        nearest = today + timedelta(days=(weekday - today.weekday()) % 7)
        return ComingDays((nearest, nearest + timedelta(days=7)), in_words=True)
    try:
        return ComingDays((day_of(text, today),), in_words=_days_from_today(words) is not None)
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
    """Return the folded names of the weekdays in all languages; Monday is 0."""
    found: dict[str, set[int]] = defaultdict(set)
    for locale in LOCALES:
        for width in ("wide", "abbreviated"):
            for number, name in get_day_names(width, "format", locale).items():
                found[folded(name).rstrip(".")].add(number)
    for number, form in (pair for forms in WEEKDAYS.values() for pair in enumerate(forms)):
        found[folded(form)].add(number)
    for form, number in MORE_WEEKDAYS.items():
        found[folded(form)].add(number)
    return _of_one_meaning(found)


def _of_one_meaning(found: Mapping[str, set[int]]) -> Mapping[str, int]:
    """Leave out what means several numbers without its marks, and single letters, which mean many things."""
    return {word: min(numbers) for word, numbers in found.items() if len(numbers) == 1 and len(word) > 1}


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
    """Return a text in folded letters, with single blanks and without punctuation at its ends."""
    return " ".join(folded(text).split()).strip(_AROUND)


def _named(words: str) -> tuple[int, int, int]:
    """Read a year of four digits, the name of a month and a day, in any order."""
    divided = re.split(r"[\s.,]+", _HYPHEN.sub(" ", words))
    parts = [each for each in divided if each and each not in _BESIDE]
    years = [int(each) for each in parts if _YEAR.fullmatch(each)]
    months = [_months()[each] for each in parts if each in _months()]
    days = [int(found[1]) for each in parts if (found := _DAY.fullmatch(each))]
    if len(parts) != len(years) + len(months) + len(days) or not len(years) == len(months) == len(days) == 1:
        raise InvalidInput(Problem.NO_DAY)
    return years[0], months[0], days[0]


@lru_cache(maxsize=1)
def _months() -> Mapping[str, int]:
    found: dict[str, set[int]] = defaultdict(set)
    for locale in LOCALES:
        endings = ("", *ENDINGS.get(locale, ()))
        for number, name in _names_of_months(locale):
            for ending in endings:
                found[folded(name.removesuffix("ь") + ending if ending else name)].add(number)
    return _of_one_meaning(found)


def _names_of_months(locale: str) -> Iterable[tuple[int, str]]:
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            for number, name in get_month_names(width, context, locale).items():
                yield number, name.rstrip(".")
    yield from enumerate(MONTHS.get(locale, ()), start=1)
