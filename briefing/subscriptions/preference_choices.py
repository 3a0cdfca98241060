"""One choice of a person, applied to their preferences."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.preferences import Frequency
from briefing.zones import zone_named

if TYPE_CHECKING:
    from briefing.preferences import Preferences

HOURS, WEEKDAYS, MONTH_DAYS = range(24), range(7), range(1, 32)


def chosen(  # noqa: PLR0911 - one case for each choice
    present: Preferences, name: str, value: str
) -> Preferences:
    """Return the preferences after a choice; ``name`` is its first letter, to fit into a button.

    Hours and weekdays carry whether they are to be on (``9+``) or off (``9-``), so that a press that is
    delivered twice changes nothing more; the last one that is on stays on.

    Raises:
        ValueError: there is no such choice, any more or at all.

    """
    match name:
        case "f":
            return replace(present, frequency=Frequency(value))
        case "h":
            return replace(present, hours=_switched(present.hours, value, HOURS))
        case "d" if present.frequency is Frequency.WEEKLY:
            return replace(present, weekdays=(_number(value.rstrip("+-"), WEEKDAYS),))
        case "d":
            return replace(present, weekdays=_switched(present.weekdays, value, WEEKDAYS))
        case "m":
            return replace(present, month_day=_number(value, MONTH_DAYS))
        case "q":
            return replace(present, quiet=_quiet(value))
        case "z" if zone_named(value) == value:
            return replace(present, zone=value)
        case "r" if value in ("0", "1"):
            return replace(present, reminders=value == "1")
        case "s" if value in ("0", "1"):
            return replace(present, silent=value == "1")
        case _:
            raise ValueError(f"no choice {name}={value}")


def _number(value: str, allowed: range) -> int:
    number = int(value)
    if number not in allowed:
        raise ValueError(value)
    return number


def _switched(present: tuple[int, ...], value: str, allowed: range) -> tuple[int, ...]:
    number = _number(value[:-1], allowed)
    if value[-1] == "+":
        return tuple(sorted({*present, number}))
    if value[-1] != "-":
        raise ValueError(value)
    return tuple(each for each in present if each != number) or present


def _quiet(value: str) -> tuple[int, int] | None:
    if value == "none":
        return None
    start, _dash, end = value.partition("-")
    if start == end:
        raise ValueError(value)
    return _number(start, HOURS), _number(end, HOURS)
