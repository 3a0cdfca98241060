"""The lists of a statement: the numbered initiatives, and the deadlines."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.deadlines.timeliness import deadline_standings
from briefing.statement.review_days import next_review, undated_initiatives
from views.telegram.statement.calendar_files import calendar_button
from views.telegram.statement.callbacks import ShowDigest
from views.telegram.statement.overview import PER_ROW, card_button, deadline_line, status_line
from views.telegram.support.markup import bold
from views.telegram.support.page import button
from views.telegram.support.sheets import Item, close, sheet, turn_by_name

if TYPE_CHECKING:
    from markupsafe import Markup

    from views.telegram.support.page import Page, Rows, ViewContext

CACHED_PAGES = 64


@lru_cache(maxsize=CACHED_PAGES)
def initiatives(reader: ViewContext, number: int = 0) -> Page:
    """Show the numbered list of initiatives, with a button for each number."""
    items = close(
        Item(status_line(reader, each), (card_button(reader, each.slug, str(each.number)),))
        for each in reader.statement.in_order
    )
    # Translators: Heading of a list, at most 20 characters.
    heading = _heading(reader, reader.tr.gettext("Initiatives"))
    turn = turn_by_name(reader, "initiatives")
    return sheet(reader.tr, heading, items, number, turn, rows=_back(reader), width=PER_ROW)


@lru_cache(maxsize=CACHED_PAGES)
def deadlines(reader: ViewContext, number: int = 0, public_url: str = "") -> Page:
    """Show the deadlines in order, then the next review of the initiatives without any.

    ``public_url`` is the address of the site, empty for none.
    """
    statement, tr = reader.statement, reader.tr
    standings = deadline_standings(statement, reader.today)
    first = {each.deadline.initiative: each for each in reversed(standings)}
    items = [
        Item(
            deadline_line(reader, each),
            (card_button(reader, slug, reader.name(slug)),) if first[slug] is each else (),
        )
        for each in standings
        for slug in [each.deadline.initiative]
    ]
    if not standings:
        items.append(Item(tr.gettext("The statement names no date.")))
    without = undated_initiatives(statement)
    if without:
        heading = tr.gettext("Without a stated date")
        names = ", ".join(tr.text(each.short) for each in without)
        review = tr.html(
            "{heading}: {names}. The next review is on {date}.",
            heading=bold(heading),
            names=names,
            date=tr.date(next_review(statement, reader.today)),
        )
        items.append(Item(review))
    heading = _heading(reader, tr.gettext("Deadlines"))
    rows = [[calendar_button(reader, "", public_url)], *_back(reader)]
    return sheet(tr, heading, items, number, turn_by_name(reader, "deadlines"), rows=rows)


def _heading(reader: ViewContext, words: str) -> Markup:
    """Return the heading of a list, with the language of the texts if it is not the reader's."""
    return bold(words + reader.tr.language_mark(reader.statement.title))


def _back(reader: ViewContext) -> Rows:
    return [[button(reader.tr.gettext("⬅ Overview"), ShowDigest(statement=reader.statement.id))]]
