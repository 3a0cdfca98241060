"""Buttons below old messages, whose initiative has another slug since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiogram import BaseMiddleware
from aiogram.filters.callback_data import CallbackData

if TYPE_CHECKING:
    from aiogram.dispatcher.event.bases import NextMiddlewareType
    from aiogram.types import TelegramObject

    from handlers.support.context import Services


class RenamedButtons(BaseMiddleware):
    """Lets handlers see the present slug of the initiative that a button names."""

    async def __call__(
        self, handler: NextMiddlewareType[TelegramObject], event: TelegramObject, data: dict[str, Any]
    ) -> object:
        """Call the handler of a press."""
        pressed = data.get("callback_data")
        if isinstance(pressed, CallbackData):
            data["callback_data"] = _with_present_slug(pressed, data["services"])
        return await handler(event, data)


def _with_present_slug(pressed: CallbackData, services: Services) -> CallbackData:
    statement = services.library.statement(getattr(pressed, "statement", ""))
    slug = statement.renamed.get(getattr(pressed, "slug", "")) if statement else None
    return pressed if slug is None else pressed.model_copy(update={"slug": slug})
