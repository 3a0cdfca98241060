"""What holds of the rungs of any deadlines."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from briefing.deadlines.timeliness import Timeliness, deadline_standing
from briefing.reminders.reminder_days import ReminderDayKind, newest_missed, next_reminder_days, reminder_days
from briefing.statement.deadline import Deadline, Precision
from briefing.statement.review_days import next_review
from tests.support.statement_examples import due, followup, period, statement

if TYPE_CHECKING:
    from briefing.reminders.reminder_days import ReminderDay
    from briefing.statement.model import Statement

DAY = timedelta(days=1)
NAMES = ("a", "b_2", "undated", "n" * 32)
RECURRING = {ReminderDayKind.MONTHLY, ReminderDayKind.OVERDUE}
STANDINGS = {
    ReminderDayKind.BEFORE_FIRST: {Timeliness.DUE_SOON},
    ReminderDayKind.FIRST_DAY: {Timeliness.UNDER_WAY},
    ReminderDayKind.BEFORE_LAST: {Timeliness.UNDER_WAY, Timeliness.DUE_SOON},
    ReminderDayKind.LAST_DAY: {Timeliness.UNDER_WAY, Timeliness.DUE_SOON, Timeliness.DUE_TODAY},
    ReminderDayKind.AFTER_LAST: {Timeliness.ENDED, Timeliness.OVERDUE},
    ReminderDayKind.MONTHLY: {Timeliness.UNDER_WAY},
    ReminderDayKind.YEARLY: {Timeliness.UPCOMING},
    ReminderDayKind.OVERDUE: {Timeliness.OVERDUE},
}
days = st.dates(date(2020, 1, 1), date(2034, 12, 31))


@st.composite
def deadlines(draw: st.DrawFn, slug: str, made_on: date) -> Deadline:
    last = made_on + draw(st.integers(0, 2500)) * DAY
    precision = draw(st.sampled_from(Precision))
    if draw(st.booleans()):
        return due(last, precision, slug)
    length = draw(st.one_of(st.integers(0, 40), st.integers(0, 1200)))
    return period(last - length * DAY, last, precision, slug)


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    made_on = draw(days)
    names = draw(st.lists(st.sampled_from(NAMES), unique=True))
    met = draw(st.sets(st.sampled_from(NAMES)))
    return statement(
        *(followup(made_on, meets=name, name=name) for name in sorted(met)),
        deadlines=[draw(deadlines(name, made_on)) for name in names],
        made_on=made_on,
        slugs=draw(st.sampled_from([("bridge",), ("bridge", "tunnel")])),
    )


def all_reminder_days(of_it: Statement) -> tuple[ReminderDay, ...]:
    return reminder_days(of_it, date(2019, 1, 1), date(2043, 12, 31))


@given(statements())
def test_keys_are_unique_short_and_plain(of_it: Statement) -> None:
    keys = [each.key for each in all_reminder_days(of_it)]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch("[a-z0-9_:-]{1,100}", key) for key in keys)


@given(statements())
def test_reminder_days_are_in_order_one_a_day_for_each_deadline_and_after_the_statement(
    of_it: Statement,
) -> None:
    found = all_reminder_days(of_it)
    places = [(each.day, each.deadline is None, each.deadline or "") for each in found]
    assert places == sorted(set(places))
    assert list(found) == sorted(found)
    assert all(each.day > of_it.made_on for each in found)


@given(statements())
def test_a_first_of_a_month_is_over_a_week_from_any_other_of_its_deadline(of_it: Statement) -> None:
    by_deadline = defaultdict(list)
    for each in all_reminder_days(of_it):
        by_deadline[each.deadline].append(each)
    for found in by_deadline.values():
        for one, other in pairwise(found):
            if {one.kind, other.kind} & RECURRING:
                assert other.day - one.day > 7 * DAY


@given(statements())
def test_a_first_of_a_month_that_has_no_reminder_day_has_another_within_a_week(of_it: Statement) -> None:
    """While a period runs, or something is overdue, no month is skipped without a reason."""
    found = all_reminder_days(of_it)
    for deadline in of_it.deadlines.values():
        recalled = [each.day for each in found if each.deadline == deadline.slug]
        for month in range(2020 * 12, 2043 * 12):
            day = date(month // 12, month % 12 + 1, 1)
            stands = deadline_standing(of_it, deadline, day).timeliness
            if day > of_it.made_on and stands in {Timeliness.UNDER_WAY, Timeliness.OVERDUE}:
                assert any(abs(day - other) <= 7 * DAY for other in recalled)


@given(statements())
def test_what_a_reminder_day_says_is_how_the_deadline_stands_on_that_day(of_it: Statement) -> None:
    for each in all_reminder_days(of_it):
        if each.deadline is None:
            assert next_review(of_it, each.day) == each.day
            continue
        deadline = of_it.deadlines[each.deadline]
        stands = deadline_standing(of_it, deadline, each.day)
        assert stands.timeliness in STANDINGS[each.kind]
        if each.kind is not ReminderDayKind.FIRST_DAY:
            assert stands.days == each.days
        assert each.counts_to in {deadline.first_day, deadline.last_day}


@given(statements())
def test_a_deadline_has_reminder_days_unless_it_is_met(of_it: Statement) -> None:
    """At the least it is recalled a week after its last day."""
    recalled = {each.deadline for each in all_reminder_days(of_it)} - {None}
    standings = [deadline_standing(of_it, each, of_it.made_on) for each in of_it.deadlines.values()]
    assert recalled == {each.deadline.slug for each in standings if each.met_by is None}


@given(of_it=statements(), ends=st.tuples(days, days, days))
def test_a_range_in_two_parts_has_the_same_reminder_days(
    of_it: Statement, ends: tuple[date, date, date]
) -> None:
    start, middle, end = sorted(ends)
    both = reminder_days(of_it, start, middle) + reminder_days(of_it, middle + DAY, end)
    assert both == reminder_days(of_it, start, end)
    assert reminder_days(of_it, end + DAY, start) == ()


@given(of_it=statements(), since=days, length=st.integers(-10, 800))
def test_after_downtime_there_is_one_for_each_that_missed_any_and_it_is_the_newest(
    of_it: Statement, since: date, length: int
) -> None:
    today = since + length * DAY
    missed = reminder_days(of_it, since + DAY, today)
    found = newest_missed(of_it, since, today)
    assert set(found) <= set(missed)
    assert list(found) == sorted(found)
    assert {each.deadline: each.day for each in found} == {
        slug: max(each.day for each in missed if each.deadline == slug)
        for slug in {each.deadline for each in missed}
    }
    assert len({each.deadline for each in found}) == len(found)


@given(of_it=statements(), after=days, count=st.integers(0, 30))
def test_what_comes_next_is_the_beginning_of_all_that_comes(
    of_it: Statement, after: date, count: int
) -> None:
    found = next_reminder_days(of_it, after, count)
    assert found == reminder_days(of_it, after + DAY, date(2100, 1, 1))[:count]
