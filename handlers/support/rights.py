"""Who may change what holds for everybody in a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.enums import ChatType

from telegram.rights import administers

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import CallbackQuery, Chat, Message, User

ANONYMOUS_ADMIN = 1087968824
"""GroupAnonymousBot, in whose name Telegram shows administrators who stay anonymous."""


async def writer_may_change(message: Message, bot: Bot) -> bool:
    """Tell whether the writer of ``message`` may change the settings of its chat."""
    if message.sender_chat is not None and message.sender_chat.id == message.chat.id:
        return True
    return message.from_user is not None and await _may_change(bot, message.chat, message.from_user)


async def presser_may_change(query: CallbackQuery, bot: Bot) -> bool:
    """Tell whether whoever pressed the button may change the settings of its chat."""
    return query.message is not None and await _may_change(bot, query.message.chat, query.from_user)


async def _may_change(bot: Bot, chat: Chat, person: User) -> bool:
    if chat.type == ChatType.PRIVATE or person.id == ANONYMOUS_ADMIN:
        return True
    return await administers(bot, chat.id, person.id)
