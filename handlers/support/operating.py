"""Groups and channels that a person operates from the private chat: links to set them up, and their list."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from aiogram.enums import ChatType

from briefing.channels.channel import Channel
from briefing.chats.chat_updates import remember_manager
from handlers.support.errors import if_possible
from handlers.support.targets import ANONYMOUS_ADMIN
from telegram.chat_info import title_of
from telegram.rights import administers
from views.telegram.support.start_links import group_settings_link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aiogram import Bot
    from aiogram.types import Message

    from briefing.chat import Chat
    from handlers.support.context import Services


def group_link(services: Services, chat_id: int) -> str:
    """Return the address at which administrators set up a group or channel."""
    return group_settings_link(services.username, services.group_tokens.token(chat_id))


async def remember_writer(message: Message, services: Services) -> None:
    """Store that the writer sets up this group, if the writer has a private chat with the bot."""
    person = message.from_user
    if message.chat.type != ChatType.PRIVATE and person is not None and person.id != ANONYMOUS_ADMIN:
        await remember(services, person.id, message.chat.id)


async def remember(services: Services, person_id: int, group_id: int) -> None:
    """Store that a person sets up a group, if the person has a private chat with the bot."""
    await if_possible(remember_manager(services.store, person_id, group_id))


async def operated_channels(
    person_id: int, chat: Chat | None, services: Services, bot: Bot
) -> list[tuple[int, str]]:
    """Return the channels that a person linked, or added the bot to, with their titles."""
    linked = chat.manages if chat else ()
    channels = await services.store.get_each(Channel, [str(each) for each in linked])
    added = await services.store.find(Channel, added_by=person_id)
    own = dict.fromkeys(each.chat for each in (*channels.values(), *added))
    return await with_titles(list(own), person_id, bot)


async def with_titles(chats: Sequence[int], person_id: int, bot: Bot) -> list[tuple[int, str]]:
    """Return chats with their titles, without those that the person does not administer any more."""

    async def title(chat_id: int) -> str | None:
        return await title_of(bot, chat_id) if await administers(bot, chat_id, person_id) else None

    titles = await asyncio.gather(*map(title, chats))
    return [(chat_id, each) for chat_id, each in zip(chats, titles, strict=True) if each is not None]
