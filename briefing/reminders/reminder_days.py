"""Reminder days: the days on which a deadline is recalled, and what is said about it on each.

A ``period`` is counted down to its first day, recalled on the first of each month while it runs, and counted
down to its last day. A ``due`` is recalled each year while it is far off, counted down, and recalled on the
first of each month once it is past: on the same days as running periods, so that a reader gets one message
on that day for all of them. Both are recalled once more a week after the last day.

A deadline has at most one reminder day on a date. The beginning comes first: nothing counts down to the last
day of a period before the period has begun, nor on its first day. The first of a month is left out when a
countdown is a week or less away. There are no reminder days before the day after the statement, and such days
do not leave out the first of a month either.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, date
from enum import StrEnum
from functools import total_ordering
from heapq import merge
from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING

from briefing.local_time import DAY, MONTHS_A_YEAR, day_in_month
from briefing.statement.deadline import Deadline, Precision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.statement.model import Statement

    Recalled = tuple[date, "ReminderDayKind", date]
    """A reminder day: its date, its kind, and the date that it counts to."""

BEFORE = (30 * DAY, 7 * DAY, DAY)
AFTER = 7 * DAY
APART = 7 * DAY
"""The first of a month is left out when a countdown is at most this far away."""


class ReminderDayKind(StrEnum):
    """What is said on a reminder day; :attr:`ReminderDay.days` has the number of days."""

    BEFORE_FIRST = "before_first"
    """A period begins in 30 days, in 7, tomorrow."""
    FIRST_DAY = "first_day"
    """A period begins today; if it lasts for one day only, this is its last day as well."""
    BEFORE_LAST = "before_last"
    """30 days, 7 days or 1 day are left."""
    LAST_DAY = "last_day"
    """Today is the last day."""
    AFTER_LAST = "after_last"
    """The last day was a week ago: a period has ended, of a ``due`` no evidence says that it was met."""
    MONTHLY = "monthly"
    """A period is under way, and days are left; on the first of a month."""
    YEARLY = "yearly"
    """A ``due`` stated as a year, more than a year away; on the anniversary of the statement."""
    OVERDUE = "overdue"
    """A ``due`` is past and not met; on the first of a month."""


@total_ordering
@dataclass(frozen=True, slots=True)
class ReminderDay:
    """One day on which a deadline is recalled; ordered by date, then by deadline."""

    day: date
    kind: ReminderDayKind
    deadline: str
    """The deadline's slug."""
    counts_to: date
    """The first or the last day of the deadline."""

    @property
    def days(self) -> int:
        """The number of days from this day to ``counts_to``, or since it; never negative."""
        return abs((self.counts_to - self.day).days)

    @property
    def key(self) -> str:
        """A name that is unique within the statement: up to 100 characters of ``a-z0-9_:-``.

        It includes ``counts_to``, so that a deadline that moves has reminder days with other keys.
        """
        return f"{self.deadline}:{self.counts_to}:{self.kind}-{self.days}"

    def __lt__(self, other: ReminderDay) -> bool:
        return self._place() < other._place()

    def _place(self) -> tuple[date, str, ReminderDayKind, date]:
        return self.day, self.deadline, self.kind, self.counts_to


def deadline_reminder_days(deadline: Deadline, made_on: date, start: date) -> Iterator[ReminderDay]:
    """Yield the reminder days of a deadline from ``start`` on, by date, as if it were never met.

    ``made_on`` is the date of the statement. Those of a ``due`` never end.
    """
    start = max(start, made_on + DAY)
    countdowns = [each for each in _countdowns(deadline) if each[0] > made_on]
    months = (
        each
        for each in _months(deadline, start)
        if all(abs(each[0] - countdown[0]) > APART for countdown in countdowns)
    )
    ahead = (each for each in countdowns if each[0] >= start)
    recalled = chain(_years(deadline, made_on, start), merge(ahead, months))
    return (ReminderDay(day, kind, deadline.slug, counts_to) for day, kind, counts_to in recalled)


def _countdowns(deadline: Deadline) -> Iterator[Recalled]:
    first, last = deadline.begins_on, deadline.last_day
    if deadline.runs:
        for left in BEFORE:
            yield first - left, ReminderDayKind.BEFORE_FIRST, first
        yield first, ReminderDayKind.FIRST_DAY, first
    for left in BEFORE:
        if not deadline.runs or last - left > first:
            yield last - left, ReminderDayKind.BEFORE_LAST, last
    if not deadline.runs or last != first:
        yield last, ReminderDayKind.LAST_DAY, last
    yield last + AFTER, ReminderDayKind.AFTER_LAST, last


def _months(deadline: Deadline, start: date) -> Iterator[Recalled]:
    first, last = deadline.begins_on, deadline.last_day
    if not deadline.runs:
        for day in _firsts_of_months(max(start, last)):
            yield day, ReminderDayKind.OVERDUE, last
    else:
        for day in takewhile(lambda day: day <= last, _firsts_of_months(max(start, first))):
            yield day, ReminderDayKind.MONTHLY, last


def _firsts_of_months(start: date) -> Iterator[date]:
    months = start.year * MONTHS_A_YEAR + start.month - (start.day == 1)
    while months < (MAXYEAR + 1) * MONTHS_A_YEAR:
        yield day_in_month(months, 1)
        months += 1


def _years(deadline: Deadline, made_on: date, start: date) -> Iterator[Recalled]:
    if deadline.runs or deadline.precision is not Precision.YEAR:
        return
    year = start.year
    while _anniversary(made_on, year + 1) < deadline.last_day:
        day = _anniversary(made_on, year)
        if day >= start:
            yield day, ReminderDayKind.YEARLY, deadline.last_day
        year += 1


def _anniversary(made_on: date, year: int) -> date:
    return day_in_month(year * MONTHS_A_YEAR + made_on.month - 1, made_on.day)


def reminder_days(statement: Statement, start: date, end: date) -> tuple[ReminderDay, ...]:
    """Return all reminder days from ``start`` to ``end``, both included, by date, then by deadline.

    A deadline that an entry of the log meets has none at all, not even before the date of that event.
    """
    return tuple(takewhile(lambda each: each.day <= end, _from(statement, start)))


def newest_missed(statement: Statement, since: date, today: date) -> tuple[ReminderDay, ...]:
    """Return the newest reminder day of each deadline after ``since`` up to ``today``.

    ``since`` is the last date for which reminders were sent. The older ones of a deadline are out of date.
    """
    newest = {each.deadline: each for each in reminder_days(statement, since + DAY, today)}
    return tuple(sorted(newest.values()))


def next_reminder_days(statement: Statement, after: date, count: int) -> tuple[ReminderDay, ...]:
    """Return the next ``count`` reminder days after a date; fewer when there are no more."""
    return tuple(islice(_from(statement, after + DAY), count))


def _from(statement: Statement, start: date) -> Iterator[ReminderDay]:
    deadlines = (each for each in statement.deadlines.values() if each.slug not in statement.meeting)
    return merge(*(deadline_reminder_days(each, statement.made_on, start) for each in deadlines))
