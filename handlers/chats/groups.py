"""Groups that a person sets up from their private chat."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from aiogram import Bot, Router
from aiogram.enums import ChatType
from aiogram.utils.deep_linking import create_telegram_link

from briefing.channels.channel import Channel
from briefing.chats.chat_updates import change_known
from briefing.chats.topics import Topic
from handlers.support.answer import notify, show
from handlers.support.keeping import if_possible
from handlers.support.rights import ANONYMOUS_ADMIN
from handlers.support.targets import own_target_of_press
from telegram.chat_info import title_of
from telegram.rights import administers
from views.telegram.chats import places as views
from views.telegram.chats.callbacks import SetUpGroup, ShowGroups
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aiogram.types import CallbackQuery, Message

    from briefing.chats.chat import Chat
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext

MOST_GROUPS = 50
"""So many groups are remembered for one person; the oldest gives way."""
LINK_PREFIX = "group"


def create_router() -> Router:
    """Route the list of groups, and the button that leads to one of them."""
    router = Router(name="groups")
    router.callback_query.register(set_up, SetUpGroup.filter())
    router.callback_query.register(show_groups, ShowGroups.filter())
    return router


def group_in_link(payload: str) -> int | None:
    """Return the group that the payload of a deep link names, or None."""
    number = payload.removeprefix(LINK_PREFIX)
    return int(number) if number != payload and number.removeprefix("-").isdecimal() else None


async def remember_writer(message: Message, services: Services) -> None:
    """Remember that the writer sets up this group, if they talk with the bot in private too."""
    person = message.from_user
    if message.chat.type != ChatType.PRIVATE and person is not None and person.id != ANONYMOUS_ADMIN:
        await remember(services, person.id, message.chat.id)


async def remember(services: Services, person_id: int, group_id: int) -> None:
    """Remember that a person, if they are known, sets up a group."""

    def managing(chat: Chat) -> Chat:
        if group_id in chat.manages:
            return chat
        return replace(chat, manages=(*chat.manages, group_id)[-MOST_GROUPS:])

    await if_possible(change_known(services.store, person_id, managing))


async def set_up(query: CallbackQuery, reader: ViewContext, services: Services, bot: Bot) -> None:
    """Lead an administrator to the private chat, also one who never wrote there: they press Start."""
    place = await own_target_of_press(query, bot, reader.tr)
    if place is not None:
        await notify(query, url=group_link(services, place.target.chat_id))


def group_link(services: Services, chat_id: int) -> str:
    """Return the address at which administrators set up a group or channel."""
    return create_telegram_link(services.username, start=f"{LINK_PREFIX}{chat_id}")


async def show_groups(
    query: CallbackQuery, chat: Chat | None, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """List a person's groups and channels; in a group the list would be everybody's."""
    if query.message is None or query.message.chat.type != ChatType.PRIVATE:
        await notify(query, out_of_date(reader.tr), alert=True)
        return
    await show(query, await groups_page(query.from_user.id, chat, reader, services, bot))


async def groups_page(
    person_id: int, chat: Chat | None, reader: ViewContext, services: Services, bot: Bot
) -> Page:
    """Return the list of what the person administers at this moment."""
    channels = {each.chat for each in await services.store.records(Channel)}
    managed = [each for each in (chat.manages if chat else ()) if each not in channels]
    named = await _named(managed, person_id, bot)
    subscribed = await services.store.subscriptions([group_id for group_id, _title in named])
    forums = {each.chat for each in await services.store.records(Topic)}
    forums |= {each.target.chat_id for each in subscribed if each.target.thread is not None}
    own = await operated_channels(person_id, chat, services, bot)
    return views.groups(reader.tr, named, own, forums)


async def operated_channels(
    person_id: int, chat: Chat | None, services: Services, bot: Bot
) -> list[tuple[int, str]]:
    """Return the channels that a person linked, or added the bot to, with their titles."""
    linked = chat.manages if chat else ()
    channels = await services.store.records(Channel)
    own = [each.chat for each in channels if each.chat in linked or each.added_by == person_id]
    return await _named(own, person_id, bot)


async def _named(chats: Sequence[int], person_id: int, bot: Bot) -> list[tuple[int, str]]:
    """Return chats with their titles; those that the person administers no more are left out."""

    async def title(chat_id: int) -> str | None:
        return await title_of(bot, chat_id) if await administers(bot, chat_id, person_id) else None

    titles = await asyncio.gather(*map(title, chats))
    return [(chat_id, each) for chat_id, each in zip(chats, titles, strict=True) if each is not None]
