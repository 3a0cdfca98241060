"""Which initiative a command is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.library import named_initiative
from handlers.support.answer import answer
from views.telegram.search import search_pages
from views.telegram.statement.statements import which_statement

if TYPE_CHECKING:
    from aiogram.types import Message

    from handlers.support.commands import Call
    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext


async def asked_for(
    message: Message, call: Call, reader: ViewContext, services: Services
) -> tuple[ViewContext, str] | None:
    """Return the reader and slug of the initiative that is named; else say what is wrong with it.

    A number means the chat's own statement; a name that several statements have is asked about.
    """
    own = reader.statement
    if not call.argument:
        await answer(message, search_pages.initiative_usage(reader, call.name))
        return None
    name = call.argument.lower().lstrip("/").replace("-", "_")
    holding = services.library.with_initiative(name, own)
    if len(holding) > 1 and not name.isdecimal():
        await answer(message, which_statement(reader, holding, name, call.name))
        return None
    statement = holding[0] if holding else own
    initiative = named_initiative(statement, call.argument)
    if initiative is not None:
        return services.reader(reader.tr, statement), initiative.slug
    private = message.chat.type == "private"
    close = services.library.nearest_initiative(own, call.argument) if private else None
    await answer(message, search_pages.unknown_initiative(reader, call.argument, close))
    return None
