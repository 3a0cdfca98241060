"""What ``/share`` shows: a message to pass on, with the address of a statement or an initiative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.telegram.statement.callbacks import ShowCard
from views.telegram.statement.overview import overview_button
from views.telegram.support.links import link_to
from views.telegram.support.markup import bold, lines
from views.telegram.support.page import Page, button, page
from views.telegram.support.start_links import share_button, statement_link
from views.telegram.support.web_pages import card_url, statement_url

if TYPE_CHECKING:
    from aiogram.types import InlineKeyboardButton

    from views.telegram.support.page import ViewContext


def share_statement(reader: ViewContext, username: str) -> Page:
    """Show the address of the statement; without a site that of its overview in the bot."""
    statement = reader.statement
    address = statement_url(reader) or statement_link(username, statement.id)
    return _to_share(reader, reader.tr.text(statement.title), address, "", overview_button(reader))


def share_initiative(reader: ViewContext, slug: str, username: str) -> Page:
    """Show the address of an initiative; without a site that of its card in the bot."""
    tr, shown = reader.tr, ShowCard(statement=reader.statement.id, slug=slug)
    address = card_url(reader, slug) or link_to(shown, username)
    title = tr.text(reader.statement.initiatives[slug].title)
    return _to_share(reader, title, address, slug, button(reader.numbered(slug), shown))


def _to_share(reader: ViewContext, title: str, address: str, query: str, back: InlineKeyboardButton) -> Page:
    how = reader.tr.gettext("Forward this message, or press the button and choose a chat.")
    return page(
        lines(bold(title), address), how, rows=[[share_button(reader, title, address, query)], [back]]
    )
