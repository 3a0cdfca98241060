"""Refusals: a handler, or a function that it calls, raises, and a middleware tells the person why.

The middleware lies in ``answer_refusals.py``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import F, Router

from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiogram.types import CallbackQuery

    from views.telegram.support.page import Page
    from views.translate import Translator

LARGEST_DATA = 64
"""Bytes that Telegram lets a bot put into a button (Bot API, InlineKeyboardButton)."""


class Refused(Exception):
    """A message or a press does nothing; ``reason`` returns what the person is told.

    A text is shown in an alert where a button was pressed, unless ``is_alert`` is false; a page is shown in
    place of the button's message.
    """

    def __init__(self, reason: Callable[[Translator], str | Page], *, is_alert: bool = True) -> None:
        super().__init__()
        self.reason = reason
        self.is_alert = is_alert


def create_router() -> Router:
    """Route buttons with more data than Telegram allows; tried first, so that no other handler reads it."""
    router = Router(name="forged")
    router.callback_query.register(old_button, F.data.func(_is_too_long))
    return router


async def old_button(_query: CallbackQuery) -> None:
    """Refuse a button that no longer means anything."""
    raise Refused(out_of_date)


def _is_too_long(data: str | None) -> bool:
    return data is not None and len(data.encode(errors="replace")) > LARGEST_DATA
