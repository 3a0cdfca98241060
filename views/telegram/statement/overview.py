"""Pages of a statement as a whole: the digest, the numbered list, and the deadlines."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.deadlines.timeliness import deadline_standings, next_due
from briefing.statement.review_days import next_review, undated_initiatives
from briefing.statement.status import assessment
from views.deadlines import period_name, stated_words, timeliness_words
from views.labels import STATUS, STATUS_SIGN
from views.telegram.statement.callbacks import ShowCard, ShowDeadlines, ShowDigest, ShowList, ShowLog
from views.telegram.support.markup import bold, dashed, italic, lines, link
from views.telegram.support.page import ViewContext, button, in_rows
from views.telegram.support.sheets import Item, close, sheet, turn_by_name

if TYPE_CHECKING:
    from aiogram.types import InlineKeyboardButton

    from briefing.deadlines.timeliness import DeadlineStanding
    from briefing.statement.model import Deadline, Initiative
    from views.telegram.support.page import Page
    from views.translate import Translator

CACHED_PAGES = 64


def source_line(reader: ViewContext) -> Markup:
    """Return the outlet, date and hour of the source, and how the statement came to it."""
    source, tr = reader.statement.source, reader.tr
    outlet = link(source.outlet, source.url) if source.url else source.outlet
    return tr.html(
        "Source: {outlet}, {date}, {time}, {via}",
        outlet=outlet,
        date=tr.date(source.published_at.date()),
        time=tr.time(source.published_at),
        via=tr.text(source.via),
    )


@lru_cache(maxsize=CACHED_PAGES)
def digest(reader: ViewContext, number: int = 0) -> Page:
    """Show speaker, place and day of the statement, the status of each initiative, and the next deadline."""
    statement, tr = reader.statement, reader.tr
    head = lines(
        bold(tr.text(statement.title)),
        tr.text(statement.speaker),
        tr.text(statement.occasion),
        f"{tr.date(statement.made_on)} · {tr.text(statement.place)}",
    )
    rows = [
        button(tr.gettext("📋 Initiatives"), ShowList(statement=statement.id)),
        button(tr.gettext("⏰ Deadlines"), ShowDeadlines(statement=statement.id)),
        button(tr.gettext("🗞 Follow-ups"), ShowLog(statement=statement.id, slug="", page=0)),
    ]
    said = [f"• {tr.text(each)}" for each in statement.context]
    due = next_due(statement, reader.today)
    coming = deadline_line(reader, due) if due else tr.gettext("No stated deadline lies ahead.")
    items = [
        Item(tr.text(statement.summary)),
        *close(Item(status_line(reader, each)) for each in statement.in_order),
        Item(lines(bold(tr.gettext("Next due")), coming)),
        *close(map(Item, [bold(tr.gettext("Also said")), *said])),
        Item(italic(source_line(reader))),
    ]
    return sheet(tr, head, items, number, turn_by_name(reader, "digest"), rows=in_rows(rows, 1))


def status_line(reader: ViewContext, initiative: Initiative) -> Markup:
    """Return an initiative in one line: number, title, status, command."""
    tr = reader.tr
    status = assessment(reader.statement, initiative.slug).status
    line = dashed(tr, tr.text(initiative.title), italic(tr.gettext(STATUS[status])))
    return Markup("{}. {} {} /{}").format(initiative.number, STATUS_SIGN[status], line, initiative.slug)


def deadline_line(reader: ViewContext, due: DeadlineStanding) -> Markup:
    """Return a deadline in one line: period, what it is, the words of the statement, and timeliness."""
    return deadline_with(reader.tr, due.deadline, timeliness_words(reader.tr, due, reader.today))


def deadline_with(tr: Translator, deadline: Deadline, standing: str) -> Markup:
    """Return a deadline as :func:`deadline_line` does, with other words for its timeliness."""
    return tr.html(
        "{period}: {what} ({stated}) — {standing}",
        period=bold(period_name(tr, deadline)),
        what=tr.text(deadline.what),
        stated=stated_words(tr, deadline),
        standing=standing,
    )


@lru_cache(maxsize=CACHED_PAGES)
def initiatives(reader: ViewContext, number: int = 0) -> Page:
    """Show the numbered list of initiatives, with a button for each."""
    statement, tr = reader.statement, reader.tr
    items = close(
        Item(status_line(reader, each), (_card_button(reader, each.slug, reader.numbered(each.slug)),))
        for each in statement.in_order
    )
    rows = [[button(tr.gettext("⬅ Overview"), ShowDigest(statement=statement.id))]]
    heading = bold(tr.gettext("Initiatives"))
    return sheet(tr, heading, items, number, turn_by_name(reader, "initiatives"), rows=rows)


@lru_cache(maxsize=CACHED_PAGES)
def deadlines(reader: ViewContext, number: int = 0) -> Page:
    """Show the stated deadlines in order, then the next review of the undated_initiatives initiatives."""
    statement, tr = reader.statement, reader.tr
    standings = deadline_standings(statement, reader.today)
    first = {each.deadline.initiative: each for each in reversed(standings)}
    items = [
        Item(
            deadline_line(reader, each),
            (_card_button(reader, slug, reader.name(slug)),) if first[slug] is each else (),
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
    rows = [[button(tr.gettext("⬅ Overview"), ShowDigest(statement=statement.id))]]
    heading = bold(tr.gettext("Stated deadlines"))
    return sheet(tr, heading, items, number, turn_by_name(reader, "deadlines"), rows=rows)


def _card_button(reader: ViewContext, slug: str, text: str) -> InlineKeyboardButton:
    return button(text, ShowCard(statement=reader.statement.id, slug=slug))


WHOLE_BY_NAME = {"digest": digest, "initiatives": initiatives, "deadlines": deadlines}
"""The pages of a statement as a whole by command."""
WHOLE_BY_BUTTON = {ShowDigest: digest, ShowList: initiatives, ShowDeadlines: deadlines}
"""The same pages by the data of their buttons."""
