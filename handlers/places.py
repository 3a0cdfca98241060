"""Where a subscription belongs: the chat and topic of a message, or the one that a button names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from aiogram.types import Message

from briefing.chat import ChatKind
from briefing.subscription import Target
from handlers.answer import notify
from handlers.rights import administers, presser_may_change, writer_may_change
from handlers.titles import kind_of
from views.telegram.notices import administrators_only, out_of_date

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import CallbackQuery, MaybeInaccessibleMessageUnion

    from views.translate import Translator


class Placed(Protocol):
    """A button that may name another chat than its own; 0 is its own."""

    chat: int
    thread: int


@dataclass(frozen=True, slots=True)
class Place:
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


def place_of_message(message: MaybeInaccessibleMessageUnion) -> Place:
    """Return the chat, in a forum the topic, that a message was written in."""
    return Place(target_of(message), ChatKind(message.chat.type))


async def place_to_change(message: Message, bot: Bot, tr: Translator) -> Place | None:
    """Return the place that a message was written in; refuse, and None, when its writer may not change it."""
    if await writer_may_change(message, bot):
        return place_of_message(message)
    await message.answer(administrators_only(tr, message.chat.type))
    return None


async def place_of_press(query: CallbackQuery, data: Placed, bot: Bot, tr: Translator) -> Place | None:
    """Return the place that a pressed button is about; refuse, and None, when nothing may be changed.

    That is when its message is out of reach, or the person has no right.
    """
    place = await _place_of_press(query, data, bot)
    if place is None and data.chat != 0:
        kind = await kind_of(bot, data.chat)
        await notify(query, administrators_only(tr, kind), alert=True)
        return None
    return await _or_refuse(query, place, tr)


async def own_place_of_press(query: CallbackQuery, bot: Bot, tr: Translator) -> Place | None:
    """Return the chat or topic of a pressed button; refuse, and None, as :func:`place_of_press`."""
    return await _or_refuse(query, await _own_place(query, bot), tr)


async def _or_refuse(query: CallbackQuery, place: Place | None, tr: Translator) -> Place | None:
    if place is None:
        await refuse_press(query, tr)
    return place


async def refuse_press(query: CallbackQuery, tr: Translator) -> None:
    """Say that only administrators of the chat of a button may do what it does."""
    where = query.message
    await notify(query, administrators_only(tr, where.chat.type) if where else out_of_date(tr), alert=True)


async def _own_place(query: CallbackQuery, bot: Bot) -> Place | None:
    if query.message is None or not await presser_may_change(query, bot):
        return None
    return place_of_message(query.message)


async def _place_of_press(query: CallbackQuery, data: Placed, bot: Bot) -> Place | None:
    if data.chat == 0:
        return await _own_place(query, bot)
    if not await administers(bot, data.chat, query.from_user.id):
        return None
    return Place(Target(data.chat, data.thread or None), ChatKind.SUPERGROUP, is_remote=True)
