"""Reminders: pushes that recall deadlines on their reminder days, and when they are due."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from briefing.local_time import DAY, local_date, zone_of
from briefing.reminders.reminder_days import ReminderDay, newest_missed, next_reminder_days, reminder_days
from briefing.subscriptions.schedule import LATE, last_due_day, moment_of_day

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.preferences import Preferences
    from briefing.statement.model import Statement
    from briefing.subscription import Subscription


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder of one or several reminder days."""

    occurrence: str = field(compare=False)
    today: date
    """The local date on which it is sent; days are counted from it."""
    reminder_days: tuple[ReminderDay, ...]
    is_late: bool
    """Whether it comes more than :data:`LATE` after the moment at which its newest reminder day was due."""
    tells_until: ClassVar[None] = None
    lifetime: ClassVar[None] = None


class Reminders:
    """Each reminder day is sent once, however late; those that are due together are one reminder."""

    prefix = "reminder:"

    def next_at(self, subscription: Subscription, statement: Statement, now: datetime) -> datetime | None:
        """Return when the next reminder is due, at least ``now``, or None."""
        if not subscription.preferences.reminders:
            return None
        day = _next_day(statement, subscription.reminded_to)
        return max(moment_of_day(subscription.preferences, day), now) if day else None

    def due(
        self,
        subscription: Subscription,
        statement: Statement,
        now: datetime,
        told: frozenset[str],  # noqa: ARG002 - a reminder is due whatever was told
    ) -> tuple[Subscription, Reminder | None]:
        """Return the reminder of the days after ``subscription.reminded_to``, or None."""
        today = local_date(now, zone_of(subscription.preferences.zone))
        last = last_due_day(subscription.preferences, now)
        if last <= subscription.reminded_to:
            return subscription, None
        after = replace(subscription, reminded_to=last)
        first = _next_day(statement, subscription.reminded_to)
        if not subscription.preferences.reminders or first is None or first > last:
            return after, None
        missed = _newest_missed(statement, subscription.reminded_to, last)
        newest = max(reminder_day.day for reminder_day in missed)
        is_late = now - moment_of_day(subscription.preferences, newest) > LATE
        # Named after the day that it is about: sent after midnight, it must not replace that of the morning.
        return after, Reminder(f"{self.prefix}{statement.id}:{last}", today, missed, is_late)

    def is_wanted(self, preferences: Preferences) -> bool:
        """Tell whether reminders are switched on."""
        return preferences.reminders

    def postponed(self, subscription: Subscription, occurrence: str) -> Subscription:
        """Let the reminder days from the date in the occurrence on be due again."""
        day = date.fromisoformat(occurrence.rpartition(":")[2])
        return replace(subscription, reminded_to=min(subscription.reminded_to, day - DAY))


# Thousands of chats share a statement and these days, and a statement never changes.
_newest_missed = lru_cache(maxsize=256)(newest_missed)


def _next_day(statement: Statement, after: date) -> date | None:
    """Return the first reminder day after a date, or None; cached by year, as it is asked for very often."""
    days = _days_in(statement, after.year)
    ahead = bisect_right(days, after)
    return days[ahead] if ahead < len(days) else _first_day(statement, date(after.year, 12, 31))


@lru_cache(maxsize=256)
def _days_in(statement: Statement, year: int) -> tuple[date, ...]:
    of_year = reminder_days(statement, date(year, 1, 1), date(year, 12, 31))
    return tuple(sorted({each.day for each in of_year}))


@lru_cache(maxsize=256)
def _first_day(statement: Statement, after: date) -> date | None:
    found = next_reminder_days(statement, after, 1)
    return found[0].day if found else None
