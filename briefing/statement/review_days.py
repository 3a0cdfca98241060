"""The days on which initiatives without a deadline are reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.local_time import DAY, MONTHS_A_YEAR, day_in_month

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from briefing.statement.model import Initiative, Statement


def undated_initiatives(statement: Statement) -> tuple[Initiative, ...]:
    """Return the initiatives without a deadline, in the order of the statement."""
    dated = {each.initiative for each in statement.deadlines.values()}
    return tuple(each for each in statement.in_order if each.slug not in dated)


def next_review(statement: Statement, today: date) -> date:
    """Return the first review day on or after ``today``.

    Reviews are after the statement, on its day of the month, or on the last day of a shorter month.
    """
    count = max(1, (_months_to(today) - _months_to(statement.made_on)) // statement.review_every_months)
    while (day := _review(statement, count)) < today:
        count += 1
    return day


def review_days(statement: Statement, start: date) -> Iterator[date]:
    """Yield the review days from ``start`` on, without end; none when every initiative has a deadline."""
    if not undated_initiatives(statement):
        return
    while True:
        day = next_review(statement, start)
        yield day
        start = day + DAY


def last_review(statement: Statement, today: date) -> date | None:
    """Return the last review day on or before ``today``, or None before the first one."""
    upcoming = next_review(statement, today)
    if upcoming == today:
        return upcoming
    months = _months_to(upcoming) - _months_to(statement.made_on)
    count = months // statement.review_every_months - 1
    return _review(statement, count) if count else None


def _months_to(day: date) -> int:
    return day.year * MONTHS_A_YEAR + day.month - 1


def _review(statement: Statement, count: int) -> date:
    months = _months_to(statement.made_on) + count * statement.review_every_months
    return day_in_month(months, statement.made_on.day)
