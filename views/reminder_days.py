"""What a reminder says, on its day or on whichever later one it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.deadlines.timeliness import deadline_standing
from briefing.reminders.reminder_days import ReminderDayKind
from briefing.statement.model import Precision
from views.deadlines import begins_in, days_left, past_by, timeliness_words, years_ahead

if TYPE_CHECKING:
    from datetime import date

    from briefing.reminders.reminder_days import ReminderDay
    from briefing.statement.model import Deadline, Statement
    from views.translate import Translator


def reminder_day_words(tr: Translator, reminder_day: ReminderDay, statement: Statement, today: date) -> str:
    """Say how far the deadline of a rung is on the local day on which it is said."""
    deadline = statement.deadlines[reminder_day.deadline or ""]
    if today == reminder_day.day or reminder_day.kind is ReminderDayKind.AFTER_LAST:
        return _on_its_day(tr, reminder_day, deadline)
    return timeliness_words(tr, deadline_standing(statement, deadline, today), today)


def _on_its_day(  # noqa: PLR0911 - one case for each kind
    tr: Translator, reminder_day: ReminderDay, deadline: Deadline
) -> str:
    days, is_period = reminder_day.days, deadline.runs
    match reminder_day.kind:
        case ReminderDayKind.BEFORE_FIRST:
            return begins_in(tr, days)
        case ReminderDayKind.FIRST_DAY:
            return tr.gettext("begins today")
        case ReminderDayKind.LAST_DAY:
            return tr.gettext("today is the last day")
        case ReminderDayKind.AFTER_LAST if is_period:
            return tr.gettext("ended; being reviewed")
        case ReminderDayKind.AFTER_LAST:
            return tr.gettext("past, no evidence that it was met")
        case ReminderDayKind.OVERDUE:
            return past_by(tr, days)
        case ReminderDayKind.YEARLY:
            return years_ahead(tr, deadline, reminder_day.day)
        case _:
            year = deadline.last_day.year
            of_year = deadline.precision is Precision.YEAR and reminder_day.day.year == year
            return days_left(tr, days, year if of_year else None)
