"""The buttons that turn to another sheet of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram import Router
from aiogram.enums import ChatType

from handlers.following.following import followed_page
from handlers.search.search import sheet_of_results
from handlers.statement.initiatives import whole_page
from handlers.subscriptions.subscribing import news_of_chat, pending_page
from handlers.support.answer import show
from handlers.support.refusals import Refused
from handlers.support.targets import target_of
from views.telegram.chats import general
from views.telegram.search import search_pages
from views.telegram.statement.statements import statements
from views.telegram.statement.whole import BY_NAME
from views.telegram.support.callbacks import TurnPage
from views.telegram.support.notices import out_of_date

if TYPE_CHECKING:
    from aiogram.types import CallbackQuery

    from briefing.team.roles import Role
    from handlers.support.context import Services
    from views.telegram.support.page import Page, ViewContext

PAGES_OF_CHATS = {"pending": pending_page, "whatsnew": news_of_chat, "following": followed_page}


def create_router() -> Router:
    """Route the buttons that turn."""
    router = Router(name="turning")
    router.callback_query.register(turn, TurnPage.filter())
    return router


async def turn(
    query: CallbackQuery, callback_data: TurnPage, reader: ViewContext, role: Role | None, services: Services
) -> None:
    """Show another sheet in place."""
    statement_reader, message = services.reader_of(reader, callback_data.statement), query.message
    if message is None:
        raise Refused(out_of_date)
    in_private = message.chat.type == ChatType.PRIVATE
    shown = _page_of_statement(callback_data, statement_reader, role if in_private else None, services)
    if callback_data.name in BY_NAME:
        view = BY_NAME[callback_data.name]
        shown = await whole_page(message, view, statement_reader, services, callback_data.page)
    elif shown is None and callback_data.name in PAGES_OF_CHATS:
        page_of = PAGES_OF_CHATS[callback_data.name]
        shown = await page_of(target_of(message), statement_reader, services, callback_data.page)
    elif shown is None and callback_data.name == search_pages.NAME:
        shown = await sheet_of_results(message, callback_data.page, statement_reader, role, services)
    if shown is None:
        raise Refused(out_of_date)
    await show(query, shown)


def _page_of_statement(
    asked: TurnPage, reader: ViewContext, role: Role | None, services: Services
) -> Page | None:
    if asked.name == "help":
        return general.help_page(reader, role, asked.page)
    if asked.name == "statements":
        return statements(reader, services.library.newest_first, asked.page)
    if asked.name.startswith(search_pages.USAGE):
        return search_pages.initiative_usage(reader, asked.name.removeprefix(search_pages.USAGE), asked.page)
    return None
