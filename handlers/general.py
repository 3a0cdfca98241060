"""Meeting the bot: start, help, about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aiogram import Bot, Router
from aiogram.enums import ChatType

from briefing.chat import Chat, ChatKind
from briefing.library import named_initiative
from handlers.answer import answer
from handlers.commands import Call, Command
from handlers.groups import group_in_link, remember
from handlers.rights import administers
from handlers.settings import group_settings
from views.telegram import cards, general

if TYPE_CHECKING:
    from aiogram.types import Message

    from briefing.roles import Role
    from handlers.context import Services
    from views.telegram.page import Reader


def create_router() -> Router:
    """Route the commands about the bot itself."""
    router = Router(name="general")
    router.message.register(start, Command("start"))
    router.message.register(help_, Command("help"))
    router.message.register(about, Command("about"))
    return router


async def start(message: Message, call: Call, reader: Reader, services: Services, bot: Bot) -> None:
    """Greet; ``start=<slug>`` opens that card, ``start=group<id>`` the settings of that group.

    The chat is known, and active, from here on.
    """

    def met(present: Chat | None) -> Chat:
        chat = present or services.new_chat(message.chat.id, ChatKind(message.chat.type))
        return replace(chat, paused=None)

    await services.store.change_chat(message.chat.id, met)
    group_id = group_in_link(call.argument)
    if group_id is not None and message.from_user and await administers(bot, group_id, message.from_user.id):
        await remember(services, message.from_user.id, group_id)
        await answer(message, await group_settings(services, reader, group_id))
        return
    holding = services.library.holding(call.argument.lower())
    if holding:
        initiative = named_initiative(holding, call.argument)
        if initiative:
            await answer(message, cards.card(services.reader(reader.tr, holding), initiative.slug))
            return
    await answer(message, general.start(reader))


async def help_(message: Message, reader: Reader, role: Role | None) -> None:
    """List every command; those of the newsroom to its members, in private."""
    in_private = message.chat.type == ChatType.PRIVATE
    await answer(message, general.help_page(reader, role if in_private else None))


async def about(message: Message, reader: Reader) -> None:
    """Explain source, method and storage."""
    await answer(message, general.about(reader))
