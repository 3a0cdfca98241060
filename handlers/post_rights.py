"""Who may post in a channel, as Telegram says at the moment at which a post is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.exceptions import ClientDecodeError, TelegramAPIError

from briefing.posts import Standing
from handlers.rights import administers

if TYPE_CHECKING:
    from aiogram import Bot


class PostRights:
    """Asks Telegram each time."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def standing(self, chat: int, person: int) -> Standing:
        """Return whether a person may post in a channel; a bot that may not post is not told of others."""
        try:
            if not await administers(self._bot, chat, self._bot.id):
                return Standing.BOT_MAY_NOT
            return Standing.MAY if await administers(self._bot, chat, person) else Standing.MAY_NOT
        except (TelegramAPIError, ClientDecodeError):
            return Standing.UNKNOWN
