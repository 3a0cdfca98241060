"""Time expressions: finds the days and periods that a text names, and their calendar dates.

A wrong date is worse than none: words that do not settle it ("by autumn", "within two years", "mid-2027") are
found without dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from briefing.statement.deadline import Precision
from drafting import periods_en, periods_others, periods_ru
from drafting.sentences import lowered

if TYPE_CHECKING:
    from drafting.calendar_words import CalendarWords

MOST_MENTIONS = 20
"""Most time expressions of one sentence; more are a list of days, not deadlines."""
LAST_OF_MONTH = 31
"""relativedelta reduces it to the last day of the month."""
_END = re.compile(r"\b(?:end|close|кон(?:ца|цу|це)|исход\w|завершени\w)\b")
LAST_YEAR = 2199
"""As in content files."""

_WORDS: dict[str, CalendarWords] = {"ru": periods_ru.WORDS, "en": periods_en.WORDS}


@dataclass(frozen=True, slots=True)
class Span:
    """The dates of a time expression."""

    precision: Precision
    first_day: date
    last_day: date
    is_range: bool = False
    """Whether both a beginning and an end are named: "28–29 May", "2026–2028"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A time expression in a text; ``start`` and ``end`` are character indexes."""

    start: int
    end: int
    span: Span | None
    """None where the words do not settle the dates."""


def find_mentions(text: str, made_on: date | None, language: str) -> list[Mention]:
    """Return the time expressions of a text; relative ones have dates only if ``made_on`` is known."""
    words = _WORDS.get(language, periods_others.WORDS)
    low = lowered(text)
    if not words.hint.search(low):
        return []
    taken = [False] * len(text)
    found = []
    for pattern in words.patterns:
        for match in pattern.finditer(low):
            if any(taken[match.start() : match.end()]):
                continue
            named = {name: value for name, value in match.groupdict().items() if value}
            if words.years_ahead(named.get("relative", "")) >= 0:
                found.append(Mention(match.start(), match.end(), _dates(named, match[0], words, made_on)))
            taken[match.start() : match.end()] = [True] * (match.end() - match.start())
    return sorted(found, key=lambda each: each.start)[:MOST_MENTIONS]


def _dates(named: dict[str, str], text: str, words: CalendarWords, made_on: date | None) -> Span | None:
    """Return the dates of words, or None where they are not settled or no calendar has them."""
    is_before = text.split(maxsplit=1)[0] in words.exclusive and "day" not in named and not _END.search(text)
    if "vague" in named or (is_before and (words.excludes_years or "month" in named or "quarter" in named)):
        return None
    try:
        span = _read(named, words, made_on)
    except (ValueError, OverflowError):
        return None  # "31 June"
    return span if span is not None and span.last_day.year <= LAST_YEAR else None


def _read(named: dict[str, str], words: CalendarWords, made_on: date | None) -> Span | None:
    if "term" in named:  # the school year
        return None
    if "stretch" in named:
        return _next_month(made_on) if made_on is not None else None
    year = _year(named, words, made_on)
    if year is None:
        return None
    if "day" in named:
        return _days(named, words, year, made_on)
    return _part_of_year(named, words, year, made_on)


def _part_of_year(
    named: dict[str, str], words: CalendarWords, year: int, made_on: date | None
) -> Span | None:
    if "month" in named:
        month = words.month(named["month"])
        coming = _coming(year, month, LAST_OF_MONTH, named, made_on)
        return (
            _months(coming, words.month(named.get("month1", named["month"])), month, Precision.MONTH)
            if coming
            else None
        )
    if "quarter" in named:
        first = 3 * words.ordinal(named["quarter"]) - 2
        return _months(year, first, first + 2, Precision.QUARTER)
    if "half" in named:
        first = 6 * words.ordinal(named["half"]) - 5
        return _months(year, first, first + 5, Precision.HALF_YEAR)
    first_year = int(named.get("year1", year))
    return Span(Precision.YEAR, date(first_year, 1, 1), date(year, 12, 31), is_range="year1" in named)


def _year(named: dict[str, str], words: CalendarWords, made_on: date | None) -> int | None:
    if "year" in named:
        return int(named["year"])
    if made_on is None:
        return None
    return made_on.year + words.years_ahead(named.get("relative", ""))


def _coming(year: int, month: int, day: int, named: dict[str, str], made_on: date | None) -> int | None:
    """Return the year of a date without one: the next if it is a limit that has passed, else None."""
    if made_on is None or "year" in named or "relative" in named:
        return year
    if date(year, month, 1) + relativedelta(day=day) >= made_on:
        return year
    return year + 1 if "limit" in named else None


def _days(named: dict[str, str], words: CalendarWords, year: int, made_on: date | None) -> Span | None:
    month = words.month(named["month"])
    last = words.day(named["day"])
    date(year - year % 4, month, last)  # raises ValueError for a day that no calendar has
    coming = _coming(year, month, last, named, made_on)
    if coming is None:
        return None
    if "day1" not in named:
        return Span(Precision.DAY, date(coming, month, last), date(coming, month, last))
    month1 = words.month(named.get("month1", named["month"]))
    first = date(coming - (month1 > month), month1, words.day(named["day1"]))
    return Span(Precision.DAY, first, date(coming, month, last), is_range=True)


def _months(year: int, first: int, last: int, precision: Precision) -> Span:
    end = date(year, last, 1) + relativedelta(day=LAST_OF_MONTH)
    return Span(precision, date(year, first, 1), end, is_range=precision is Precision.MONTH and first != last)


def _next_month(made_on: date) -> Span:
    month = made_on + relativedelta(months=1)
    return _months(month.year, month.month, month.month, Precision.MONTH)
