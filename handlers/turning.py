"""Turning to another sheet of a page that is longer than one message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router
from aiogram.enums import ChatType

from handlers.following.following import followed_page
from handlers.subscriptions.subscribing import news_of_chat, pending_page
from handlers.support.answer import notify, show
from handlers.support.targets import target_of
from views.telegram.chats import general
from views.telegram.search import search_pages
from views.telegram.statement import overview
from views.telegram.statement.statements import statements
from views.telegram.support.callbacks import TurnPage
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery

    from briefing.subscription import Target
    from briefing.team.roles import Role
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext

OF_THE_CHAT = {"pending": pending_page, "whatsnew": news_of_chat, "following": followed_page}


def create_router() -> Router:
    """Route the buttons that turn."""
    router = Router(name="turning")
    router.callback_query.register(turn, TurnPage.filter())
    return router


async def turn(
    query: CallbackQuery, callback_data: TurnPage, reader: ViewContext, role: Role | None, services: Services
) -> None:
    """Show another sheet in place."""
    statement = services.library.statement(callback_data.statement)
    shown = None
    if statement is not None and query.message is not None:
        of_it = services.reader(reader.tr, statement)
        in_private = query.message.chat.type == ChatType.PRIVATE
        shown = _of_statement(callback_data, of_it, role if in_private else None, services)
        shown = shown or await _of_chat(callback_data, target_of(query.message), of_it, services)
    if shown is None:
        await notify(query, out_of_date(reader.tr), alert=True)
    else:
        await show(query, shown)


def _of_statement(asked: TurnPage, reader: ViewContext, role: Role | None, services: Services) -> Page | None:
    if asked.name in overview.WHOLE_BY_NAME:
        return overview.WHOLE_BY_NAME[asked.name](reader, asked.page)
    if asked.name == "help":
        return general.help_page(reader, role, asked.page)
    if asked.name == "statements":
        return statements(reader, services.library.newest_first, asked.page)
    if asked.name.startswith(search_pages.USAGE):
        return search_pages.initiative_usage(reader, asked.name.removeprefix(search_pages.USAGE), asked.page)
    return None


async def _of_chat(asked: TurnPage, target: Target, reader: ViewContext, services: Services) -> Page | None:
    found = OF_THE_CHAT.get(asked.name)
    return await found(target, reader, services, asked.page) if found else None
