"""Parts of the overview of a statement, of which the overview and its screen in other chats are made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.deadlines.timeliness import next_due
from briefing.statement.status import assessment, newest_event
from views.deadlines import period_name, time_left
from views.excerpts import excerpt
from views.labels import STATUS_SIGN
from views.telegram.statement.events import event_line
from views.telegram.support.markup import bold, joined, shortened, visible_length

if TYPE_CHECKING:
    from briefing.statement.model import Initiative
    from views.telegram.support.page import ViewContext

ROOM = 900
"""UTF-16 units of the overview outside of its quotation, which a phone shows on one screen."""
SHOWN = 10
"""Initiatives on one sheet where there are more."""
LONGEST_TITLE, LONGEST_NAME = 120, 36
"""Characters of the title of the statement and of the name of an initiative, which is to fit one line."""
EVENT_LENGTHS = 90, 60, 30
"""Characters of what happened last; the first for which there is room counts."""
MOST_PUBLISHERS, LONGEST_PUBLISHER = 2, 40
"""Publishers who are named beside what happened last, and the characters of each name."""


def heading(reader: ViewContext) -> Markup:
    """Return the title of the statement and its date."""
    statement, tr = reader.statement, reader.tr
    title = excerpt(tr.text(statement.title), LONGEST_TITLE) + tr.language_mark(statement.title)
    return joined(bold(title), tr.date(statement.made_on))


def short_line(reader: ViewContext, initiative: Initiative) -> str:
    """Return number, sign of the status and short name, which a phone shows in one line."""
    sign = STATUS_SIGN[assessment(reader.statement, initiative.slug).status]
    return f"{initiative.number}. {sign} {excerpt(reader.name(initiative.slug), LONGEST_NAME)}"


def latest(reader: ViewContext, room: int) -> Markup:
    """Return what happened last, in as many words as there is room for."""
    tr, event = reader.tr, newest_event(reader.statement)
    if event is None:
        nothing = tr.gettext("Nothing has been recorded yet. That does not mean that nothing was done.")
        return Markup("🗞 {}").format(nothing)
    named = [
        replace(each, publisher=shortened(each.publisher, LONGEST_PUBLISHER))
        for each in event.evidence[:MOST_PUBLISHERS]
    ]
    event = replace(event, evidence=tuple(named))
    lengths = [Markup("🗞 {}").format(event_line(tr, event, longest)) for longest in EVENT_LENGTHS]
    return next((each for each in lengths if visible_length(each) <= room), lengths[-1])


def next_deadline(reader: ViewContext) -> Markup:
    """Return which initiative has the next deadline, and how much time is left; its card says the rest."""
    tr, due = reader.tr, next_due(reader.statement, reader.today)
    if due is None:
        return Markup("⏰ {}").format(tr.gettext("No deadline lies ahead."))
    # Translators: Line about a deadline: its date, what is to be done, how it stands; only marks are yours,
    # at most 30 characters.
    left = tr.html(
        "{period}: {what} — {standing}",
        period=bold(period_name(tr, due.deadline)),
        what=excerpt(reader.name(due.deadline.initiative), LONGEST_NAME),
        standing=time_left(tr, due, reader.today),
    )
    return Markup("⏰ {}").format(left)
