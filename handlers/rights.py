"""Who may change what holds for everybody in a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import TelegramMethod

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import CallbackQuery, Chat, Message, User

ANONYMOUS_ADMIN = 1087968824
"""GroupAnonymousBot, in whose name Telegram shows administrators who stay anonymous."""
ADMINISTRATORS = frozenset({ChatMemberStatus.CREATOR, ChatMemberStatus.ADMINISTRATOR})


class OneMember(TelegramMethod[dict[str, Any]]):
    """getChatMember, of which the status alone is read: aiogram refuses members of older servers."""

    __returning__ = dict[str, Any]
    __api_method__ = "getChatMember"

    chat_id: int
    user_id: int


class Administrators(TelegramMethod[list[dict[str, Any]]]):
    """getChatAdministrators, of which the persons alone are read."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getChatAdministrators"

    chat_id: int


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


async def administers(bot: Bot, chat_id: int, person_id: int) -> bool:
    """Ask Telegram whether a person is an administrator of a group, at the time of the act."""
    try:
        member = await bot(OneMember(chat_id=chat_id, user_id=person_id))
    except TelegramForbiddenError:
        return False
    except TelegramBadRequest:
        return await _is_listed(bot, chat_id, person_id)
    return member["status"] in ADMINISTRATORS


async def _is_listed(bot: Bot, chat_id: int, person_id: int) -> bool:
    """Ask for the list: a bot without rights may be refused single members, but never this.

    A chat that the bot is not in, or that is none, has no administrators as far as the bot is concerned.
    """
    try:
        administrators = await bot(Administrators(chat_id=chat_id))
    except (TelegramBadRequest, TelegramForbiddenError):
        return False
    return any(each["user"]["id"] == person_id for each in administrators)
