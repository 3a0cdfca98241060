"""Buttons that no message of the bot has: their data is longer than Telegram lets a bot put into one."""

from __future__ import annotations

from aiogram import F, Router

from handlers.search.search import old_button

LARGEST_DATA = 64
"""Bytes (Bot API, InlineKeyboardButton)."""


def create_router() -> Router:
    """Route such presses; attached first, so that no other handler has to bear what is in them."""
    router = Router(name="forged")
    router.callback_query.register(old_button, F.data.func(_is_too_long))
    return router


def _is_too_long(data: str | None) -> bool:
    return data is not None and len(data.encode(errors="replace")) > LARGEST_DATA
