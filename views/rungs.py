"""What a reminder says, on its day or on whichever later one it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.rungs import RungKind
from briefing.statement import DeadlineKind, Precision
from briefing.timeliness import deadline_standing
from views.deadlines import begins_in, days_left, past_by, timeliness_words, years_ahead

if TYPE_CHECKING:
    from datetime import date

    from briefing.rungs import Rung
    from briefing.statement import Deadline, Statement
    from views.translate import Translator


def rung_words(tr: Translator, rung: Rung, statement: Statement, today: date) -> str:
    """Say how far the deadline of a rung is on the local day on which it is said."""
    deadline = statement.deadlines[rung.deadline or ""]
    if today == rung.day or rung.kind is RungKind.AFTER_LAST:
        return _on_its_day(tr, rung, deadline)
    return timeliness_words(tr, deadline_standing(statement, deadline, today), today)


def _on_its_day(  # noqa: PLR0911 - one case for each kind
    tr: Translator, rung: Rung, deadline: Deadline
) -> str:
    days, is_period = rung.days, deadline.kind is DeadlineKind.PERIOD
    match rung.kind:
        case RungKind.BEFORE_FIRST:
            return begins_in(tr, days)
        case RungKind.FIRST_DAY:
            return tr.gettext("begins today")
        case RungKind.LAST_DAY:
            return tr.gettext("today is the last day")
        case RungKind.AFTER_LAST if is_period:
            return tr.gettext("ended; being reviewed")
        case RungKind.AFTER_LAST:
            return tr.gettext("past, no evidence that it was met")
        case RungKind.OVERDUE:
            return past_by(tr, days)
        case RungKind.YEARLY:
            return years_ahead(tr, deadline, rung.day)
        case _:
            year = deadline.last_day.year
            of_year = deadline.precision is Precision.YEAR and rung.day.year == year
            return days_left(tr, days, year if of_year else None)
