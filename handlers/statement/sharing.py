"""Sharing a statement or an initiative with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router

from handlers.statement.initiatives import initiative_of_command
from handlers.support.answer import answer
from handlers.support.commands import Command, TypedCommand
from views.telegram.statement.sharing import share_initiative, share_statement

if TYPE_CHECKING:
    from aiogram.types import Message

    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext


def create_router() -> Router:
    """Route the command."""
    router = Router(name="sharing")
    router.message.register(share, Command("share"))
    return router


async def share(message: Message, call: TypedCommand, reader: ViewContext, services: Services) -> None:
    """Answer ``/share`` with the statement of the chat, ``/share slug`` with an initiative."""
    if not call.argument:
        await answer(message, share_statement(reader, services.username))
        return
    found, slug = await initiative_of_command(message, call, reader, services)
    await answer(message, share_initiative(found, slug, services.username))
