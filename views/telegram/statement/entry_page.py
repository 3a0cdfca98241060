"""The page of one entry of the log, which links and buttons open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.telegram.statement.callbacks import ShowCard, ShowHistory
from views.telegram.statement.entries import entry
from views.telegram.support.markup import bold
from views.telegram.support.page import Page, ViewContext, button, page
from views.telegram.support.start_links import entry_link, share_button

if TYPE_CHECKING:
    from briefing.statement.history import Logged


def entry_page(reader: ViewContext, logged: Logged, username: str) -> Page:
    """Show an entry, with buttons to the initiative that it is about and to the rest of its log."""
    tr, statement, slug = reader.tr, reader.statement.id, logged.entry.initiative
    title = tr.text(reader.statement.initiatives[slug].title)
    share = share_button(reader, title, entry_link(username, logged.entry.id), slug)
    rows = [
        [button(reader.numbered(slug), ShowCard(statement=statement, slug=slug))],
        [button(tr.gettext("📜 History"), ShowHistory(statement=statement, slug=slug)), share],
    ]
    return page(bold(title), entry(reader, logged), rows=rows)
