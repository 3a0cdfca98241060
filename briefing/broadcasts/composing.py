"""Strict reading of what an editor types into the form of a broadcast."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing.addresses import is_address
from briefing.answers import ADDRESS_LIMIT
from briefing.broadcasts.content import Button
from briefing.days import AT, OF_THE_CLOCK, WORDS, day_of, plain
from briefing.invalid_input import InvalidInput, Problem
from briefing.legible import has_something_to_read

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

TEXT_UNITS, CAPTION_UNITS = 4096, 1024
"""UTF-16 units of a text and of a caption, after entities are parsed (Bot API)."""
TITLE_LENGTH = 64
"""Characters of a button's title; phones show fewer."""
MOST_BUTTONS = 20
MOST_IDS = 1000
FARTHEST = timedelta(days=366)
NAME = re.compile(r"[a-z0-9_-]{1,20}")
"""The name of a list; it fits into the data of a button."""

_BUTTON = re.compile(r"(?P<title>.*\S)\s+[-–—]\s+(?P<url>\S+)")
_AT = f"(?P<at>(?:{'|'.join(AT)}) )?"
_HOUR = f"(?P<hour>[0-9]{{1,2}})(?:[:.](?P<minute>[0-9]{{2}}))?(?: ?(?:{'|'.join(OF_THE_CLOCK)})\\.?)?"
_MOMENTS = (
    re.compile(f"(?P<day>.*?[^ ,])[ ,]+{_AT}{_HOUR}"),
    re.compile(f"{_AT}{_HOUR}[ ,]+(?P<day>[^ ,].*)"),
)
"""The two orders: the day before the hour, or after it."""
_ID = re.compile(r"-?[0-9]{1,19}")


class LostPart(StrEnum):
    """Parts of a message that cannot be sent to others."""

    BUTTONS = "buttons"
    EFFECT = "effect"
    ANSWERED = "answered"
    """The message, or the quoted part of one, to which it is a reply."""
    CUSTOM_EMOJI = "custom_emoji"


def units(text: str) -> int:
    """Return the length of a text in UTF-16 units, as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def buttons_of(text: str) -> tuple[Button, ...]:
    """Read buttons, one a line: ``title - https://address``. Raises :class:`InvalidInput`."""
    lines = _lines(text)
    if len(lines) > MOST_BUTTONS:
        raise InvalidInput(Problem.TOO_MANY_BUTTONS, count=len(lines), limit=MOST_BUTTONS)
    read = [(each, _button(each)) for each in lines]
    wrong = [line for line, found in read if found is None]
    if wrong:
        raise InvalidInput(Problem.BUTTON_LINES, lines=wrong)
    return tuple(found for _line, found in read if found is not None)


def _lines(text: str) -> list[str]:
    lines = [each.strip() for each in text.splitlines() if has_something_to_read(each)]
    if not lines:
        raise InvalidInput(Problem.EMPTY_MESSAGE)
    return lines


def _button(line: str) -> Button | None:
    found = _BUTTON.fullmatch(line)
    if found is None or len(found["title"]) > TITLE_LENGTH or not has_something_to_read(found["title"]):
        return None
    url = found["url"]
    return Button(found["title"], url) if len(url) <= ADDRESS_LIMIT and is_address(url) else None


def moment_of(text: str, now: datetime, zone: ZoneInfo) -> datetime:
    """Read a day and an hour of a zone as a moment in UTC: ``2026-12-01 09:00``, ``tomorrow at 9``.

    The day may be written in any way that :func:`briefing.days.day_of` knows. Raises :class:`InvalidInput`,
    also when the moment is past, over a year ahead, or left out by a change of the clock.
    """
    day, hour, minute = _day_and_hour(text, now.astimezone(zone).date())
    try:
        local = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
    except ValueError as error:
        raise InvalidInput(Problem.NO_SUCH_HOUR) from error
    moment = local.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise InvalidInput(Problem.NO_SUCH_HOUR)
    if moment <= now:
        raise InvalidInput(Problem.PAST, moment=local)
    if moment > now + FARTHEST:
        raise InvalidInput(Problem.TOO_FAR, moment=local)
    return moment


def _day_and_hour(text: str, today: date) -> tuple[date, int, int]:
    """Read a day, an hour and a minute.

    The minute may be left out after "at" and beside words such as "tomorrow", where the hour is unmistakable.
    """
    for form in _MOMENTS:
        found = form.fullmatch(plain(text))
        if found is None or not (found["minute"] or found["at"] or plain(found["day"]) in WORDS):
            continue
        try:
            return day_of(found["day"], today), int(found["hour"]), int(found["minute"] or 0)
        except InvalidInput as error:
            if error.problem is Problem.NO_SUCH_DAY:
                raise
    raise InvalidInput(Problem.NO_MOMENT)


def name_of(text: str) -> str:
    """Return the name of a list: letters ``a-z``, digits, ``_`` and ``-``. Raises :class:`InvalidInput`."""
    name = text.strip().lower()
    if not NAME.fullmatch(name):
        raise InvalidInput(Problem.NO_NAME)
    return name


def ids_of(text: str) -> tuple[int, ...]:
    """Read ids of chats, one a line, each once. Raises :class:`InvalidInput` with the wrong lines."""
    lines = _lines(text)
    wrong = [each for each in lines if not _ID.fullmatch(each)]
    if wrong:
        raise InvalidInput(Problem.NO_IDS, lines=wrong)
    ids = tuple(dict.fromkeys(map(int, lines)))
    if len(ids) > MOST_IDS:
        raise InvalidInput(Problem.TOO_MANY_IDS, count=len(ids), limit=MOST_IDS)
    return ids
