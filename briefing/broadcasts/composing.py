"""Strict reading of what an editor types into the form of a broadcast."""

from __future__ import annotations

import re
from enum import StrEnum

from briefing.addresses import is_address
from briefing.answers import ADDRESS_LIMIT
from briefing.broadcasts.content import Button
from briefing.invalid_input import InvalidInput, Problem
from briefing.legible import has_something_to_read

TEXT_UNITS, CAPTION_UNITS = 4096, 1024
"""UTF-16 units of a text and of a caption, after entities are parsed (Bot API)."""
TITLE_LENGTH = 64
"""Characters of a button's title; phones show fewer."""
MOST_BUTTONS = 20
MOST_IDS = 1000
NAME = re.compile(r"[a-z0-9_-]{1,20}")
"""The name of a list; it fits into the data of a button."""

_BUTTON = re.compile(r"(?P<title>.*\S)\s+[-–—]\s+(?P<url>\S+)")
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
