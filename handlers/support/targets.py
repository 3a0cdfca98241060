"""The chat or topic that a message or button is about, and who may change its settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from aiogram.enums import ChatType
from aiogram.types import Message

from briefing.chat import ChatKind, kind_of
from briefing.subscription import Target
from handlers.support.refusals import Refused
from telegram.rights import administers
from views.telegram.support.notices import administrators_only, out_of_date

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import CallbackQuery, Chat, MaybeInaccessibleMessageUnion, User

    from handlers.support.context import Services

ANONYMOUS_ADMIN = 1087968824
"""The id of GroupAnonymousBot, under which Telegram shows anonymous administrators."""


class TargetButton(Protocol):
    """The data of a button that names a chat; 0 is the chat of its message."""

    chat: int
    thread: int


@dataclass(frozen=True, slots=True)
class OperatedTarget:
    """A chat or topic whose settings are shown or changed."""

    target: Target
    kind: ChatKind
    is_remote: bool = False
    """It is a group or channel that is operated from the private chat of its administrator."""

    @property
    def is_group(self) -> bool:
        """Whether several people read there."""
        return self.kind is not ChatKind.PRIVATE


def target_of(message: MaybeInaccessibleMessageUnion) -> Target:
    """Return the chat, in a forum the topic, of a message; the chat alone when Telegram hides the message."""
    if isinstance(message, Message) and message.is_topic_message:
        return Target(message.chat.id, message.message_thread_id)
    return Target(message.chat.id)


def _operated_at(message: MaybeInaccessibleMessageUnion) -> OperatedTarget:
    return OperatedTarget(target_of(message), ChatKind(message.chat.type))


async def target_to_change(message: Message, bot: Bot) -> OperatedTarget:
    """Return the chat or topic of a message whose writer may change its settings. Raises :class:`Refused`."""
    is_anonymous = message.sender_chat is not None and message.sender_chat.id == message.chat.id
    person = message.from_user
    if is_anonymous or (person is not None and await _may_change(bot, message.chat, person)):
        return _operated_at(message)
    raise Refused(lambda tr: administrators_only(tr, message.chat.type))


async def target_of_press(
    query: CallbackQuery, data: TargetButton, bot: Bot, services: Services
) -> OperatedTarget:
    """Return the chat or topic that a button is about and its presser may change. Raises :class:`Refused`."""
    if data.chat == 0:
        return await own_target_of_press(query, bot)
    kind = kind_of(await services.store.chat(data.chat), data.chat)
    if await administers(bot, data.chat, query.from_user.id):
        return OperatedTarget(Target(data.chat, data.thread or None), kind, is_remote=True)
    raise Refused(lambda tr: administrators_only(tr, kind))


async def own_target_of_press(query: CallbackQuery, bot: Bot) -> OperatedTarget:
    """Return the chat or topic of a button's message, as :func:`target_of_press`."""
    message = query.message
    if message is None:
        raise Refused(out_of_date)
    if not await presser_may_change(query, bot):
        raise Refused(lambda tr: administrators_only(tr, message.chat.type))
    return _operated_at(message)


async def presser_may_change(query: CallbackQuery, bot: Bot) -> bool:
    """Tell whether the presser of a button may change the settings of the chat in which it stands."""
    return query.message is not None and await _may_change(bot, query.message.chat, query.from_user)


async def _may_change(bot: Bot, chat: Chat, person: User) -> bool:
    if chat.type == ChatType.PRIVATE or person.id == ANONYMOUS_ADMIN:
        return True
    return await administers(bot, chat.id, person.id)
