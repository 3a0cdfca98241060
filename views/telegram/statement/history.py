"""The log in pages: the follow-ups of all, and everything that is recorded about one initiative."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.statement.history import history as history_of
from briefing.statement.status import newest_first
from views.telegram.statement.callbacks import ShowCard, ShowDigest, ShowHistory, ShowLog
from views.telegram.statement.entries import entry
from views.telegram.support.markup import bold
from views.telegram.support.page import Page, ViewContext, button
from views.telegram.support.sheets import Item, sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aiogram.filters.callback_data import CallbackData
    from aiogram.types import InlineKeyboardButton

    from briefing.statement.history import Logged

CACHED_PAGES = 1024
ENTRIES = 5
"""Entries on one page, at most."""


@lru_cache(maxsize=CACHED_PAGES)
def log(reader: ViewContext, slug: str, number: int) -> Page:
    """Show page ``number`` (from 0) of the follow-ups of one initiative, or of all for an empty slug.

    A page beyond the last one shows the last one, so that an old button still works.
    """
    statement, tr = reader.statement, reader.tr
    slugs = [slug] if slug else list(statement.initiatives)
    logged = {each.entry.id: each for one in slugs for each in history_of(statement, one)}
    shown = [logged[each.id] for each in newest_first(statement, slug or None)]
    heading = tr.gettext("Follow-ups: {name}", name=reader.name(slug)) if slug else tr.gettext("Follow-ups")

    def turn(number: int) -> ShowLog:
        return ShowLog(statement=statement.id, slug=slug, page=number)

    return _paged(reader, heading, shown, number, turn, [_back(reader, slug)], named=not slug)


@lru_cache(maxsize=CACHED_PAGES)
def history(reader: ViewContext, slug: str, number: int) -> Page:
    """Show page ``number`` (from 0) of all that is recorded about an initiative, checks included."""
    statement, tr = reader.statement, reader.tr
    heading = tr.gettext("History: {name}", name=reader.name(slug))

    def turn(number: int) -> ShowHistory:
        return ShowHistory(statement=statement.id, slug=slug, page=number)

    return _paged(reader, heading, history_of(statement, slug), number, turn, [_back(reader, slug)])


def _back(reader: ViewContext, slug: str) -> InlineKeyboardButton:
    statement, tr = reader.statement, reader.tr
    if slug:
        return button(tr.gettext("⬅ Card"), ShowCard(statement=statement.id, slug=slug))
    return button(tr.gettext("⬅ Digest"), ShowDigest(statement=statement.id))


def _paged(
    reader: ViewContext,
    heading: str,
    entries: Sequence[Logged],
    number: int,
    turn: Callable[[int], CallbackData],
    back: list[InlineKeyboardButton],
    *,
    named: bool = False,
) -> Page:
    tr = reader.tr
    items = [Item(entry(reader, each, named=named)) for each in entries]
    if not entries:
        nothing = tr.gettext("Nothing has been recorded yet. That does not mean that nothing was done.")
        items.append(Item(nothing))
    return sheet(tr, bold(heading), items, number, turn, rows=[back], most=ENTRIES)
