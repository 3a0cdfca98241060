"""Asker a page is: marked on its keyboard, which Telegram itself hands back with each press.

The mark is an ending of the data of one button. What is pressed may be forged, the keyboard of the message
may not: it is the one that the bot sent. So a page is still its asker's after a restart, when the question
was deleted, and where nothing can be stored. In a group a keyboard without a mark is nobody's.
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

    from views.telegram.support.page import Page, Rows

DATA_LIMIT = 64
"""Bytes of callback data (Bot API)."""


class Common(Enum):
    """Pages that belong to no single person."""

    ADMINISTRATORS = "A"
    """One of them asked for it, and stays anonymous."""
    PUSHED = "P"
    """Nobody asked for it."""


Asker = int | Common
"""A person's id, or one of those."""

_MARK = re.compile(r"\|([AP]|[0-9a-f]{1,16})\Z")
"""No data has the sign: ids, names and zones are made of letters, digits, dashes and slashes."""


def mark_page(shown: Page, asker: Asker | None) -> Page:
    """Return a page with the mark of whose it is; without one for None, and where there are no buttons."""
    if shown.keyboard is None or asker is None:
        return shown
    return replace(shown, keyboard=mark_keyboard(shown.keyboard, asker))


def mark_keyboard(keyboard: InlineKeyboardMarkup, asker: Asker) -> InlineKeyboardMarkup:
    """Return a keyboard with a mark on its shortest data; it stays nobody's where no button has room.

    That takes a statement's id and slugs of the greatest length on every button; a push's mark always fits.
    """
    mark = f"|{asker.value if isinstance(asker, Common) else format(asker, 'x')}"
    lengths = [len(each.callback_data.encode()) for each in _pressed(keyboard) if each.callback_data]
    if not lengths or min(lengths) + len(mark) > DATA_LIMIT:
        return keyboard
    shortest = next(
        each for each in _pressed(keyboard) if len((each.callback_data or "").encode()) == min(lengths)
    )
    rows: Rows = [
        [
            each.model_copy(update={"callback_data": f"{each.callback_data}{mark}"})
            if each is shortest
            else each
            for each in row
        ]
        for row in keyboard.inline_keyboard
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def asker_of(keyboard: InlineKeyboardMarkup | None) -> Asker | None:
    """Return whose a keyboard is, or None where nothing says so.

    Digests and reminders of earlier versions had no mark: they alone could be ended and led to a card.
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


def _pressed(keyboard: InlineKeyboardMarkup) -> list[InlineKeyboardButton]:
    """Return the buttons that call back."""
    return [each for row in keyboard.inline_keyboard for each in row if each.callback_data]
