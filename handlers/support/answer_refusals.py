"""Telling people why a handler refused, in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, Message

from handlers.support.answer import answer_press, show
from handlers.support.refusals import Refused
from handlers.support.to_asker import answer_asker, is_unseen
from views.telegram.support.page import page

if TYPE_CHECKING:
    from aiogram.dispatcher.event.bases import NextMiddlewareType
    from aiogram.types import TelegramObject


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
                shown = page(reason) if isinstance(reason, str) else reason
                # Who is refused what is nobody else's business if nobody else saw the question.
                await answer_asker(
                    event, shown, data["reader"], data["services"], is_personal=is_unseen(event)
                )
            return None
