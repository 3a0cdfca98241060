"""Days, months, quarters and hours in words.

Babel writes them as CLDR has them. That is foreign to readers of some languages ("29-noyabr, 2026" in Uzbek),
or does not stand in a sentence ("2026 ж. 29 қараша"), so each of our languages has patterns of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Literal

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, format_timedelta, get_day_names

if TYPE_CHECKING:
    from datetime import date, datetime

FORMATS = {"en": "en_GB"}
"""Locales for languages whose dates are not to follow Babel's default: "7 October 2025", 24 hours."""
DAYS_PER_MONTH, DAYS_PER_YEAR = 30.44, 365
_BETWEEN = re.compile(r"(?<=\d) (?=[^\W\d])")
"""A blank between a number and the word after it."""


@dataclass(frozen=True, slots=True)
class DatePatterns:
    """How one language writes days, in the letters of CLDR patterns (``y``, ``MMMM``, ``d`` …).

    No pattern of Turkish or Azerbaijani has ``L``: Babel shows the months of the one to readers of the other.
    ``{of_month}`` is the month as it stands after its year, where Babel does not have that form; ``{year}``
    and ``{quarter}`` are their numbers as ordinals.
    """

    date: str
    month: str
    quarter: str
    weekday: str
    """A day of this year or the next with its weekday."""
    year: str = "y"


PATTERNS = {
    "en": DatePatterns("d MMMM y", "LLLL y", "QQQQ y", "EEE d MMM"),
    "ru": DatePatterns("d MMMM y 'года'", "LLLL y 'года'", "QQQQ y 'года'", "EEE, d MMM"),
    "kk": DatePatterns("y 'жылғы' d MMMM", "y 'жылғы' MMMM", "y 'жылғы' QQQQ", "d MMM, EEE"),
    "tr": DatePatterns("d MMMM y", "MMMM y", "y 'yılının' Q'. çeyreği'", "d MMMM EEEE"),
    "az": DatePatterns(
        "d MMMM y", "MMMM y", "'{year} ilin {quarter} rübü'", "d MMMM, EEEE", year="'{year} il'"
    ),
    "uz": DatePatterns(
        "y-'yil' d-MMMM", "y-'yil' MMMM", "y-'yilning' Q-'choragi'", "d-MMMM, EEEE", year="y-'yil'"
    ),
    "ky": DatePatterns(
        "y-'жылдын' d-'{of_month}'",
        "y-'жылдын {of_month}'",
        "y-'жылдын' Q-'кварталы'",
        "d-MMMM, EEEE",
        year="y-'жыл'",
    ),
}
"""By language, without its script and territory. Others are written as CLDR has them."""

OF_MONTH = {
    "ky": (
        "январы",
        "февралы",
        "марты",
        "апрели",
        "майы",
        "июну",
        "июлу",
        "августу",
        "сентябры",
        "октябры",
        "ноябры",
        "декабры",
    )
}
"""Months of a year: "the November of 2026"."""

_AZ_ONES = ("", "ci", "ci", "cü", "cü", "ci", "cı", "ci", "ci", "cu")
_AZ_TENS = ("", "cu", "ci", "cu", "cı", "ci", "cı", "ci", "ci", "cı")
_AZ_HUNDRED, _AZ_THOUSAND = "cü", "ci"

AGO_WORDS = {"az": ("öncə", "əvvəl")}
"""The word of CLDR for "ago", and the one that the texts of the language have."""


@cache
def locale_of(language: str) -> Locale:
    """Return Babel's locale for the code of an interface language."""
    return Locale.parse(FORMATS.get(language, language).replace("-", "_"))


def date_words(language: str, day: date) -> str:
    """Return a day with its year, for a sentence: "29 November 2026"."""
    patterns = _patterns(language)
    if patterns is None:
        return held(format_date(day, "long", locale=locale_of(language)))
    return _written(language, patterns.date, day)


def month_words(language: str, day: date) -> str:
    """Return the month and year of a day: "December 2026"."""
    patterns = _patterns(language)
    if patterns is None:
        return held(format_skeleton("yMMMM", day, locale=locale_of(language)))
    return _written(language, patterns.month, day)


