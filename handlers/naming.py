"""Which initiative a command is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.library import named_initiative
from handlers.answer import answer
from views.telegram import finding

if TYPE_CHECKING:
    from aiogram.types import Message

    from handlers.commands import Call
    from handlers.context import Services
    from views.telegram.page import Reader


async def asked_for(
    message: Message, call: Call, reader: Reader, services: Services
) -> tuple[Reader, str] | None:
    """Return the reader and slug of the initiative that is named; else say what is wrong with it."""
    statement = reader.statement
    if not call.argument:
        await answer(message, finding.initiative_usage(reader, call.name))
        return None
    holding = services.library.holding(call.argument.lower().lstrip("/")) or statement
    initiative = named_initiative(holding, call.argument)
    if initiative is not None:
        return services.reader(reader.tr, holding), initiative.slug
    private = message.chat.type == "private"
    close = services.library.nearest_initiative(statement, call.argument) if private else None
    await answer(message, finding.unknown_initiative(reader, call.argument, close))
    return None
