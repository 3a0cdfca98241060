"""Who may post in a channel, asked of Telegram when a post is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.exceptions import ClientDecodeError, TelegramAPIError

from briefing.channels.posts import PostingRight
from telegram.rights import administers

if TYPE_CHECKING:
    from aiogram import Bot


class PostRights:
    """Asks Telegram each time and remembers nothing."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def standing(self, chat: int, person: int) -> PostingRight:
        """Return whether a person may post; Telegram tells that only to a bot that may post itself."""
        try:
            if not await administers(self._bot, chat, self._bot.id):
                return PostingRight.BOT_MAY_NOT
            return PostingRight.MAY if await administers(self._bot, chat, person) else PostingRight.MAY_NOT
        except (TelegramAPIError, ClientDecodeError):
            return PostingRight.UNKNOWN
