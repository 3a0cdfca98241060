"""Reading an hour of the day as people type it: "18:00", "at 9", "9am", «в 9 вечера», «кешкі 6-да»."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from briefing.letters import any_of, folded

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

AT = ("at", "в", "во", "к", "сағат", "саат", "saat", "soat")
"""Words before an hour."""
OF_THE_CLOCK = (
    *("o'clock", "ч", "час", "часа", "часов"),
    *("-да", "-де", "-та", "-те", "-ға", "-ге", "-қа", "-ке"),
    *("да", "де", "та", "те", "дө", "тө", "-дө", "-тө"),
    *("da", "de", "ta", "te", "də", "-da", "-de", "-ta", "-te", "-də"),
)
"""Words and endings after an hour; an apostrophe before an ending is no part of a folded text."""
HALF = ("buçuk", "yarım", "yarim", "жарым")
"""Words after an hour that add 30 minutes to it."""


class Part(Enum):
    """Parts of the day, which tell the two hours of a clock with twelve apart."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    NIGHT = "night"


_MORNING = (
    *("am", "a.m.", "a.m", "утра", "таңғы", "таңертең", "эртең менен", "эртең мененки"),
    *("sabah", "sabahleyin", "səhər", "ertalab"),
)
_AFTERNOON = (
    *("pm", "p.m.", "p.m", "дня", "вечера", "түскі", "түстен кейін", "кешкі"),
    *("түштө", "түштөн кийин", "кечинде", "кечки", "кечкисин"),
    *("öğle", "öğlen", "öğleden sonra", "akşam", "akşamleyin"),
    *("günorta", "günortadan sonra", "gündüz", "axşam"),
    *("tushda", "tushdan keyin", "kechqurun", "kechki"),
)
_NIGHT = ("ночи", "түнгі", "түндө", "түнкү", "түнкүсүн", "gece", "gecə", "kechasi", "tunda", "tungi")
PARTS: Mapping[str, Part] = {
    folded(word): part
    for words, part in ((_MORNING, Part.MORNING), (_AFTERNOON, Part.AFTERNOON), (_NIGHT, Part.NIGHT))
    for word in words
}
"""The words of all languages; they may stand before the hour or after it."""
HALF_AN_HOUR, NOON, LATE = 30, 12, 8
"""From eight on, an hour of the night is one before midnight."""

HOUR = (
    f"(?:(?P<at>{any_of(AT)}) )?(?:(?P<before>{any_of(PARTS)}) (?:(?:{any_of(AT)}) )?)?"
    f"(?P<hour>[0-9]{{1,2}})(?:[:.](?P<minute>[0-9]{{2}})| (?P<half>{any_of(HALF)}))?"
    f"(?: ?(?:{any_of(OF_THE_CLOCK)})\\.?)?(?: ?(?P<after>{any_of(PARTS)}))?(?![\\w:+])"
)
"""A pattern for an hour in a folded text."""


def is_unmistakable(found: re.Match[str]) -> bool:
    """Tell whether what :data:`HOUR` found can only be an hour, not just a number."""
    return any(found[name] for name in ("at", "before", "minute", "half", "after"))


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
    return hour, HALF_AN_HOUR if found["half"] else int(found["minute"] or 0)
