"""Digests: what is new; the first one, where things stand; and what is new on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.deadlines.scoreboard import scoreboard
from briefing.deadlines.timeliness import next_due
from briefing.statement.status import newest_event, newest_first
from views.checking import last_checks
from views.statuses import status_counts
from views.telegram.statement.callbacks import ShowLog
from views.telegram.statement.events import event_line
from views.telegram.statement.overview import deadline_line
from views.telegram.subscriptions.callbacks import ShowSettings, Subscribe
from views.telegram.subscriptions.controls import page_rows
from views.telegram.subscriptions.news_items import initiatives_of, news_items
from views.telegram.subscriptions.parts import PushPart, Told
from views.telegram.support.markup import bold, joined, lines
from views.telegram.support.page import Page, ViewContext, button
from views.telegram.support.sheets import Item, Section, sheet, turn_by_name

if TYPE_CHECKING:
    from datetime import date

    from briefing.statement.entry import FollowUp
    from briefing.subscriptions.digest_push import Digest
    from briefing.subscriptions.preview import NewsOfTarget

LAST_ENTRIES, EXCERPT = 5, 150
"""The entries that are shown as new to a chat without a subscription, and characters of each."""


def digest_part(reader: ViewContext, digest: Digest, told: Told) -> PushPart:
    """Return a digest as a part of a message."""
    if digest.is_first:
        return _first_part(reader)
    section = Section(_heading(reader), news_items(reader, digest.news, told), "/followups")
    return PushPart((section,), initiatives_of(digest.news))


def _heading(reader: ViewContext) -> Markup:
    return Markup("📰 ") + bold(reader.tr.gettext("What is new"))


def _first_part(reader: ViewContext) -> PushPart:
    """Return where things stand, and what will be sent from now on."""
    tr, statement = reader.tr, reader.statement
    board = scoreboard(statement, reader.today)
    newest = newest_event(statement)
    sections = [
        status_counts(tr, board),
        _entry(reader, newest) if newest else "",
        _next_due(reader),
        lines(*last_checks(tr, board)),
        tr.gettext(
            "From now on the bot tells you here what becomes of the statement. While nothing is new, nothing "
            "comes but the reminders and a summary on the first of the month."
        ),
    ]
    # Translators: Heading of the first digest after subscribing, at most 24 characters.
    heading = Markup("📰 ") + bold(tr.gettext("First digest"))
    section = Section(heading, [Item(each) for each in sections if each], "/digest")
    return PushPart((section,))


def news_page(reader: ViewContext, found: NewsOfTarget, number: int = 0) -> Page:
    """Show a sheet of what a digest would contain now; to a chat that gets none, the end of the log."""
    tr = reader.tr
    if found.since is None:
        entries = _entries(reader)[:LAST_ENTRIES]
        items = [Item(_entry(reader, each, EXCERPT)) for each in entries]
        # Translators: Button below a digest: shows the log, at most 20 characters.
        whole = button(tr.gettext("🗞 Follow-ups"), ShowLog(statement=reader.statement.id, slug=""))
        rows = [[whole], [button(tr.gettext("🔔 Subscribe"), Subscribe())]]
    else:
        items = news_items(reader, found.news, Told())
        if not items:
            items = [Item(nothing_since(reader, found.since)), Item(_next_due(reader))]
        rows = page_rows(reader, initiatives_of(found.news))
        rows.append([button(tr.gettext("⚙️ Settings"), ShowSettings())])
    return sheet(tr, _heading(reader), items, number, turn_by_name(reader, "whatsnew"), rows=rows)


def _entries(reader: ViewContext) -> list[FollowUp]:
    corrected = reader.statement.corrected
    return [each for each in newest_first(reader.statement) if each.id not in corrected]


def _entry(reader: ViewContext, followup: FollowUp, longest: int | None = None) -> Markup:
    name = Markup("🗞 {} /{}").format(bold(reader.name(followup.initiative)), followup.initiative)
    if followup.context:
        name = joined(name, reader.tr.gettext("context, changes nothing"))
    return lines(name, event_line(reader.tr, followup, longest))


def _next_due(reader: ViewContext) -> str:
    due = next_due(reader.statement, reader.today)
    # Translators: Heading above the deadline that comes next, at most 24 characters.
    return lines(bold(reader.tr.gettext("Next due")), deadline_line(reader, due)) if due else ""


def nothing_since(reader: ViewContext, since: date) -> str:
    """Say that the log has nothing new, when somebody last looked, and up to which day sources were read."""
    tr, board = reader.tr, scoreboard(reader.statement, reader.today)
    if board.newest_check is None:
        return tr.gettext("No new entries in the log since {date}.", date=tr.date(since))
    checked_on = tr.date(board.newest_check)
    if board.sources_until is None:
        return tr.gettext(
            "No new entries in the log since {date}; last checked on {checked_on}.",
            date=tr.date(since),
            checked_on=checked_on,
        )
    return tr.gettext(
        "No new entries in the log since {date}; last checked on {checked_on} in sources up to {until}.",
        date=tr.date(since),
        checked_on=checked_on,
        until=tr.date(board.sources_until),
    )
