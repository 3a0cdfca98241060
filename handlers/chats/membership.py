"""Coming and going: added, removed, blocked, back, upgraded to a supergroup."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import structlog
from aiogram import Bot, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import Filter

from briefing.chats.chat import Chat, ChatKind, pause_reason
from briefing.chats.chat_updates import keep_chat, pause
from briefing.chats.language import supported
from handlers.chats.bot_permissions import added_to_channel, is_in, rights_changed
from handlers.support.keeping import if_possible
from handlers.support.operating import remember
from views.telegram.chats import general
from views.telegram.support.links import in_links

if TYPE_CHECKING:
    from aiogram.types import ChatMemberUpdated, Message

    from handlers.support.context import Services

log = structlog.get_logger()


class Upgrade(Filter):
    """Passes the notices of a group that becomes a supergroup.

    A coroutine, unlike aiogram's ``F``, for which each message would wait for a thread.
    """

    def __init__(self, field: str) -> None:
        self._field = field

    async def __call__(self, message: Message) -> bool:
        """Tell whether the message has the field."""
        return getattr(message, self._field) is not None


def create_router() -> Router:
    """Route what happens to the bot's own membership."""
    router = Router(name="membership")
    router.my_chat_member.register(changed)
    router.message.register(upgraded, Upgrade("migrate_to_chat_id"))
    router.message.register(upgraded_from, Upgrade("migrate_from_chat_id"))
    return router


async def changed(event: ChatMemberUpdated, services: Services, bot: Bot) -> None:
    """Keep, pause or resume the chat; greet a group once."""
    kind = ChatKind(event.chat.type)
    if not is_in(event.new_chat_member):
        await pause(services.store, event.chat.id, pause_reason(event.chat.id))
        services.error_counts.paused(services.clock())
        if kind is ChatKind.CHANNEL:
            await rights_changed(event, services, bot)
        return
    is_new = not is_in(event.old_chat_member)
    greet = kind in (ChatKind.GROUP, ChatKind.SUPERGROUP) and is_new
    was_greeted = False
    of_adder = supported(event.from_user.language_code, services.translators) if greet else None

    def present_again(chat: Chat) -> Chat:
        nonlocal was_greeted
        was_greeted = chat.greeted
        spoken = chat.language or (None if was_greeted else of_adder)
        return replace(chat, paused=None, greeted=chat.greeted or greet, language=spoken)

    now, known = services.clock(), await services.store.chat(event.chat.id)
    chat = present_again(known or Chat(event.chat.id, kind, since=now))
    await if_possible(keep_chat(services.store, event.chat.id, kind, now, present_again))
    if greet:
        await remember(services, event.from_user.id, event.chat.id)
    if kind is not ChatKind.PRIVATE:
        await rights_changed(event, services, bot)
    if kind is ChatKind.CHANNEL and is_new:
        await added_to_channel(event, services)
    if greet and not was_greeted:
        await _greet(bot, chat, services)


async def _greet(bot: Bot, chat: Chat, services: Services) -> None:
    tr = await services.translator_in(chat.id, chat, None)
    hello = in_links(
        general.group_greeting(services.reader(tr, services.statement_of(chat))), services.username
    )
    try:
        await bot.send_message(chat.id, hello.parts[0], reply_markup=hello.keyboard)
    except TelegramAPIError as error:
        # A group may forbid bots to write; it can be used again when that changes.
        log.info("greeting refused", chat_id=chat.id, reason=error.message)


async def upgraded(message: Message, services: Services) -> None:
    """Carry everything over to the supergroup that the group became."""
    if message.migrate_to_chat_id is not None:
        await services.store.migrate_chat(message.chat.id, message.migrate_to_chat_id)


async def upgraded_from(message: Message, services: Services) -> None:
    """Do the same when the supergroup's own notice comes first, or alone."""
    if message.migrate_from_chat_id is not None:
        await services.store.migrate_chat(message.migrate_from_chat_id, message.chat.id)
