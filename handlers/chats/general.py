"""Meeting the bot: start, help, about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Bot, Router
from aiogram.enums import ChatType

from briefing.chat import ChatKind
from briefing.chats.chat_updates import activate
from briefing.team.roles import Role
from handlers.chats.start_pages import Start, opened_page
from handlers.support.answer import answer
from handlers.support.commands import Command, TypedCommand
from handlers.support.errors import if_possible
from handlers.support.to_asker import answer_asker
from handlers.team.private_chats import set_menu
from handlers.team.team import join, token_in_link
from views.telegram.chats import general

if TYPE_CHECKING:
    from aiogram.types import Message

    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext


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

    The payload of an invitation makes a member; all others are read in :mod:`handlers.chats.start_pages`. The
    chat is stored as active, if the store can do so at the moment.
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
    asked = Start(message, reader, role, services, bot)
    # A payload of signs alone is none that a link can have, but it is one: it is said to open nothing.
    await answer(message, await opened_page(asked, call.argument or call.text))
    if person is not None and role is not None:
        await set_menu(bot, services, person.id, role, reader.tr.language)


async def help_(message: Message, reader: ViewContext, role: Role | None, services: Services) -> None:
    """Answer ``/help`` with all commands, in private chats of members also those of the newsroom."""
    in_private = message.chat.type == ChatType.PRIVATE
    await answer_asker(message, general.help_page(reader, role if in_private else None), reader, services)


async def about(message: Message, reader: ViewContext, services: Services) -> None:
    """Answer ``/about``: source, method, what is stored."""
    await answer(message, general.about_page(reader, services.username))
