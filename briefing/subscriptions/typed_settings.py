"""Reading settings as people type them: a place, an hour, days, in any order and language.

``Almaty``, «каждый понедельник в 18:00», «дүйсенбі сайын 18:00», ``UTC+5 daily 9am``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.cities import zones_meant
from briefing.days import plain, weekdays
from briefing.hours import HOUR, hour_and_minute
from briefing.letters import any_of
from briefing.preferences import Frequency
from briefing.subscriptions.setting_words import BESIDE, DAY_OF_A_MONTH, FREQUENCIES, OF_A_MONTH
from briefing.zones import fixed_zone, zone_named, zones_at

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from briefing.preferences import Preferences

WORKING_DAYS = (0, 1, 2, 3, 4)
LAST_HOUR, MINUTES_AN_HOUR = 23, 60
MOST_WORDS = 4
"""The most words of a place."""

_BEGIN, _END = r"(?<![\w:+-])", r"(?![\w:+-])"
_OFFSET = re.compile(
    r"(?<![\w+-])(?:utc|gmt)? ?(?P<sign>[+−-])(?P<hours>[0-9]{1,2})(?::(?P<minutes>[0-9]{2}))?(?![\w-])"
)
_FREQUENCY = re.compile(f"{_BEGIN}(?:{any_of(FREQUENCIES)}){_END}")
_MONTH_DAYS = (
    re.compile(
        r"\b([0-9]{1,2})(?:st|nd|rd|th)\b(?: day)?"
        f"(?: (?:of )?(?:{any_of(('every', 'each', 'the'))}) month)?"
    ),
    re.compile(r"\b([0-9]{1,2})(?:-?го|-?е)?(?: числ[оа]\b|(?<=го)\b|(?<=е)\b)(?: каждого месяца)?"),
    re.compile(
        f"(?:{any_of(OF_A_MONTH)}) ([0-9]{{1,2}})(?:-?[^\\W\\d]{{1,4}})?"
        f"(?: (?:{any_of(DAY_OF_A_MONTH)}))?(?![\\w:])"
    ),
)
_HOUR = re.compile(f"(?<![\\w:.+-]){HOUR}")


@dataclass(frozen=True, slots=True)
class TypedSettings:
    """What somebody typed; what they did not name is empty or None."""

    zones: tuple[str, ...] = ()
    """More than one where the name does not say which is meant."""
    hours: tuple[int, ...] = ()
    frequency: Frequency | None = None
    weekdays: tuple[int, ...] = ()
    month_day: int | None = None

    def applied(self, present: Preferences) -> Preferences:
        """Return the preferences with all that was named."""
        return replace(
            present,
            zone=self.zones[0] if len(self.zones) == 1 else present.zone,
            hours=self.hours or present.hours,
            frequency=self.frequency or present.frequency,
            weekdays=self.weekdays or present.weekdays,
            month_day=self.month_day or present.month_day,
        )


def read_settings(text: str, languages: Collection[str], now: datetime) -> TypedSettings | None:
    """Read settings; None when a part of the text is not understood: then nothing is to be changed."""
    words = re.sub(r"[,;]", " ", plain(text))
    if "/" in words and (zone := zone_named(words)):
        return TypedSettings((zone,))
    reading = _Reading(words, now)
    try:
        # In this order, because what is left as a number in the end is an hour.
        found = TypedSettings(
            zones=reading.long_place(languages) or reading.offset(),
            month_day=reading.month_day(),
            frequency=reading.frequency(),
            weekdays=reading.weekdays(),
            hours=reading.hours(),
        )
        place = reading.rest()
        if place:
            found = replace(found, zones=_zones(place, languages, now, is_named=bool(found.zones)))
        return _consistent(found)
    except ValueError:
        return None


def _zones(place: str, languages: Collection[str], now: datetime, *, is_named: bool) -> tuple[str, ...]:
    zones = zones_meant(place, languages, now)
    if is_named or not zones:
        raise ValueError("no zone, or two of them")
    return zones


def _consistent(found: TypedSettings) -> TypedSettings:
    """Return the settings with the frequency that the named days mean; ValueError when both contradict."""
    named = found.frequency
    if found == TypedSettings() or (found.month_day and found.weekdays):
        raise ValueError("nothing, or two kinds of days")
    if found.month_day:
        meant = Frequency.MONTHLY
    elif found.weekdays:
        meant = Frequency.WEEKLY if len(found.weekdays) == 1 else Frequency.WEEKDAYS
    elif named is Frequency.WEEKDAYS:
        return replace(found, weekdays=WORKING_DAYS)
    else:
        return found
    if named not in (None, meant):
        raise ValueError("the days are not those of the frequency")
    return replace(found, frequency=meant)


class _Reading:
    """A text from which one part after another is taken; each raises ValueError for one that cannot be."""

    def __init__(self, text: str, now: datetime) -> None:
        self._text = text
        self._now = now

    def long_place(self, languages: Collection[str]) -> tuple[str, ...]:
        """Take a place of several words, of which one may be a weekday or a joining word: "Port of Spain"."""
        words = self._text.split()
        for length in range(min(MOST_WORDS, len(words)), 1, -1):
            for start in range(len(words) - length + 1):
                end = start + length
                if zones := zones_meant(" ".join(words[start:end]), languages, self._now):
                    self._text = " ".join((*words[:start], *words[end:]))
                    return zones
        return ()

    def offset(self) -> tuple[str, ...]:
        """Take "UTC+5" and return the zone that is always so, else a place where the clock shows that now."""
        found = self._take(_OFFSET)
        if found is None:
            return ()
        minutes = int(found["hours"]) * MINUTES_AN_HOUR + int(found["minutes"] or 0)
        minutes = minutes if found["sign"] == "+" else -minutes
        fixed = fixed_zone(minutes)
        zones = (fixed,) if fixed else zones_at(minutes, self._now)
        if not zones:
            raise ValueError("no clock is so far from UTC")
        return zones

    def month_day(self) -> int | None:
        """Take "1st of every month"."""
        found = next((match for form in _MONTH_DAYS if (match := self._take(form))), None)
        if found is None:
            return None
        day = int(found[1])
        if day not in range(1, 32):
            raise ValueError("no month has this day")
        return day

    def frequency(self) -> Frequency | None:
        """Take "every day"."""
        found = self._take(_FREQUENCY)
        return FREQUENCIES[found[0]] if found else None

    def weekdays(self) -> tuple[int, ...]:
        """Take "Mondays and Thursdays"."""
        names = re.compile(f"{_BEGIN}(?P<name>{any_of(weekdays())})\\.?{_END}")
        found = set()
        while match := self._take(names):
            found.add(weekdays()[match["name"]])
        return tuple(sorted(found))

    def hours(self) -> tuple[int, ...]:
        """Take "at 9 and 18:00": full hours, because digests come at these."""
        found = set()
        while match := self._take(_HOUR):
            hour, minute = hour_and_minute(match)
            if hour > LAST_HOUR or minute:
                raise ValueError("no full hour of a day")
            found.add(hour)
        return tuple(sorted(found))

    def rest(self) -> str:
        """Return the words that were not taken, without those that only join others."""
        return " ".join(each for each in self._text.split() if each not in BESIDE)

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.search(self._text)
        if found is not None:
            self._text = f"{self._text[: found.start()]} {self._text[found.end() :]}"
        return found
