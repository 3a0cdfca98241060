"""Applying one choice of a person to their preferences; each raises ValueError for an invalid choice."""

from __future__ import annotations

from dataclasses import replace

from briefing.preferences import DEFAULT_HOUR, Frequency, Preferences
from briefing.zones import zone_named

HOURS, WEEKDAYS, MONTH_DAYS = range(24), range(7), range(1, 32)


def with_hour(present: Preferences, hour: int, *, is_on: bool) -> Preferences:
    """Switch an hour of digests on or off; the last hour that is on stays on.

    The default hour alone was not chosen by anybody, so the first one that is chosen replaces it. Who wants
    both chooses the default hour again.
    """
    if is_on and present.hours == (DEFAULT_HOUR,):
        return replace(present, hours=(_allowed(hour, HOURS),))
    return replace(present, hours=_switched(present.hours, _allowed(hour, HOURS), is_on=is_on))


def with_weekday(present: Preferences, weekday: int, *, is_on: bool) -> Preferences:
    """Switch a weekday of digests on or off, or choose that of weekly ones; the last one stays on."""
    _allowed(weekday, WEEKDAYS)
    if present.frequency is Frequency.WEEKLY:
        return replace(present, weekdays=(weekday,))
    return replace(present, weekdays=_switched(present.weekdays, weekday, is_on=is_on))


def with_month_day(present: Preferences, day: int) -> Preferences:
    """Choose the day of the month of monthly digests."""
    return replace(present, month_day=_allowed(day, MONTH_DAYS))


def with_quiet_hours(present: Preferences, start: int, end: int) -> Preferences:
    """Choose the hours between which nothing is sent."""
    if start == end:
        raise ValueError(f"from {start} to {end} there is no hour")
    return replace(present, quiet=(_allowed(start, HOURS), _allowed(end, HOURS)))


def with_zone(present: Preferences, zone: str) -> Preferences:
    """Choose the time zone."""
    if zone_named(zone) != zone:
        raise ValueError(f"no zone {zone}")
    return replace(present, zone=zone)


def _allowed(number: int, allowed: range) -> int:
    if number not in allowed:
        raise ValueError(f"{number} is not within {allowed}")
    return number


def _switched(present: tuple[int, ...], number: int, *, is_on: bool) -> tuple[int, ...]:
    if is_on:
        return tuple(sorted({*present, number}))
    return tuple(each for each in present if each != number) or present
