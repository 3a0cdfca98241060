"""Searches, and answers to messages that no other handler takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router
from aiogram.enums import ChatType, MessageEntityType
from aiogram.types import Message

from briefing.legible import has_something_to_read
from briefing.library import nearest
from handlers.chats.start_pages import first_page
from handlers.support.answer import answer
from handlers.support.commands import Command, TypedCommand
from handlers.support.refusals import old_button
from handlers.support.to_asker import answer_asker, is_unseen
from handlers.support.written import SENT_BY_PEOPLE, is_forwarded
from views.commands import SECOND_NAMES, commands_of
from views.telegram.search import search_pages

if TYPE_CHECKING:
    from aiogram.types import MaybeInaccessibleMessageUnion

    from briefing.finder import Found
    from briefing.team.roles import Role
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext

MEETING = "start"
"""The command whose page answers a greeting."""


def create_router() -> Router:
    """Route searches, and whatever no other router has taken: this one is tried last."""
    router = Router(name="finding")
    router.message.register(search, Command("search"))
    router.message.register(anything_else)
    router.callback_query.register(old_button)
    return router


async def search(
    message: Message, call: TypedCommand, reader: ViewContext, role: Role | None, services: Services
) -> None:
    """Answer ``/search words``."""
    if call.text:
        found = await _answer_to(message, call.text, reader, role, services)
        # The page says for what somebody searched.
        await answer_asker(message, found, reader, services, is_personal=is_unseen(message))
    else:
        await answer_asker(message, search_pages.search_usage(reader), reader, services)


async def anything_else(
    message: Message, call: TypedCommand | None, reader: ViewContext, role: Role | None, services: Services
) -> None:
    """In private, search for a text, or suggest a command for an unknown one; in groups, say nothing."""
    if message.chat.type != ChatType.PRIVATE:
        return
    if call is not None:
        if call.is_ours:
            close = await _meant_by(message, call.name, reader, role, services)
            await answer(message, search_pages.unknown_command(reader, call.name, close))
    elif message.text and has_something_to_read(message.text):
        await answer(message, await _answer_to(message, message.text, reader, role, services))
    elif message.text:
        await answer(message, search_pages.search_usage(reader))
    elif message.content_type in SENT_BY_PEOPLE or is_forwarded(message):
        await answer(message, search_pages.text_only(reader))


async def _answer_to(
    message: Message, query: str, reader: ViewContext, role: Role | None, services: Services
) -> Page:
    found = await _find(message, query, reader, role, services)
    if not found.hits and MEETING in found.commands:
        return await first_page(message, reader, role, services)
    if found:
        return search_pages.results(reader, query, found)
    others = [each for each in services.library.newest_first if each is not reader.statement]
    elsewhere = [each for each in others if await services.finder.matches(each, query)]
    return search_pages.nothing_found(reader, query, elsewhere, found.nearest)


async def sheet_of_results(
    message: MaybeInaccessibleMessageUnion,
    number: int,
    reader: ViewContext,
    role: Role | None,
    services: Services,
) -> Page | None:
    """Return another sheet of the results in a message, which keeps the query; None if it cannot be read."""
    entities = message.entities or [] if isinstance(message, Message) else []
    query = next((each for each in entities if each.type == MessageEntityType.CODE), None)
    if query is None or not isinstance(message, Message):
        return None
    words = query.extract_from(message.text or "")
    found = await _find(message, words, reader, role, services)
    return search_pages.results(reader, words, found, number) if found else None


async def _meant_by(
    message: Message, name: str, reader: ViewContext, role: Role | None, services: Services
) -> str | None:
    """Return the command that an unknown one most likely means, of those that the person may use, or None.

    A word for a command, or of a name, means more than likeness: ``/stop`` and ``/дайджест`` are like no
    command. That it stands in some text means nothing.
    """
    found = await _find(message, name.replace("_", " "), reader, role, services)
    if found.commands:
        return found.commands[0]
    if found.hits and found.hits[0].is_named:
        return found.hits[0].initiative
    slugs = (slug for each in services.library.newest_first for slug in each.initiatives)
    known = [each.name for each in commands_of(role)]
    return nearest(name, [*known, *SECOND_NAMES, *slugs])


async def _find(
    message: Message, query: str, reader: ViewContext, role: Role | None, services: Services
) -> Found:
    known = commands_of(role if message.chat.type == ChatType.PRIVATE else None)
    return await services.finder.find(reader.statement, query, frozenset(each.name for each in known))
