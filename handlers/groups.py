"""Groups that a person sets up from their private chat."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aiogram import Bot, Router
from aiogram.enums import ChatType
from aiogram.utils.deep_linking import create_telegram_link

from briefing.channels import Channel
from briefing.known import change_known
from briefing.topics import Topic
from handlers.answer import notify, show
from handlers.keeping import if_possible
from handlers.places import own_place_of_press
from handlers.rights import ANONYMOUS_ADMIN
from handlers.titles import title_of
from views.telegram import places as views
from views.telegram.callbacks import ShowGroups
from views.telegram.channel_callbacks import SetUpGroup

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from briefing.chat import Chat
    from handlers.context import Services
    from views.telegram.page import Page, Reader

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


async def set_up(query: CallbackQuery, reader: Reader, services: Services, bot: Bot) -> None:
    """Lead an administrator to the private chat, also one who never wrote there: they press Start."""
    place = await own_place_of_press(query, bot, reader.tr)
    if place is not None:
        await notify(query, url=group_link(services, place.target.chat_id))


def group_link(services: Services, chat_id: int) -> str:
    """Return the address at which administrators set up a group or channel."""
    return create_telegram_link(services.username, start=f"{LINK_PREFIX}{chat_id}")


async def show_groups(
    query: CallbackQuery, chat: Chat | None, reader: Reader, services: Services, bot: Bot
) -> None:
    """List a person's groups and channels."""
    await show(query, await groups_page(query.from_user.id, chat, reader, services, bot))


async def groups_page(
    person_id: int, chat: Chat | None, reader: Reader, services: Services, bot: Bot
) -> Page:
    """Return the list; what Telegram no longer shows to the bot is left out."""
    channels = {each.chat for each in await services.store.records(Channel)}
    named = [
        (group_id, title)
        for group_id in (chat.manages if chat else ())
        if group_id not in channels and (title := await title_of(bot, group_id)) is not None
    ]
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
    return [
        (each.chat, title)
        for each in await services.store.records(Channel)
        if (each.chat in linked or each.added_by == person_id)
        and (title := await title_of(bot, each.chat)) is not None
    ]
