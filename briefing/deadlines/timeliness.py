"""The timeliness of deadlines: always computed, never stored."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from briefing.local_time import DAY, MONTHS_A_YEAR, day_in_month
from briefing.statement.deadline import Deadline, Precision
from briefing.statement.entry import FollowUp
from briefing.statement.model import Statement
from briefing.statement.status import assessment

_MONTHS = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF_YEAR: 6, Precision.YEAR: 12}
SOON_DAYS = 60
"""A deadline is "soon" when at most this many days are left."""
REVIEW_GRACE = timedelta(days=7)
"""How long after the last day of a deadline its review opens, as news about that day needs some time."""


class Timeliness(StrEnum):
    """How a deadline stands on a day; the first value that fits, in this order, counts."""

    MET_ON_TIME = "met_on_time"
    MET_LATE = "met_late"
    ENDED = "ended"
    UNDER_WAY = "under_way"
    OVERDUE = "overdue"
    DUE_TODAY = "due_today"
    DUE_SOON = "due_soon"
    UPCOMING = "upcoming"
    NO_DATE = "no_date"


@dataclass(frozen=True, slots=True)
class DeadlineStanding:
    """A deadline and its timeliness on one day."""

    deadline: Deadline
    timeliness: Timeliness
    days: int
    """The days late when met late or overdue, the days since the end when ended, else the days left to the
    last day, or to the first day of a period that has not begun. Never negative."""
    met_by: FollowUp | None = None
    review_opened_on: date | None = None
    """When the review of a deadline that passed was opened, if nobody has looked since the last day."""
    checked_on: date | None = None
    """When somebody last looked, if that was after the last day of a deadline that was not met."""


def deadline_standing(statement: Statement, deadline: Deadline, today: date) -> DeadlineStanding:
    """Return how ``deadline`` stands on ``today``, the reader's local date."""
    met_by = min(statement.meeting.get(deadline.slug, ()), key=lambda each: each.happened_on, default=None)
    if met_by is not None:
        late = (met_by.happened_on - deadline.last_day).days
        timeliness = Timeliness.MET_LATE if late > 0 else Timeliness.MET_ON_TIME
        return DeadlineStanding(deadline, timeliness, max(late, 0), met_by)
    timeliness = _unmet(deadline, today)
    begins_later = timeliness in (Timeliness.DUE_SOON, Timeliness.UPCOMING)
    target = deadline.begins_on if begins_later else deadline.last_day
    found = DeadlineStanding(deadline, timeliness, abs((target - today).days))
    if today <= deadline.last_day:
        return found
    looked_on = assessment(statement, deadline.initiative).last_checked_on
    if looked_on is not None and deadline.last_day < looked_on <= today:
        return replace(found, checked_on=looked_on)
    opened_on = deadline.last_day + REVIEW_GRACE
    return replace(found, review_opened_on=opened_on) if opened_on <= today else found


def _unmet(deadline: Deadline, today: date) -> Timeliness:
    target = deadline.last_day
    if deadline.runs:
        if today > deadline.last_day:
            return Timeliness.ENDED
        if today >= deadline.begins_on:
            return Timeliness.UNDER_WAY
        target = deadline.begins_on
    if today > target:
        return Timeliness.OVERDUE
    if today == target and deadline.precision is Precision.DAY:
        return Timeliness.DUE_TODAY
    return Timeliness.DUE_SOON if (target - today).days <= SOON_DAYS else Timeliness.UPCOMING


def deadline_standings(statement: Statement, today: date) -> tuple[DeadlineStanding, ...]:
    """Return every deadline of the statement as it stands on ``today``, by last day."""
    ordered = sorted(statement.deadlines.values(), key=lambda each: (each.last_day, each.slug))
    return tuple(deadline_standing(statement, each, today) for each in ordered)


def may_change(statement: Statement, since: date, today: date) -> bool:
    """Tell whether the calendar may change the timeliness of a deadline after ``since``, up to ``today``."""
    days = _days_of_change(statement)
    return bisect_right(days, since) != bisect_right(days, today)


@lru_cache(maxsize=64)
def _days_of_change(statement: Statement) -> tuple[date, ...]:
    days: set[date] = set()
    for each in statement.deadlines.values():
        begins_on = each.begins_on if each.runs else each.last_day
        days |= {begins_on - timedelta(days=SOON_DAYS), begins_on, each.last_day, each.last_day + DAY}
    return tuple(sorted(days))


def next_due(statement: Statement, today: date) -> DeadlineStanding | None:
    """Return the open deadline whose last day comes next, or None."""
    for each in deadline_standings(statement, today):
        if each.met_by is None and each.deadline.last_day >= today:
            return each
    return None


def unit_around(day: date, precision: Precision) -> tuple[date, date]:
    """Return the first and last day of the month, quarter, half-year or year that ``day`` is in."""
    if precision is Precision.DAY:
        return day, day
    months = _MONTHS[precision]
    first = day.year * MONTHS_A_YEAR + (day.month - 1) // months * months
    return day_in_month(first, 1), day_in_month(first + months, 1) - DAY
