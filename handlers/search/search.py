"""Searches, and answers to messages that no other handler takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router
from aiogram.enums import ChatType

from briefing.legible import has_something_to_read
from briefing.library import nearest
from handlers.support.answer import answer
from handlers.support.commands import Command, TypedCommand
from handlers.support.refusals import old_button
from handlers.support.written import SENT_BY_PEOPLE, is_forwarded
from views.commands import RESERVED
from views.telegram.search import search_pages

if TYPE_CHECKING:
    from aiogram.types import Message

    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext


def create_router() -> Router:
    """Route searches, and whatever no other router has taken: this one is tried last."""
    router = Router(name="finding")
    router.message.register(search, Command("search"))
    router.message.register(anything_else)
    router.callback_query.register(old_button)
    return router


async def search(message: Message, call: TypedCommand, reader: ViewContext, services: Services) -> None:
    """Answer ``/search words``."""
    if call.text:
        await _search(message, call.text, reader, services)
    else:
        await answer(message, search_pages.search_usage(reader))


async def anything_else(
    message: Message, call: TypedCommand | None, reader: ViewContext, services: Services
) -> None:
    """In private, search for a text, or suggest a command for an unknown one; in groups, say nothing."""
    if message.chat.type != ChatType.PRIVATE:
        return
    if call is not None:
        if call.is_ours:
            slugs = (slug for each in services.library.newest_first for slug in each.initiatives)
            close = nearest(call.name, [*RESERVED, *slugs]) or services.library.nearest_initiative(
                reader.statement, call.name
            )
            await answer(message, search_pages.unknown_command(reader, call.name, close))
    elif message.text and has_something_to_read(message.text):
        await _search(message, message.text, reader, services)
    elif message.text:
        await answer(message, search_pages.search_usage(reader))
    elif message.content_type in SENT_BY_PEOPLE or is_forwarded(message):
        await answer(message, search_pages.text_only(reader))


async def _search(message: Message, query: str, reader: ViewContext, services: Services) -> None:
    hits = services.library.search(reader.statement, query)
    if hits:
        await answer(message, search_pages.results(reader, query, hits))
        return
    others = (each for each in services.library.newest_first if each is not reader.statement)
    elsewhere = [each for each in others if services.library.search(each, query)]
    await answer(message, search_pages.nothing_found(reader, query, elsewhere))
