"""What a group or channel is called, and which of the two it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.methods import TelegramMethod

if TYPE_CHECKING:
    from aiogram import Bot


class OneChat(TelegramMethod[dict[str, Any]]):
    """getChat, of which title and type alone are read."""

    __returning__ = dict[str, Any]
    __api_method__ = "getChat"

    chat_id: int


class ChatTitles:
    """Asks Telegram for titles, on behalf of whoever knows no client of it."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def title(self, chat_id: int) -> str | None:
        """Return the title of a group or channel, or None as :func:`described`."""
        return await title_of(self._bot, chat_id)


async def described(bot: Bot, chat_id: int) -> dict[str, Any] | None:
    """Return what Telegram says of a chat, or None when it does not, or no longer, show it to the bot."""
    try:
        return await bot(OneChat(chat_id=chat_id))
    except (TelegramAPIError, ClientDecodeError):
        return None


async def title_of(bot: Bot, chat_id: int) -> str | None:
    """Return the title of a group or channel, or None as :func:`described`."""
    found = await described(bot, chat_id)
    return None if found is None else str(found.get("title") or chat_id)
