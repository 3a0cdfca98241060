"""The summary of a month: where things stand, what changed, and the deadlines of the next 60 days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.deadlines.scoreboard import scoreboard
from briefing.deadlines.timeliness import SOON_DAYS, deadline_standings
from views.statuses import status_counts
from views.telegram.subscriptions.callbacks import Prefer
from views.telegram.subscriptions.choices import OFF, Choice
from views.telegram.subscriptions.digests import nothing_since
from views.telegram.subscriptions.news_items import deadline_once, initiatives_of, news_items
from views.telegram.subscriptions.parts import PushPart
from views.telegram.support.markup import bold
from views.telegram.support.page import button
from views.telegram.support.sheets import Item, Section

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from briefing.subscriptions.summary_push import Summary
    from views.telegram.subscriptions.parts import Told
    from views.telegram.support.page import ViewContext
    from views.translate import Translator


def summary_part(reader: ViewContext, summary: Summary, told: Told) -> PushPart:
    """Return a summary as a part of a message; it leaves out what the parts before it tell."""
    tr = reader.tr
    counts = Item(status_counts(tr, scoreboard(reader.statement, reader.today)))
    changed = news_items(reader, summary.news, told, with_open=False)
    if not (summary.news.statuses or summary.news.followups):
        changed.insert(0, Item(nothing_since(reader, summary.news_since)))
    off = Prefer(chat=0, thread=0, name=Choice.SUMMARY, value=OFF)
    controls = [[button(tr.gettext("📊 No more summaries"), off)]]
    name = Markup("📊 ") + bold(summary_name(tr, summary.month))
    ahead = tr.ngettext("Deadlines of the next {n} day", "Deadlines of the next {n} days", SOON_DAYS)
    sections = (
        Section(name, [counts, *changed], "/followups"),
        Section(bold(ahead), [Item(each, gap="\n") for each in _coming(reader, told)], "/deadlines"),
    )
    return PushPart(sections, initiatives_of(summary.news), controls)


def summary_name(tr: Translator, month: date) -> str:
    """Return what the summary of a month is called, of which any day is given: "Summary: November 2026"."""
    # Translators: Heading of the monthly summary, at most 24 characters.
    return tr.gettext("Summary: {month}", month=tr.month(month))


def _coming(reader: ViewContext, told: Told) -> Iterator[Markup]:
    """Yield the open deadlines that begin or end in the next 60 days."""
    for each in deadline_standings(reader.statement, reader.today):
        days = [(day - reader.today).days for day in (each.deadline.begins_on, each.deadline.last_day)]
        if each.met_by is None and any(0 <= ahead <= SOON_DAYS for ahead in days):
            yield from deadline_once(reader, each, told)
