"""The words of events in a calendar; nothing in them depends on the present day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.deadlines.timeliness import deadline_standing
from briefing.statement.deadline import Precision
from briefing.statement.entry import Status
from briefing.statement.review_days import undated_initiatives
from views.deadlines import period_name, stated_words, timeliness_words
from views.labels import STATUS_MEANING

if TYPE_CHECKING:
    from briefing.statement.deadline import Deadline
    from briefing.statement.model import Statement
    from views.translate import Translator


def deadline_title(tr: Translator, deadline: Deadline) -> str:
    """Return what is to be done, and of what unit the event is the last day unless the day was stated."""
    what = tr.text(deadline.what)
    if deadline.precision is Precision.DAY:
        return what
    return tr.gettext("Last day of {period}: {what}", period=period_name(tr, deadline), what=what)


def deadline_description(
    tr: Translator, statement: Statement, deadline: Deadline, *, superseded: bool
) -> str:
    """Return the initiative, the words of the statement, and what became of the deadline."""
    standing = deadline_standing(statement, deadline, deadline.last_day)
    became = [timeliness_words(tr, standing, deadline.last_day)] if standing.met_by else []
    if superseded:
        became.append(tr.gettext(STATUS_MEANING[Status.SUPERSEDED]))
    initiative = statement.initiatives[deadline.initiative]
    return "\n".join([tr.text(initiative.title), stated_words(tr, deadline), *became])


def review_title(tr: Translator, statement: Statement) -> str:
    """Return that initiatives without a deadline are looked at again."""
    return tr.gettext("Review of what has no deadline: {title}", title=tr.text(statement.title))


def review_description(tr: Translator, statement: Statement) -> str:
    """Return the initiatives without a deadline, one a line."""
    return "\n".join(f"{each.number}. {tr.text(each.short)}" for each in undated_initiatives(statement))


def calendar_title(tr: Translator, statement: Statement | None, slug: str | None = None) -> str:
    """Return the name of the calendar of an initiative, of a statement, or of all for None."""
    if statement is None:
        return tr.gettext("Deadlines of all statements")
    named = statement.initiatives[slug].title if slug else statement.title
    # Translators: The name of a calendar; {title} is the title of a statement or of an initiative, at most 24
    # characters.
    return tr.gettext("Deadlines: {title}", title=tr.text(named))
