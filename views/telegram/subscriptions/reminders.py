"""Reminders of deadlines and reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.deadlines.timeliness import deadline_standing
from briefing.reminders.reminder_days import ReminderDayKind
from briefing.statement.model import Precision
from views.deadlines import begins_in, days_left, past_by, timeliness_words, years_ahead
from views.telegram.statement.callbacks import ShowCard
from views.telegram.statement.overview import deadline_with
from views.telegram.subscriptions.controls import snooze_row, stop_row
from views.telegram.subscriptions.digests import review_line
from views.telegram.support.markup import bold, italic, lines
from views.telegram.support.page import Page, Rows, ViewContext, button
from views.telegram.support.sheets import APART, Item, first_sheet

if TYPE_CHECKING:
    from datetime import date

    from briefing.reminders.reminder_days import ReminderDay
    from briefing.statement.model import Deadline, Statement
    from briefing.subscriptions.reminder_push import Reminder
    from views.translate import Translator

MOST_CARDS = 10
"""The most initiatives with a button below a reminder; the others are only named in it."""


def reminder_page(reader: ViewContext, reminder: Reminder) -> Page:
    """Return a reminder as one message."""
    tr, statement = reader.tr, reader.statement
    heading = Markup("⏰ ") + bold(tr.gettext("Reminder"))
    if reminder.is_late:
        due = tr.date(max(each.day for each in reminder.reminder_days))
        late = tr.gettext("This reminder is late: it was due on {date}.", date=due)
        heading += APART + italic(late)
    slugs = dict.fromkeys(
        statement.deadlines[each.deadline].initiative for each in reminder.reminder_days if each.deadline
    )
    rows: Rows = [
        [button(reader.name(slug), ShowCard(statement=statement.id, slug=slug))]
        for slug in list(slugs)[:MOST_CARDS]
    ]
    rows += [snooze_row(tr), stop_row(tr)]
    items = [Item(_reminder_day(reader, each)) for each in reminder.reminder_days]
    return first_sheet(tr, heading, items, "/deadlines", rows=rows)


def _reminder_day(reader: ViewContext, reminder_day: ReminderDay) -> Markup:
    if reminder_day.deadline is None:
        return review_line(reader, reminder_day.day)
    deadline = reader.statement.deadlines[reminder_day.deadline]
    standing = bold(reminder_day_words(reader.tr, reminder_day, reader.statement, reader.today))
    return lines(deadline_with(reader.tr, deadline, standing), f"/{deadline.initiative}")


def reminder_day_words(tr: Translator, reminder_day: ReminderDay, statement: Statement, today: date) -> str:
    """Return the timeliness of the deadline of a reminder day on ``today``, the local day of the reminder."""
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


def about_reminder_day(reader: ViewContext, reminder_day: ReminderDay, day: date) -> str:
    """Return in a line what a reminder that comes on the local day ``day`` is about."""
    tr = reader.tr
    if reminder_day.deadline is None:
        return tr.gettext("Half-yearly review")
    deadline = reader.statement.deadlines[reminder_day.deadline]
    words = reminder_day_words(tr, reminder_day, reader.statement, day)
    return f"{tr.text(deadline.what)}: {words}"
