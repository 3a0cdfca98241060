"""The log in pages: follow-ups of one or all initiatives, and all entries of one initiative."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.statement.history import history as history_of
from briefing.statement.status import newest_first
from views.telegram.statement.callbacks import ShowCard, ShowDigest, ShowHistory, ShowLog
from views.telegram.statement.entries import Usual, entry
from views.telegram.support.markup import bold
from views.telegram.support.page import Page, ViewContext, button, with_foot
from views.telegram.support.sheets import Item, sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.statement.history import Logged

CACHED_PAGES = 1024
ENTRIES = 5
"""The most entries on one page."""


@lru_cache(maxsize=CACHED_PAGES)
def log_page(reader: ViewContext, slug: str, number: int) -> Page:
    """Show page ``number`` (from 0) of the follow-ups of one initiative, or of all for an empty slug."""
    statement, tr = reader.statement, reader.tr
    slugs = [slug] if slug else list(statement.initiatives)
    logged = {each.entry.id: each for one in slugs for each in history_of(statement, one)}
    shown = [logged[each.id] for each in newest_first(statement, slug or None)]
    heading = (
        # Translators: Heading of the log of one initiative, at most 24 characters.
        tr.gettext("Follow-ups: {name}", name=reader.name(slug))
        if slug
        # Translators: Heading of the log of the statement, at most 20 characters.
        else tr.gettext("Follow-ups")
    )
    return _paged(reader, heading, shown, slug, number, ShowLog)


@lru_cache(maxsize=CACHED_PAGES)
def history_page(reader: ViewContext, slug: str, number: int) -> Page:
    """Show page ``number`` (from 0) of the follow-ups and checks of an initiative."""
    # Translators: Heading of all that the log has about one initiative, at most 24 characters.
    heading = reader.tr.gettext("History: {name}", name=reader.name(slug))
    return _paged(reader, heading, history_of(reader.statement, slug), slug, number, ShowHistory)


def _paged(
    reader: ViewContext,
    heading: str,
    entries: Sequence[Logged],
    slug: str,
    number: int,
    turn: type[ShowLog | ShowHistory],
) -> Page:
    tr, statement = reader.tr, reader.statement.id
    usual = Usual.of(tr, entries)
    items = [Item(entry(reader, each, named=not slug, usual=usual)) for each in entries]
    if not entries:
        nothing = tr.gettext("Nothing has been recorded yet. That does not mean that nothing was done.")
        items.append(Item(nothing))
    back = (
        button(tr.gettext("⬅ Card"), ShowCard(statement=statement, slug=slug))
        if slug
        else button(tr.gettext("⬅ Overview"), ShowDigest(statement=statement))
    )

    def to(number: int) -> ShowLog | ShowHistory:
        return turn(statement=statement, slug=slug, page=number)

    return with_foot(sheet(tr, bold(heading), items, number, to, rows=[[back]], most=ENTRIES), usual.note(tr))
