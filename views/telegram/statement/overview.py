"""The overview of a statement: what fits a phone, then the rest in a quotation that unfolds."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.deadlines.scoreboard import scoreboard
from briefing.statement.status import assessment
from views.checking import last_checks
from views.deadlines import period_name, stated_words, timeliness_words
from views.labels import STATUS, STATUS_SIGN
from views.log_words import source_words
from views.statuses import status_counts
from views.telegram.statement.callbacks import ShowCard, ShowDeadlines, ShowDigest
from views.telegram.statement.overview_parts import ROOM, SHOWN, heading, latest, next_deadline, short_line
from views.telegram.subscriptions.callbacks import ShowSettings, Subscribe
from views.telegram.support.markup import (
    bold,
    dashed,
    expandable,
    italic,
    joined,
    lines,
    link,
    split,
    visible_length,
)
from views.telegram.support.page import ViewContext, button
from views.telegram.support.sheets import MOST_ROWS, Item, ListPage, close, sheet, turn_by_name
from views.telegram.support.web_pages import statement_page_buttons

if TYPE_CHECKING:
    from aiogram.types import InlineKeyboardButton

    from briefing.deadlines.scoreboard import Scoreboard
    from briefing.deadlines.timeliness import DeadlineStanding
    from briefing.statement.deadline import Deadline
    from briefing.statement.model import Initiative
    from views.telegram.support.page import Page
    from views.translate import Translator

CACHED_PAGES = 64
PER_ROW = 5
"""Numbers of initiatives in a row of buttons."""
LONGEST_QUOTATION = 3000
"""UTF-16 units; what is longer becomes several quotations."""


@lru_cache(maxsize=CACHED_PAGES)
def digest(reader: ViewContext, number: int = 0) -> Page:
    """Show where the initiatives stand, what happened last, what is due next, and all that was said."""
    statement, tr = reader.statement, reader.tr
    board = scoreboard(statement, reader.today)
    top = heading(reader)
    counts, due = status_counts(tr, board), next_deadline(reader)
    initiatives = close(
        Item(short_line(reader, each), (card_button(reader, each.slug, str(each.number)),))
        for each in statement.in_order
    )
    is_one_sheet = len(initiatives) <= SHOWN
    rest = split(_rest(reader, board), LONGEST_QUOTATION)
    place = ListPage.of([*initiatives[::SHOWN], *rest[1:]], 0, 1).place(tr)
    others = lines(joined(top, place), counts, due, *(each.text for each in initiatives[:SHOWN]))
    items = [
        Item(counts, gap="\n"),
        Item(lines(latest(reader, ROOM - visible_length(others) - len("\n\n")), due), gap="\n"),
        *initiatives,
        *(Item(expandable(each), gap="\n") for each in rest),
    ]
    rows = [
        [
            button(tr.gettext("🆕 What’s new"), turn_by_name(reader, "whatsnew")(0)),
            button(tr.gettext("⏰ Deadlines"), ShowDeadlines(statement=statement.id)),
        ],
        statement_page_buttons(reader),
    ]
    most = MOST_ROWS if is_one_sheet else SHOWN + len(items[:2])
    turn = turn_by_name(reader, "digest")
    return sheet(tr, top, items, number, turn, rows=rows, most=most, width=PER_ROW)


def overview_button(reader: ViewContext) -> InlineKeyboardButton:
    """Return the button that shows the overview."""
    # Translators: Button: shows the statement on one screen, at most 20 characters.
    return button(reader.tr.gettext("📰 Overview"), ShowDigest(statement=reader.statement.id))


def subscription_button(tr: Translator, *, subscribed: bool) -> InlineKeyboardButton:
    """Return the button below the overview that subscribes a chat, or leads a subscribed one to settings."""
    if subscribed:
        return button(tr.gettext("⚙️ Settings"), ShowSettings())
    return button(tr.gettext("🔔 Subscribe"), Subscribe())


def _rest(reader: ViewContext, board: Scoreboard) -> list[Markup]:
    """Return what was said besides, how the bot comes to its words, and where it was said."""
    statement, tr = reader.statement, reader.tr
    method = tr.gettext("A status is set by an editor on evidence, never by the calendar. More: /about")
    return [
        lines(tr.text(statement.summary)),
        # Translators: Heading above what the statement says besides its initiatives, at most 24 characters.
        lines(bold(tr.gettext("Also said")), *(f"• {tr.text(each)}" for each in statement.context)),
        lines(bold(tr.gettext("Method")), method, *last_checks(tr, board)),
        lines(source_line(reader), tr.text(statement.place)),
    ]


def source_line(reader: ViewContext) -> Markup:
    """Return the outlet, date and hour of the source, and how the statement came to it."""
    source, tr = reader.statement.source, reader.tr
    url = source.url_in(tr.language)
    outlet = link(source.outlet, url) if url else source.outlet
    return source_words(tr, reader.statement, outlet)


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
    # Translators: As the line about a deadline, with the words of the statement; only marks are yours, at
    # most 40 characters.
    return tr.html(
        "{period}: {what} ({stated}) — {standing}",
        period=bold(period_name(tr, deadline)),
        what=tr.text(deadline.what),
        stated=stated_words(tr, deadline),
        standing=standing,
    )


def card_button(reader: ViewContext, slug: str, text: str) -> InlineKeyboardButton:
    """Return a button that shows the card of an initiative."""
    return button(text, ShowCard(statement=reader.statement.id, slug=slug))
