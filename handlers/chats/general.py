"""Meeting the bot: start, help, about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Bot, Router
from aiogram.enums import ChatType

from briefing.channels.channel import keep_channel
from briefing.chat import ChatKind
from briefing.chats.chat_updates import activate
from briefing.team.roles import Right, Role, may
from handlers.channels.chat_admin import channel_page
from handlers.chats.groups import topics_page
from handlers.statement.initiatives import card_page, linked_page
from handlers.subscriptions.settings import group_settings
from handlers.support.answer import answer
from handlers.support.commands import Command, TypedCommand
from handlers.support.errors import if_possible
from handlers.support.operating import group_in_link, remember
from handlers.support.outage import if_readable
from handlers.support.targets import target_of
from handlers.support.to_asker import answer_asker
from handlers.team.private_chats import set_menu
from handlers.team.team import join, token_in_link
from telegram.chat_info import get_chat
from telegram.rights import administers
from views.telegram.chats import general
from views.telegram.statement.statements import statements_button, which_statement
from views.telegram.support.page import with_rows

if TYPE_CHECKING:
    from aiogram.types import Message

    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext


def create_router() -> Router:
    """Route the commands about the bot itself."""
    router = Router(name="general")
    router.message.register(start, Command("start"))
    router.message.register(help_, Command("help"))
    router.message.register(about, Command("about"))
    return router


async def start(
    message: Message, call: TypedCommand, reader: ViewContext, role: Role | None, services: Services, bot: Bot
) -> None:
    """Greet, or open what the payload of a deep link names; give members of the newsroom their menu.

    The payload is a slug (its card), ``group<id>`` (the settings of a group or channel), ``join_<token>`` (an
    invitation), or that of a link below a push (:mod:`views.telegram.support.links`). The chat is stored as
    active, if the store can do so at the moment.
    """
    person = message.from_user if message.chat.type == ChatType.PRIVATE else None
    # Owners are sent notifications, and nothing else tells in which language.
    language = reader.tr.language if person is not None and role is Role.OWNER else None
    kind = ChatKind(message.chat.type)
    await if_possible(activate(services.store, message.chat.id, kind, language, services.clock()))
    token = token_in_link(call.argument)
    if person is not None and token is not None:
        await join(message, person, token, reader, services, bot)
        return
    await answer(message, await _asked_page(message, call.argument, reader, role, services, bot))
    if person is not None and role is not None:
        await set_menu(bot, services, person.id, role, reader.tr.language)


async def _asked_page(
    message: Message, asked: str, reader: ViewContext, role: Role | None, services: Services, bot: Bot
) -> Page:
    group_id = group_in_link(asked)
    if group_id is not None and message.from_user and await administers(bot, group_id, message.from_user.id):
        await remember(services, message.from_user.id, group_id)
        return await _operated_page(group_id, reader, services, bot)
    linked = await linked_page(message, asked, reader, services)
    if linked is not None:
        return linked
    slug = asked.lower()
    holding = services.library.with_initiative(slug, reader.statement)
    if len(holding) > 1:
        return which_statement(reader, holding, slug, slug)
    if holding:
        return await card_page(message, reader.of(holding[0]), slug, services)
    return await first_page(message, reader, role, services)


async def first_page(message: Message, reader: ViewContext, role: Role | None, services: Services) -> Page:
    """Return the page that greets."""
    in_newsroom = message.chat.type == ChatType.PRIVATE and may(role, Right.READ_NEWSROOM)
    subscribed = await if_readable(services.store.subscription(target_of(message)), None) is not None
    shown = general.start_page(reader, subscribed=subscribed, in_newsroom=in_newsroom)
    several = len(services.library.statements) > 1
    return with_rows(shown, [[statements_button(reader)]]) if several else shown


async def _operated_page(chat_id: int, reader: ViewContext, services: Services, bot: Bot) -> Page:
    """Return the page of a channel, the topics of a forum, or the settings of another group."""
    found = await get_chat(bot, chat_id)
    if found is not None and found.get("type") == ChatType.CHANNEL:
        title = str(found.get("title", chat_id))
        channel = await keep_channel(services.store, chat_id, title, services.clock())
        return await channel_page(channel, reader, services)
    topics = await topics_page(chat_id, reader, services, bot)
    return topics or await group_settings(services, reader, chat_id, bot)


async def help_(message: Message, reader: ViewContext, role: Role | None, services: Services) -> None:
    """Answer ``/help`` with all commands, in private chats of members also those of the newsroom."""
    in_private = message.chat.type == ChatType.PRIVATE
    await answer_asker(message, general.help_page(reader, role if in_private else None), reader, services)


async def about(message: Message, reader: ViewContext) -> None:
    """Answer ``/about``: source, method, what is stored."""
    await answer(message, general.about_page(reader))
