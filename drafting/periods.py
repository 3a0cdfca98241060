"""Time expressions: finds the days and periods that a text names, and their calendar dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from briefing.statement.model import Precision
from drafting import periods_en, periods_ru

if TYPE_CHECKING:
    import re

    from drafting.calendar_words import CalendarWords

MOST_MENTIONS = 20
"""Most time expressions of one sentence; more are a list of days, not deadlines."""
LAST_OF_MONTH = 31
"""relativedelta reduces it to the last day of the month."""

_WORDS: dict[str, CalendarWords] = {"ru": periods_ru.WORDS, "en": periods_en.WORDS}


@dataclass(frozen=True, slots=True)
class Mention:
    """A time expression in a text, with its dates; ``start`` and ``end`` are character indexes."""

    start: int
    end: int
    precision: Precision
    first_day: date
    last_day: date
    is_range: bool = False
    """Whether both a beginning and an end are named: "28–29 May", "2026–2028"."""


@dataclass(frozen=True, slots=True)
class _Span:
    precision: Precision
    first_day: date
    last_day: date
    is_range: bool = False


def find_mentions(text: str, made_on: date | None, language: str) -> list[Mention]:
    """Return the time expressions of a text in order; relative ones only if ``made_on`` is known."""
    words = _WORDS[language]
    lowered = text.lower().replace("ё", "е")
    if not words.hint.search(lowered):
        return []
    taken = [False] * len(text)
    found = []
    for pattern in words.patterns:
        for match in pattern.finditer(lowered):
            if any(taken[match.start() : match.end()]):
                continue
            span = _resolve(match, words, made_on)
            if span is not None:
                taken[match.start() : match.end()] = [True] * (match.end() - match.start())
                found.append(
                    Mention(
                        match.start(),
                        match.end(),
                        span.precision,
                        span.first_day,
                        span.last_day,
                        span.is_range,
                    )
                )
    return sorted(found, key=lambda each: each.start)[:MOST_MENTIONS]


def _resolve(match: re.Match[str], words: CalendarWords, made_on: date | None) -> _Span | None:
    """Return the dates of a match, or None if it is no valid date or needs an unknown ``made_on``."""
    named = {name: value for name, value in match.groupdict().items() if value}
    try:
        return _read(named, words, made_on)
    except (ValueError, OverflowError):
        return None  # "31 June", or a duration that leaves the calendar


def _read(named: dict[str, str], words: CalendarWords, made_on: date | None) -> _Span | None:
    if "unit" in named:
        return _after(made_on, named, words) if made_on is not None else None
    if "stretch" in named:
        return _next_stretch(made_on, words.unit(named["stretch"])) if made_on is not None else None
    if "decade" in named:
        return _decade(made_on) if made_on is not None else None
    year = _year(named, words, made_on)
    if year is None:
        return None
    if "day" in named:
        return _days(named, words, year, made_on)
    return _part_of_year(named, words, year, made_on)


def _part_of_year(named: dict[str, str], words: CalendarWords, year: int, made_on: date | None) -> _Span:
    if "month" in named:
        month = words.month(named["month"])
        year = _coming(year, month, LAST_OF_MONTH, named, made_on)
        return _months(year, words.month(named.get("month1", named["month"])), month, Precision.MONTH)
    if "season" in named:
        last = words.season(named["season"])
        year = _coming(year, last, LAST_OF_MONTH, named, made_on)
        return _months(year, last, last, Precision.MONTH)
    if "quarter" in named:
        first = 3 * words.ordinal(named["quarter"]) - 2
        return _months(year, first, first + 2, Precision.QUARTER)
    if "half" in named:
        first = 6 * words.ordinal(named["half"]) - 5
        return _months(year, first, first + 5, Precision.HALF_YEAR)
    first_year = int(named.get("year1", year))
    return _Span(Precision.YEAR, date(first_year, 1, 1), date(year, 12, 31), is_range="year1" in named)


def _year(named: dict[str, str], words: CalendarWords, made_on: date | None) -> int | None:
    if "year" in named:
        return int(named["year"])
    if made_on is None:
        return None
    return made_on.year + words.years_ahead(named.get("relative", ""))


def _coming(year: int, month: int, day: int, named: dict[str, str], made_on: date | None) -> int:
    """Return the year of a date without one: the next year if it is a limit that has passed this year."""
    if made_on is None or "year" in named or "relative" in named or "limit" not in named:
        return year
    return year + (date(year, month, 1) + relativedelta(day=day) < made_on)


def _days(named: dict[str, str], words: CalendarWords, year: int, made_on: date | None) -> _Span:
    month = words.month(named["month"])
    last = int(named["day"])
    year = _coming(year, month, last, named, made_on)
    if "day1" not in named:
        return _Span(Precision.DAY, date(year, month, last), date(year, month, last))
    month1 = words.month(named.get("month1", named["month"]))
    first = date(year - (month1 > month), month1, int(named["day1"]))
    return _Span(Precision.DAY, first, date(year, month, last), is_range=True)


def _months(year: int, first: int, last: int, precision: Precision) -> _Span:
    end = date(year, last, 1) + relativedelta(day=LAST_OF_MONTH)
    return _Span(
        precision, date(year, first, 1), end, is_range=precision is Precision.MONTH and first != last
    )


def _after(made_on: date, named: dict[str, str], words: CalendarWords) -> _Span:
    count, unit = words.number(named.get("count", "")), words.unit(named["unit"])
    if unit == "half_years":
        count, unit = count * 6, "months"
    elif named.get("count", "") in words.one_and_a_half:
        count, unit = 18, "months"
    steps = {
        "days": relativedelta(days=count),
        "weeks": relativedelta(weeks=count),
        "months": relativedelta(months=count),
        "years": relativedelta(years=count),
    }
    return _Span(Precision.DAY, made_on, made_on + steps[unit])


def _decade(made_on: date) -> _Span:
    """Return the last year of the decade, counted as the next round one: 2030."""
    year = -(-made_on.year // 10) * 10
    return _Span(Precision.YEAR, date(year, 1, 1), date(year, 12, 31))


def _next_stretch(made_on: date, unit: str) -> _Span:
    if unit == "weeks":
        monday = made_on + relativedelta(days=7 - made_on.weekday())
        return _Span(Precision.DAY, monday, monday + relativedelta(days=6))
    month = made_on + relativedelta(months=1)
    return _months(month.year, month.month, month.month, Precision.MONTH)