def quarter_words(language: str, day: date) -> str:
    """Return the quarter and year of a day: "4th quarter 2026"."""
    patterns = _patterns(language)
    if patterns is None:
        return held(format_skeleton("yQQQQ", day, locale=locale_of(language)))
    return _written(language, patterns.quarter, day)


def year_words(language: str, day: date) -> str:
    """Return the year of a day as a name that stands alone: "2026", in Uzbek "2026-yil"."""
    patterns = _patterns(language)
    return str(day.year) if patterns is None else _written(language, patterns.year, day)


def weekday_words(language: str, moment: datetime) -> str:
    """Return the weekday, day and month of a moment in its own zone: "Sun 29 Nov"."""
    patterns = _patterns(language)
    if patterns is None:
        return held(format_skeleton("MMMEd", moment, tzinfo=moment.tzinfo, locale=locale_of(language)))
    return _written(language, patterns.weekday, moment.date())


def time_words(language: str, moment: datetime) -> str:
    """Return the hour and minute of a moment in its own zone."""
    return format_time(moment.timetz().replace(tzinfo=None), "short", locale=locale_of(language))


def weekday_names(language: str) -> tuple[str, ...]:
    """Return the short names of the days of the week, Monday first."""
    # The other context of CLDR has them in capitals for Azerbaijani.
    names = get_day_names("abbreviated", "format", locale=locale_of(language))
    return tuple(names[day] for day in range(7))


def ago_words(language: str, days: int) -> str:
    """Return how long ago a day was, one day at least, in its largest unit: "5 days ago", "1 year ago"."""
    years = days // DAYS_PER_YEAR
    # Of a day in January nobody says in December of the same year that it was a year ago.
    months = min(round(days / DAYS_PER_MONTH), 11)
    if days <= DAYS_PER_MONTH:
        return _ago(language, timedelta(days), "day")
    if years:
        return _ago(language, timedelta(DAYS_PER_YEAR * years), "year")
    return _ago(language, timedelta(30 * months), "month")


def exact_ago_words(language: str, length: timedelta) -> str:
    """Return how long ago a moment was, a minute at least, in its largest unit: "3 hours ago"."""
    if length >= timedelta(days=1):
        return ago_words(language, length.days)
    unit: Literal["hour", "minute"] = "hour" if length >= timedelta(hours=1) else "minute"
    return _ago(language, max(length, timedelta(minutes=1)), unit)


def _ago(language: str, length: timedelta, unit: Literal["minute", "hour", "day", "month", "year"]) -> str:
    # Babel takes the largest unit of which there are at least ``threshold``; weeks are no unit here.
    threshold = DAYS_PER_MONTH if unit == "day" else 1
    words = format_timedelta(
        -length, granularity=unit, threshold=threshold, add_direction=True, locale=locale_of(language)
    )
    return held(words.replace(*AGO_WORDS.get(_alone(language), ("", ""))))


def ordinal(language: str, number: int) -> str:
    """Return a number as it stands before what it numbers: in Azerbaijani "2026-cı", elsewhere "2026"."""
    if _alone(language) != "az":
        return str(number)
    tens, ones = divmod(number % 100, 10)
    hundred = _AZ_HUNDRED if number % 1000 else _AZ_THOUSAND
    return f"{number}-{_AZ_ONES[ones] or _AZ_TENS[tens] or hundred}"


def held(words: str) -> str:
    """Return words in which no line ends between a number and what it counts: "22 November"."""
    return _BETWEEN.sub("\N{NO-BREAK SPACE}", words)


def _written(language: str, pattern: str, day: date) -> str:
    months = OF_MONTH.get(_alone(language))
    filled = pattern.format(
        of_month=months[day.month - 1] if months else "",
        year=ordinal(language, day.year),
        quarter=ordinal(language, (day.month + 2) // 3),
    )
    return held(format_date(day, filled, locale=locale_of(language)))


def _patterns(language: str) -> DatePatterns | None:
    # A language in another script has other words.
    return None if _has_script(language) else PATTERNS.get(_alone(language))


def _has_script(language: str) -> bool:
    return any(len(part) == len("cyrl") for part in language.split("-")[1:])


def _alone(language: str) -> str:
    return language.partition("-")[0]
