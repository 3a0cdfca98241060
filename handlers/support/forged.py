"""Buttons that mean nothing: old ones, and data longer than Telegram lets a bot put into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import F, Router

from handlers.support.answer import notify
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery

    from views.telegram.support.page import ViewContext

LARGEST_DATA = 64
"""Bytes (Bot API, InlineKeyboardButton)."""


def create_router() -> Router:
    """Route such presses; attached first, so that no other handler has to bear what is in them."""
    router = Router(name="forged")
    router.callback_query.register(old_button, F.data.func(_is_too_long))
    return router


async def old_button(query: CallbackQuery, reader: ViewContext) -> None:
    """Answer a button that no longer means anything."""
    await notify(query, out_of_date(reader.tr), alert=True)


def _is_too_long(data: str | None) -> bool:
    return data is not None and len(data.encode(errors="replace")) > LARGEST_DATA
