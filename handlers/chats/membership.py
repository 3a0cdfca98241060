"""Changes of the bot's membership: added, removed, blocked, unblocked, and upgrades to a supergroup."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import structlog
from aiogram import Bot, Router
from aiogram.exceptions import TelegramAPIError

from briefing.chat import Chat, ChatKind, pause_reason
from briefing.chats.chat_updates import keep_chat, pause
from briefing.chats.language import supported
from handlers.chats.bot_permissions import added_to_channel, is_in, rights_changed
from handlers.support.errors import if_possible
from handlers.support.operating import remember
from views.telegram.chats import general
from views.telegram.support.links import in_links

if TYPE_CHECKING:
    from aiogram.types import ChatMemberUpdated, Message

    from handlers.support.context import Services

log = structlog.get_logger()


def create_router() -> Router:
    """Route what happens to the bot's own membership."""
    router = Router(name="membership")
    router.my_chat_member.register(membership_changed)
    router.message.register(upgraded, _is_upgrade)
    return router


async def membership_changed(event: ChatMemberUpdated, services: Services, bot: Bot) -> None:
    """Store, pause or resume the chat; greet a group once."""
    services.ephemeral.forget(event.chat.id)
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
    language_of_adder = supported(event.from_user.language_code, services.translators) if greet else None

    def present_again(chat: Chat) -> Chat:
        nonlocal was_greeted
        was_greeted = chat.greeted
        language = chat.language or (None if was_greeted else language_of_adder)
        return replace(chat, paused=None, greeted=chat.greeted or greet, language=language)

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


async def _is_upgrade(message: Message) -> bool:
    # A coroutine: aiogram would run any other filter in a thread, for which each message would wait.
    return message.migrate_to_chat_id is not None or message.migrate_from_chat_id is not None


async def _greet(bot: Bot, chat: Chat, services: Services) -> None:
    tr = await services.translator_in(chat.id, chat, None)
    hello = in_links(
        general.group_greeting(services.reader(tr, services.library.chosen_by(chat))), services.username
    )
    try:
        await bot.send_message(chat.id, hello.parts[0], reply_markup=hello.keyboard)
    except TelegramAPIError as error:
        # The group may forbid bots to write; the bot works there once it may.
        log.info("greeting_refused", chat_id=chat.id, reason=error.message)


async def upgraded(message: Message, services: Services) -> None:
    """Move all data of a group to the supergroup that it has become.

    The group and the supergroup each get a notice; either may come first, or alone.
    """
    if message.migrate_to_chat_id is not None:
        await services.store.migrate_chat(message.chat.id, message.migrate_to_chat_id)
    if message.migrate_from_chat_id is not None:
        await services.store.migrate_chat(message.migrate_from_chat_id, message.chat.id)
