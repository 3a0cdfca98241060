"""Searching, and whatever no other handler knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router
from aiogram.enums import ChatType, ContentType

from briefing.legible import has_something_to_read
from briefing.statement.library import nearest
from handlers.support.answer import answer, notify
from handlers.support.commands import Call, Command
from views.commands import RESERVED
from views.telegram.search import search_pages
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery, Message

    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext


SAID_BY_PEOPLE = frozenset(
    {
        ContentType.ANIMATION,
        ContentType.AUDIO,
        ContentType.CHECKLIST,
        ContentType.CONTACT,
        ContentType.DICE,
        ContentType.DOCUMENT,
        ContentType.GAME,
        ContentType.LIVE_PHOTO,
        ContentType.LOCATION,
        ContentType.PAID_MEDIA,
        ContentType.PHOTO,
        ContentType.POLL,
        ContentType.RICH_MESSAGE,
        ContentType.STICKER,
        ContentType.STORY,
        ContentType.VENUE,
        ContentType.VIDEO,
        ContentType.VIDEO_NOTE,
        ContentType.VOICE,
    }
)
"""Messages that a person means for the bot; service messages are none of them."""


def is_forwarded(message: Message) -> bool:
    """Tell whether a message was forwarded; of an origin that is not known here its date alone says so."""
    return message.forward_origin is not None or message.forward_date is not None


def create_router() -> Router:
    """Route searches; attached last, it also answers what nothing else has answered."""
    router = Router(name="finding")
    router.message.register(search, Command("search"))
    router.message.register(anything_else)
    router.callback_query.register(old_button)
    return router


async def search(message: Message, call: Call, reader: ViewContext, services: Services) -> None:
    """Answer ``/search words``."""
    if call.text:
        await _search(message, call.text, reader, services)
    else:
        await answer(message, search_pages.search_usage(reader))


async def anything_else(message: Message, call: Call | None, reader: ViewContext, services: Services) -> None:
    """In private: search for free text, suggest a command for an unknown one; groups are left in peace."""
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
    elif message.content_type in SAID_BY_PEOPLE or is_forwarded(message):
        await answer(message, search_pages.text_only(reader))


async def _search(message: Message, query: str, reader: ViewContext, services: Services) -> None:
    hits = services.library.search(reader.statement, query)
    if hits:
        await answer(message, search_pages.results(reader, query, hits))
        return
    others = (each for each in services.library.newest_first if each is not reader.statement)
    elsewhere = [each for each in others if services.library.search(each, query)]
    await answer(message, search_pages.nothing_found(reader, query, elsewhere))


async def old_button(query: CallbackQuery, reader: ViewContext) -> None:
    """Answer a button that no longer means anything."""
    await notify(query, out_of_date(reader.tr), alert=True)
