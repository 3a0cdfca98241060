"""Where a subscription belongs: the chat and topic of a message, or the one that a button names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from aiogram.types import Message

from briefing.chats.chat import ChatKind, kind_of
from briefing.subscription import Target
from handlers.support.answer import notify
from handlers.support.rights import presser_may_change, writer_may_change
from telegram.rights import administers
from views.telegram.support.notices import administrators_only, out_of_date

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import CallbackQuery, MaybeInaccessibleMessageUnion

    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext
    from views.translate import Translator


class TargetButton(Protocol):
    """A button that may name another chat than its own; 0 is its own."""

    chat: int
    thread: int


@dataclass(frozen=True, slots=True)
class OperatedTarget:
    """A target of subscriptions, and from where it is operated."""

    target: Target
    kind: ChatKind
    is_remote: bool = False
    """It is operated from another chat: a group from the administrator's private chat."""

    @property
    def remote(self) -> Target | None:
        """The target, where it is another chat than the one that it is operated from."""
        return self.target if self.is_remote else None

    @property
    def is_group(self) -> bool:
        """Whether several people read there."""
        return self.kind is not ChatKind.PRIVATE


def target_of(message: MaybeInaccessibleMessageUnion) -> Target:
    """Return the chat, in a forum the topic, of a message; of one that is too old the chat alone."""
    if isinstance(message, Message) and message.is_topic_message:
        return Target(message.chat.id, message.message_thread_id)
    return Target(message.chat.id)


def target_of_message(message: MaybeInaccessibleMessageUnion) -> OperatedTarget:
    """Return the chat, in a forum the topic, that a message was written in."""
    return OperatedTarget(target_of(message), ChatKind(message.chat.type))


async def target_to_change(message: Message, bot: Bot, tr: Translator) -> OperatedTarget | None:
    """Return the place that a message was written in; refuse, and None, when its writer may not change it."""
    if await writer_may_change(message, bot):
        return target_of_message(message)
    await message.answer(administrators_only(tr, message.chat.type))
    return None


async def target_of_press(
    query: CallbackQuery, data: TargetButton, bot: Bot, reader: ViewContext, services: Services
) -> OperatedTarget | None:
    """Return the place that a pressed button is about; refuse, and None, when nothing may be changed.

    That is when its message is out of reach, or the person has no right.
    """
    if data.chat == 0:
        return await own_target_of_press(query, bot, reader.tr)
    kind = kind_of(await services.store.chat(data.chat), data.chat)
    if await administers(bot, data.chat, query.from_user.id):
        return OperatedTarget(Target(data.chat, data.thread or None), kind, is_remote=True)
    await notify(query, administrators_only(reader.tr, kind), alert=True)
    return None


async def own_target_of_press(query: CallbackQuery, bot: Bot, tr: Translator) -> OperatedTarget | None:
    """Return the chat or topic of a pressed button; refuse, and None, as :func:`target_of_press`."""
    if query.message is None or not await presser_may_change(query, bot):
        await refuse_press(query, tr)
        return None
    return target_of_message(query.message)


async def refuse_press(query: CallbackQuery, tr: Translator) -> None:
    """Say that only administrators of the chat of a button may do what it does."""
    where = query.message
    await notify(query, administrators_only(tr, where.chat.type) if where else out_of_date(tr), alert=True)
