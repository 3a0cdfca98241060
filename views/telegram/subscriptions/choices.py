"""The choices that buttons of the settings carry, in few bytes, and the preferences after a choice."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing.preferences import Frequency
from briefing.subscriptions.preference_choices import (
    with_hour,
    with_month_day,
    with_quiet_hours,
    with_weekday,
    with_zone,
)

if TYPE_CHECKING:
    from briefing.preferences import Preferences

ON, OFF = "1", "0"
NO_QUIET = "none"


class Choice(StrEnum):
    """The preference that a button changes; the value is its letter in the data."""

    FREQUENCY = "f"
    HOUR = "h"
    WEEKDAY = "d"
    MONTH_DAY = "m"
    QUIET = "q"
    ZONE = "z"
    REMINDERS = "r"
    SILENT = "s"
    SUMMARY = "u"


def switch_value(number: int, *, is_on: bool) -> str:
    """Return the value of a button that adds or removes an hour or a weekday.

    The value says which of both, so that a press that is delivered twice changes nothing more.
    """
    return f"{number}{'-' if is_on else '+'}"


def with_choice(present: Preferences, name: str, value: str) -> Preferences:  # noqa: C901, PLR0911 - one case for each
    """Return the preferences after the choice that a button carries.

    Raises:
        ValueError: there is no such choice.

    """
    match Choice(name):
        case Choice.FREQUENCY:
            return replace(present, frequency=Frequency(value))
        case Choice.HOUR:
            number, is_on = _switch(value)
            return with_hour(present, number, is_on=is_on)
        case Choice.WEEKDAY:
            number, is_on = _switch(value)
            return with_weekday(present, number, is_on=is_on)
        case Choice.MONTH_DAY:
            return with_month_day(present, int(value))
        case Choice.QUIET if value == NO_QUIET:
            return replace(present, quiet=None)
        case Choice.QUIET:
            start, _dash, end = value.partition("-")
            return with_quiet_hours(present, int(start), int(end))
        case Choice.ZONE:
            return with_zone(present, value)
        case Choice.REMINDERS:
            return replace(present, reminders=_is_on(value))
        case Choice.SILENT:
            return replace(present, silent=_is_on(value))
        case Choice.SUMMARY:
            return replace(present, monthly_summary=_is_on(value))


def _switch(value: str) -> tuple[int, bool]:
    number, sign = value[:-1], value[-1:]
    if sign not in ("+", "-"):
        raise ValueError(f"{value!r} switches nothing")
    return int(number), sign == "+"


def _is_on(value: str) -> bool:
    if value not in (ON, OFF):
        raise ValueError(f"{value!r} is neither on nor off")
    return value == ON
