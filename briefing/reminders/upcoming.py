"""Which rungs of a statement there are, as its log stands, on which days.

Everything here is reckoned in days of the reader's calendar; the caller turns a day and the chat's hour
into a moment, and remembers by :attr:`briefing.reminder_days.ReminderDay.key` what was sent.
"""

from __future__ import annotations

from heapq import merge
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from briefing.local_time import DAY
from briefing.reminders.reminder_days import ReminderDay, ReminderDayKind, deadline_reminder_days
from briefing.statement.review_days import review_days

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from briefing.statement.model import Statement


def reminder_days(statement: Statement, start: date, end: date) -> tuple[ReminderDay, ...]:
    """Return all rungs on the days from ``start`` to ``end``, both included, by day then deadline.

    A deadline that an entry of the log meets has none, on no day, whenever the event was: from the moment
    that the entry is in the log nothing is due any more.
    """
    return tuple(takewhile(lambda reminder_day: reminder_day.day <= end, _from(statement, start)))


def newest_missed(statement: Statement, since: date, today: date) -> tuple[ReminderDay, ...]:
    """Return the newest rung of each deadline, and of the reviews, after ``since`` and up to ``today``.

    ``since`` is the last day that was dealt with; older rungs of the same deadline are overtaken by events.
    """
    newest = {
        reminder_day.deadline: reminder_day for reminder_day in reminder_days(statement, since + DAY, today)
    }
    return tuple(sorted(newest.values()))


def next_reminder_days(statement: Statement, after: date, count: int) -> tuple[ReminderDay, ...]:
    """Return the next ``count`` rungs on days after ``after``; fewer when there are no more."""
    return tuple(islice(_from(statement, after + DAY), count))


def _from(statement: Statement, start: date) -> Iterator[ReminderDay]:
    deadlines = (each for each in statement.deadlines.values() if each.slug not in statement.meeting)
    return merge(
        *(deadline_reminder_days(each, statement.made_on, start) for each in deadlines),
        (ReminderDay(day, ReminderDayKind.REVIEW, None, day) for day in review_days(statement, start)),
    )
