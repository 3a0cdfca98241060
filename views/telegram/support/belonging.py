"""Who asked for a page. The keyboard carries a mark of it, and Telegram returns the keyboard with each press.

The mark is added to the end of the data of one button. The data of a press may be forged; the keyboard of the
message may not, because Telegram sends the one that the bot made. So the asker of a page is known after a
restart, when the question was deleted, and where nothing can be stored. In a group nobody may press the
buttons of a keyboard without a mark.
"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from aiogram.types import InlineKeyboardMarkup

from views.telegram.statement.callbacks import ShowCard
from views.telegram.subscriptions.callbacks import Unsubscribe

if TYPE_CHECKING:
    from aiogram.types import InlineKeyboardButton

    from views.telegram.support.page import Page

DATA_LIMIT = 64
"""Bytes of callback data (Bot API)."""


class Common(Enum):
    """Who may press the buttons of a page that no single person asked for."""

    ADMINISTRATORS = "A"
    """Any administrator: an anonymous one asked for the page."""
    PUSHED = "P"
    """Nobody asked for the page; the bot sent it of its own accord."""


Asker = int | Common
"""The id of the person who asked for a page, or one of :class:`Common`."""

_MARK = re.compile(r"\|([AP]|[0-9a-f]{1,16})\Z")
"""No data has "|" otherwise: ids, names and zones are made of letters, digits, dashes and slashes."""


def mark_page(shown: Page, asker: Asker | None) -> Page:
    """Return a page with a mark of its asker, or the page itself if there is no asker or no button."""
    if shown.keyboard is None or asker is None:
        return shown
    return replace(shown, keyboard=mark_keyboard(shown.keyboard, asker))


def mark_keyboard(keyboard: InlineKeyboardMarkup, asker: Asker) -> InlineKeyboardMarkup:
    """Return a keyboard with a mark on its shortest data, or the keyboard itself if no button has room.

    Room is missing only if every button has an id and a slug of the greatest length. The mark of a push
    always fits.
    """
    mark = f"|{asker.value if isinstance(asker, Common) else format(asker, 'x')}"
    shortest = min(_pressed(keyboard), key=_length, default=None)
    if shortest is None or _length(shortest) + len(mark) > DATA_LIMIT:
        return keyboard
    with_mark = shortest.model_copy(update={"callback_data": f"{shortest.callback_data}{mark}"})
    rows = [[with_mark if each is shortest else each for each in row] for row in keyboard.inline_keyboard]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def asker_of(keyboard: InlineKeyboardMarkup | None) -> Asker | None:
    """Return who asked for the page of a keyboard, or None if it has no mark.

    Digests and reminders of earlier versions had no mark. They are known by their buttons: no other page had
    both one that unsubscribes and one that shows a card.
    """
    if keyboard is None:
        return None
    every = [each.callback_data or "" for each in _pressed(keyboard)]
    found = next((mark for data in every if (mark := _MARK.search(data))), None)
    if found is not None:
        return Common(found[1]) if found[1] in ("A", "P") else int(found[1], 16)
    was_pushed = all(
        any(data.startswith(f"{kind.__prefix__}:") for data in every) for kind in (Unsubscribe, ShowCard)
    )
    return Common.PUSHED if was_pushed else None


def without_mark(data: str) -> str:
    """Return the data of a button without a mark."""
    return _MARK.sub("", data)


def _length(pressed: InlineKeyboardButton) -> int:
    return len((pressed.callback_data or "").encode())


def _pressed(keyboard: InlineKeyboardMarkup) -> list[InlineKeyboardButton]:
    """Return the buttons that have data."""
    return [each for row in keyboard.inline_keyboard for each in row if each.callback_data]
