"""Reminders of deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from briefing.deadlines.timeliness import deadline_standing
from briefing.reminders.reminder_days import ReminderDayKind
from briefing.statement.deadline import Precision
from briefing.statement.status import assessment
from views.deadlines import begins_in, days_left, past_by, timeliness_words, years_ahead
from views.statuses import status_with_age
from views.telegram.statement.events import event_line
from views.telegram.statement.overview import deadline_with
from views.telegram.subscriptions.parts import PushPart, is_first
from views.telegram.support.markup import bold, italic, lines
from views.telegram.support.sheets import APART, Item, Section

if TYPE_CHECKING:
    from datetime import date

    from briefing.reminders.reminder_days import ReminderDay
    from briefing.statement.deadline import Deadline
    from briefing.statement.model import Statement
    from briefing.subscriptions.reminder_push import Reminder
    from views.telegram.subscriptions.parts import Told
    from views.telegram.support.page import ViewContext
    from views.translate import Translator


def reminder_part(reader: ViewContext, reminder: Reminder, told: Told) -> PushPart:
    """Return a reminder as a part of a message."""
    tr = reader.tr
    # Translators: Heading of a message about deadlines, at most 20 characters.
    heading = Markup("⏰ ") + bold(tr.gettext("Reminder"))
    if reminder.is_late:
        due = tr.date(max(each.day for each in reminder.reminder_days))
        late = tr.gettext("This reminder is late: it was due on {date}.", date=due)
        heading += APART + italic(late)
    deadlines = reader.statement.deadlines
    slugs = tuple(dict.fromkeys(deadlines[each.deadline].initiative for each in reminder.reminder_days))
    items = [Item(_reminder_day(reader, each, told)) for each in reminder.reminder_days]
    return PushPart((Section(heading, items, "/deadlines"),), slugs)


def _reminder_day(reader: ViewContext, reminder_day: ReminderDay, told: Told) -> Markup:
    """Return how long the deadline has, the status of its initiative, and the newest evidence."""
    tr, statement = reader.tr, reader.statement
    deadline = statement.deadlines[reminder_day.deadline]
    words = bold(reminder_day_words(tr, reminder_day, statement, reader.today))
    rows = [deadline_with(tr, deadline, words)]
    now = assessment(statement, deadline.initiative)
    if is_first(told.statuses, deadline.initiative):
        rows.append(escape(status_with_age(tr, now, reader.today)))
    if now.newest is not None and is_first(told.entries, now.newest.id):
        rows.append(event_line(tr, now.newest))
    return lines(*rows, f"/{deadline.initiative}")


def reminder_day_words(tr: Translator, reminder_day: ReminderDay, statement: Statement, today: date) -> str:
    """Return the timeliness of the deadline of a reminder day on ``today``, the local day of the reminder."""
    deadline = statement.deadlines[reminder_day.deadline]
    is_after = reminder_day.kind is ReminderDayKind.AFTER_LAST
    if not (is_after and deadline.runs) and (is_after or today == reminder_day.day):
        return _on_its_day(tr, reminder_day, deadline)
    return timeliness_words(tr, deadline_standing(statement, deadline, today), today)


def _on_its_day(  # noqa: PLR0911 - one case for each kind
    tr: Translator, reminder_day: ReminderDay, deadline: Deadline
) -> str:
    days = reminder_day.days
    match reminder_day.kind:
        case ReminderDayKind.BEFORE_FIRST:
            return begins_in(tr, days)
        case ReminderDayKind.FIRST_DAY:
            # Translators: In a reminder, about a period, at most 24 characters.
            return tr.gettext("begins today")
        case ReminderDayKind.LAST_DAY:
            return tr.gettext("today is the last day")
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


def about_reminder_day(reader: ViewContext, reminder_day: ReminderDay, day: date) -> str:
    """Return in a line what a reminder that comes on the local day ``day`` is about."""
    tr = reader.tr
    deadline = reader.statement.deadlines[reminder_day.deadline]
    words = reminder_day_words(tr, reminder_day, reader.statement, day)
    return f"{tr.text(deadline.what)}: {words}"
