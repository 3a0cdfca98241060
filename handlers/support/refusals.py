"""Refusals: a handler, or a function that it calls, raises, and a middleware tells the person why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiogram import BaseMiddleware, F, Router
from aiogram.types import CallbackQuery, Message

from handlers.support.answer import answer, answer_press, show
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiogram.dispatcher.event.bases import NextMiddlewareType
    from aiogram.types import TelegramObject

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


class AnswerRefusals(BaseMiddleware):
    """Tells people why a handler refused."""

    async def __call__(
        self, handler: NextMiddlewareType[TelegramObject], event: TelegramObject, data: dict[str, Any]
    ) -> object:
        """Call the handler; answer where it raises :class:`Refused`."""
        try:
            return await handler(event, data)
        except Refused as refused:
            reason = refused.reason(data["reader"].tr)
            if isinstance(event, CallbackQuery):
                if isinstance(reason, str):
                    await answer_press(event, reason, alert=refused.is_alert)
                else:
                    await show(event, reason)
            elif isinstance(event, Message):
                await (event.answer(reason) if isinstance(reason, str) else answer(event, reason))
            return None


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
