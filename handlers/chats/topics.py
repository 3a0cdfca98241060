"""Storing what messages say of the topics of a forum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiogram import BaseMiddleware
from aiogram.types import Message

from briefing.chats.topics import Topic, key_of, remember_topic
from briefing.subscription import HaltReason
from briefing.subscriptions.halting import resume
from handlers.support.errors import if_possible
from handlers.support.targets import target_of

if TYPE_CHECKING:
    from aiogram.dispatcher.event.bases import NextMiddlewareType
    from aiogram.types import TelegramObject

    from handlers.support.commands import TypedCommand
    from handlers.support.context import Services


class TopicsSeen(BaseMiddleware):
    """Stores names and states of topics, after a message has been handled."""

    async def __call__(
        self, handler: NextMiddlewareType[TelegramObject], event: TelegramObject, data: dict[str, Any]
    ) -> object:
        """Let the message be handled, then store what it says of its topic."""
        handled = await handler(event, data)
        if isinstance(event, Message) and event.is_topic_message:
            await if_possible(_learn(event, data["services"], data["call"]))
        elif isinstance(event, Message) and event.forum_topic_reopened is not None:
            # The general topic: nothing else is stored of it.
            await if_possible(resume(data["services"].store, target_of(event), HaltReason.TOPIC_CLOSED))
        return handled


async def _learn(message: Message, services: Services, call: TypedCommand | None) -> None:
    """Store what a service message says of a topic, or that the bot was used there.

    Nothing is stored of an unknown chat: its data may just have been erased.
    """
    target = target_of(message)
    if target.thread is None or await services.store.chat(target.chat_id) is None:
        return
    name, closed = _name_and_state(message)
    known = await services.store.get(Topic, key_of(target.chat_id, target.thread))
    if name is None and closed is None:
        if call is None or not call.is_ours or (known is not None and known.name):
            return
        created = message.reply_to_message and message.reply_to_message.forum_topic_created
        name = created.name if created else None
    await services.store.transact(lambda records: remember_topic(records, target, name=name, closed=closed))
    if closed is False:
        await resume(services.store, target, HaltReason.TOPIC_CLOSED)


def _name_and_state(message: Message) -> tuple[str | None, bool | None]:
    """Return the name that a service message gives its topic, and whether it closes or opens the topic."""
    if message.forum_topic_created is not None:
        return message.forum_topic_created.name, False
    if message.forum_topic_edited is not None:
        return message.forum_topic_edited.name, None
    if message.forum_topic_closed is not None:
        return None, True
    return None, False if message.forum_topic_reopened is not None else None
