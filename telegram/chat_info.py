"""Title and type of a chat, as Telegram says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiogram.exceptions import ClientDecodeError, TelegramAPIError
from aiogram.methods import TelegramMethod

if TYPE_CHECKING:
    from aiogram import Bot


class PlainGetChat(TelegramMethod[dict[str, Any]]):
    """getChat, with its answer as plain JSON."""

    __returning__ = dict[str, Any]
    __api_method__ = "getChat"

    chat_id: int


class ChatTitles:
    """Returns titles of chats, for parts of the program that have no client of the Bot API."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def title(self, chat_id: int) -> str | None:
        """Return the title of a chat (its id if it has none), or None if Telegram does not show the chat."""
        return await title_of(self._bot, chat_id)


async def get_chat(bot: Bot, chat_id: int) -> dict[str, Any] | None:
    """Return what getChat says, or None if Telegram does not show the chat to the bot."""
    try:
        return await bot(PlainGetChat(chat_id=chat_id))
    except (TelegramAPIError, ClientDecodeError):
        return None


async def title_of(bot: Bot, chat_id: int) -> str | None:
    """Return the title of a group or channel, or None as :func:`get_chat`."""
    found = await get_chat(bot, chat_id)
    return None if found is None else str(found.get("title") or chat_id)
