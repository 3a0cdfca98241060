"""Parts of the card of an initiative, of which the card and its screen in other chats are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.deadlines.timeliness import deadline_standing
from briefing.statement.entry import Status
from briefing.statement.review_days import next_review
from views.statuses import status_with_age
from views.telegram.statement.events import event_line
from views.telegram.statement.overview import deadline_line
from views.telegram.support.markup import bold, lines, visible_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.statement.model import Initiative
    from briefing.statement.status import Assessment
    from views.telegram.support.page import ViewContext

LONGEST_EVENT = 320
"""Characters of what happened last, outside of a quotation."""


def fitting(rows: Sequence[str], room: int) -> Sequence[str]:
    """Return as many of the first rows as fit."""
    count = len(rows)
    while count and visible_length(lines(*rows[:count])) > room:
        count -= 1
    return rows[:count]


def head(reader: ViewContext, initiative: Initiative, now: Assessment) -> Markup:
    """Return number and title, the status with its age, and what a status does not mean."""
    tr = reader.tr
    no_evidence = now.status is Status.NO_EVIDENCE_FOUND
    return lines(
        bold(f"{initiative.number}. {tr.localized(initiative.title)}"),
        status_with_age(tr, now, reader.today),
        tr.gettext("“No evidence found” does not mean “not done”.") if no_evidence else "",
    )


def newest(reader: ViewContext, now: Assessment, longest: int = LONGEST_EVENT) -> Markup:
    """Return what happened last, in at most ``longest`` characters of its text; empty if nothing has."""
    if now.newest is None:
        return Markup()
    tr = reader.tr
    heading = (
        # Translators: Heading on a card: what was known before the statement, at most 20 characters.
        tr.gettext("Context")
        if now.newest.context
        # Translators: Heading on a card, at most 28 characters.
        else tr.gettext("Newest evidence")
    )
    return lines(bold(heading), event_line(tr, now.newest, longest))


def dates(reader: ViewContext, initiative: Initiative) -> list[Markup]:
    """Return a line for each deadline of an initiative, or when it is looked at again if it has none."""
    statement, tr = reader.statement, reader.tr
    own = [each for each in statement.deadlines.values() if each.initiative == initiative.slug]
    if own:
        standings = (deadline_standing(statement, each, reader.today) for each in own)
        return [Markup("⏰ ") + deadline_line(reader, each) for each in standings]
    heading = tr.gettext("Deadline")
    none = tr.html(
        "{heading}: none was stated; the next review is on {date}.",
        heading=bold(heading),
        date=tr.date(next_review(statement, reader.today)),
    )
    return [none]
