"""Groups that a person sets up from the private chat, and the topics of forums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Bot, Router
from aiogram.enums import ChatType

from briefing.channels.channel import Channel
from briefing.chats.topics import Topic, by_name
from briefing.subscription import Target
from handlers.support.answer import answer_press, show
from handlers.support.named_chats import named_target
from handlers.support.operating import group_link, operated_channels, with_titles
from handlers.support.refusals import Refused
from handlers.support.targets import own_target_of_press
from telegram.rights import administers
from views.telegram.chats import places as views
from views.telegram.chats.callbacks import SetUpGroup, ShowGroups, ShowTopics
from views.telegram.support.notices import administrators_only, out_of_date

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery

    from briefing.chat import Chat
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route the list of groups, the button that leads to one of them, and the list of topics."""
    router = Router(name="groups")
    router.callback_query.register(set_up, SetUpGroup.filter())
    router.callback_query.register(show_groups, ShowGroups.filter())
    router.callback_query.register(show_topics, ShowTopics.filter())
    return router


async def set_up(query: CallbackQuery, services: Services, bot: Bot) -> None:
    """Open the private chat for an administrator, also for one who never wrote there."""
    place = await own_target_of_press(query, bot)
    await answer_press(query, url=group_link(services, place.target.chat_id))


async def show_groups(
    query: CallbackQuery, chat: Chat | None, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """List a person's groups and channels, in private only: in a group everybody would read the list."""
    if query.message is None or query.message.chat.type != ChatType.PRIVATE:
        raise Refused(out_of_date)
    await show(query, await groups_page(query.from_user.id, chat, reader, services, bot))


async def groups_page(
    person_id: int, chat: Chat | None, reader: ViewContext, services: Services, bot: Bot
) -> Page:
    """Return the list of the groups and channels that a person administers now."""
    manages = chat.manages if chat else ()
    channels = await services.store.get_each(Channel, [str(each) for each in manages])
    managed = [each for each in manages if str(each) not in channels]
    named = await with_titles(managed, person_id, bot)
    group_ids = [group_id for group_id, _title in named]
    forums = {each.chat for each in await services.store.of_people(Topic, group_ids)}
    subscribed = await services.store.subscriptions(group_ids)
    forums |= {each.target.chat_id for each in subscribed if each.target.thread is not None}
    own = await operated_channels(person_id, chat, services, bot)
    return views.groups(reader.tr, named, own, forums)


async def show_topics(
    query: CallbackQuery, callback_data: ShowTopics, reader: ViewContext, services: Services, bot: Bot
) -> None:
    """List a group's topics in place."""
    page = None
    if await administers(bot, callback_data.chat, query.from_user.id):
        page = await topics_page(callback_data.chat, reader, services, bot)
    if page is None:
        raise Refused(lambda tr: administrators_only(tr, ChatType.SUPERGROUP))
    await show(query, page)


async def topics_page(chat_id: int, reader: ViewContext, services: Services, bot: Bot) -> Page | None:
    """Return the list of a group's topics and which of them subscribe; None when no topic is known."""
    subscriptions = {each.target: each for each in await services.store.subscriptions([chat_id])}
    topics = {each.target: each for each in by_name(await services.store.find(Topic, chat=chat_id))}
    for target in subscriptions:
        if target.thread is not None and target not in topics:
            topics[target] = Topic(chat_id, target.thread)
    if not topics:
        return None
    forum = await named_target(Target(chat_id), services, bot)
    return views.topics(reader.tr, forum, list(topics.values()), subscriptions)
