"""Reading an hour of the day as people type it: "18:00", "at 9", "9am", «в 9 вечера», «кешкі 6-да»."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

AT = ("at", "в", "во", "к", "сағат")
"""Words before an hour."""
OF_THE_CLOCK = (
    *("o'clock", "o’clock", "ч", "час", "часа", "часов"),
    *("-да", "-де", "-та", "-те", "-ға", "-ге", "-қа", "-ке"),
)
"""Words and endings after an hour."""


class Part(Enum):
    """Parts of the day, which tell the two hours of a clock with twelve apart."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    NIGHT = "night"


PARTS: Mapping[str, Part] = {
    **dict.fromkeys(("am", "a.m.", "a.m", "утра", "таңғы", "таңертең"), Part.MORNING),
    **dict.fromkeys(("pm", "p.m.", "p.m", "дня", "вечера", "түскі", "түстен кейін", "кешкі"), Part.AFTERNOON),
    **dict.fromkeys(("ночи", "түнгі"), Part.NIGHT),
}
"""The words of all languages; they may stand before the hour or after it."""
NOON, LATE = 12, 8
"""From eight on, an hour of the night is one before midnight."""


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for one of several words, of which the longest that fits counts."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


HOUR = (
    f"(?:(?P<at>{any_of(AT)}) )?(?:(?P<before>{any_of(PARTS)}) (?:{any_of(AT)} )?)?"
    r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))?"
    f"(?: ?(?:{any_of(OF_THE_CLOCK)})\\.?)?(?: ?(?P<after>{any_of(PARTS)}))?(?![\\w:+])"
)
"""A pattern for an hour in a text that is in lower case."""


def is_unmistakable(found: re.Match[str]) -> bool:
    """Tell whether what :data:`HOUR` found can only be an hour, not just a number."""
    return any(found[name] for name in ("at", "before", "minute", "after"))


def hour_and_minute(found: re.Match[str]) -> tuple[int, int]:
    """Return the hour, 0 to 99, and the minute that :data:`HOUR` found.

    Raises:
        ValueError: the hour is not one of the named part of the day.

    """
    hour, part = int(found["hour"]), PARTS.get(found["before"] or found["after"] or "")
    if part is Part.MORNING and hour > NOON:
        raise ValueError(f"{hour} is not in the morning")
    if part is not None and hour <= NOON:
        hour %= NOON
        is_later = part is Part.AFTERNOON or (part is Part.NIGHT and hour >= LATE)
        hour += NOON if is_later else 0
    return hour, int(found["minute"] or 0)
