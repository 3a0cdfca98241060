"""Meeting the bot: start, help, about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aiogram import Router

from briefing.chat import Chat, ChatKind
from briefing.library import named_initiative
from handlers.answer import answer
from handlers.commands import Call, Command
from views.telegram import cards, general

if TYPE_CHECKING:
    from aiogram.types import Message

    from handlers.context import Services
    from views.telegram.page import Reader


def create_router() -> Router:
    """Route the commands about the bot itself."""
    router = Router(name="general")
    router.message.register(start, Command("start"))
    router.message.register(help_, Command("help"))
    router.message.register(about, Command("about"))
    return router


async def start(message: Message, call: Call, reader: Reader, services: Services) -> None:
    """Greet; ``start=<slug>`` opens that card. The chat is known, and active, from here on."""

    def met(present: Chat | None) -> Chat:
        chat = present or services.new_chat(message.chat.id, ChatKind(message.chat.type))
        return replace(chat, paused=None)

    await services.store.change_chat(message.chat.id, met)
    holding = services.library.holding(call.argument.lower())
    if holding:
        initiative = named_initiative(holding, call.argument)
        if initiative:
            await answer(message, cards.card(services.reader(reader.tr, holding), initiative.slug))
            return
    await answer(message, general.start(reader))


async def help_(message: Message, reader: Reader) -> None:
    """List every command."""
    await answer(message, general.help_page(reader))


async def about(message: Message, reader: Reader) -> None:
    """Explain source, method and storage."""
    await answer(message, general.about(reader))
