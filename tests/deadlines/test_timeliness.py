"""How a deadline stands is computed from its days, the follow-ups and today; the first match counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.deadlines.timeliness import (
    SOON_DAYS,
    Timeliness,
    deadline_standing,
    deadline_standings,
    next_due,
)
from briefing.statement.deadline import Deadline, DeadlineKind, Precision
from tests.support.statement_examples import due, followup, period, shipped, statement

if TYPE_CHECKING:
    from briefing.statement.entry import FollowUp

DAY = timedelta(days=1)
LAST = {
    Precision.DAY: date(2026, 3, 18),
    Precision.MONTH: date(2026, 3, 31),
    Precision.QUARTER: date(2026, 3, 31),
    Precision.HALF_YEAR: date(2026, 6, 30),
    Precision.YEAR: date(2026, 12, 31),
}
FIRST = {
    Precision.DAY: date(2026, 3, 18),
    Precision.MONTH: date(2026, 3, 1),
    Precision.QUARTER: date(2026, 1, 1),
    Precision.HALF_YEAR: date(2026, 1, 1),
    Precision.YEAR: date(2026, 1, 1),
}
COARSE = [each for each in Precision if each is not Precision.DAY]
every_precision = pytest.mark.parametrize("precision", list(Precision))


def stands(deadline: Deadline, today: date) -> tuple[Timeliness, int]:
    found = deadline_standing(statement(deadlines=[deadline]), deadline, today)
    return found.timeliness, found.days


@every_precision
class TestDue:
    """Something is to be done by the last day of what was stated."""

    def test_the_day_after_the_last_it_is_overdue(self, precision: Precision) -> None:
        last = LAST[precision]
        assert stands(due(last, precision), last + DAY) == (Timeliness.OVERDUE, 1)

    def test_it_stays_overdue_and_the_days_are_counted_from_the_last(self, precision: Precision) -> None:
        last = LAST[precision]
        assert stands(due(last, precision), last + 400 * DAY) == (Timeliness.OVERDUE, 400)

    def test_the_day_before_the_last_it_is_soon(self, precision: Precision) -> None:
        last = LAST[precision]
        assert stands(due(last, precision), last - DAY) == (Timeliness.DUE_SOON, 1)

    def test_sixty_days_before_it_is_soon(self, precision: Precision) -> None:
        last = LAST[precision]
        assert stands(due(last, precision), last - SOON_DAYS * DAY) == (Timeliness.DUE_SOON, 60)

    def test_sixty_one_days_before_it_is_upcoming(self, precision: Precision) -> None:
        last = LAST[precision]
        assert stands(due(last, precision), last - 61 * DAY) == (Timeliness.UPCOMING, 61)


def test_only_a_due_stated_to_the_day_is_due_today() -> None:
    last = LAST[Precision.DAY]
    assert stands(due(last), last) == (Timeliness.DUE_TODAY, 0)


@pytest.mark.parametrize("precision", COARSE)
def test_on_its_last_day_a_due_stated_less_exactly_is_still_soon(precision: Precision) -> None:
    last = LAST[precision]
    assert stands(due(last, precision), last) == (Timeliness.DUE_SOON, 0)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        pytest.param(date(2025, 12, 31), (Timeliness.UPCOMING, 365), id="the year before"),
        pytest.param(date(2026, 1, 1), (Timeliness.UPCOMING, 364), id="first day of the year"),
        pytest.param(date(2026, 11, 1), (Timeliness.DUE_SOON, 60), id="sixty days left"),
        pytest.param(date(2026, 12, 31), (Timeliness.DUE_SOON, 0), id="31 December"),
        pytest.param(date(2027, 1, 1), (Timeliness.OVERDUE, 1), id="1 January"),
    ],
)
def test_a_due_within_a_year_has_the_whole_year(today: date, expected: tuple[Timeliness, int]) -> None:
    assert stands(due(date(2026, 12, 31), Precision.YEAR), today) == expected


@every_precision
class TestPeriod:
    """Something runs from its first day to its last; it cannot be overdue."""

    def test_sixty_one_days_before_the_first_it_is_upcoming(self, precision: Precision) -> None:
        first, last = FIRST[precision], LAST[precision]
        assert stands(period(first, last, precision), first - 61 * DAY) == (Timeliness.UPCOMING, 61)

    def test_sixty_days_before_the_first_it_is_soon(self, precision: Precision) -> None:
        first, last = FIRST[precision], LAST[precision]
        assert stands(period(first, last, precision), first - 60 * DAY) == (Timeliness.DUE_SOON, 60)

    def test_the_day_before_the_first_it_is_soon(self, precision: Precision) -> None:
        first, last = FIRST[precision], LAST[precision]
        assert stands(period(first, last, precision), first - DAY) == (Timeliness.DUE_SOON, 1)

    def test_on_the_first_day_it_is_under_way(self, precision: Precision) -> None:
        first, last = FIRST[precision], LAST[precision]
        left = (last - first).days
        assert stands(period(first, last, precision), first) == (Timeliness.UNDER_WAY, left)

    def test_on_the_last_day_it_is_under_way(self, precision: Precision) -> None:
        first, last = FIRST[precision], LAST[precision]
        assert stands(period(first, last, precision), last) == (Timeliness.UNDER_WAY, 0)

    def test_the_day_after_the_last_it_has_ended(self, precision: Precision) -> None:
        first, last = FIRST[precision], LAST[precision]
        assert stands(period(first, last, precision), last + DAY) == (Timeliness.ENDED, 1)


@pytest.mark.parametrize(
    ("happened_on", "expected"),
    [
        pytest.param(date(2026, 1, 5), (Timeliness.MET_ON_TIME, 0), id="long before"),
        pytest.param(date(2026, 3, 31), (Timeliness.MET_ON_TIME, 0), id="on the last day"),
        pytest.param(date(2026, 4, 1), (Timeliness.MET_LATE, 1), id="a day late"),
        pytest.param(date(2026, 5, 21), (Timeliness.MET_LATE, 51), id="51 days late"),
    ],
)
@pytest.mark.parametrize("today", [date(2026, 2, 1), date(2026, 3, 31), date(2030, 1, 1)], ids=str)
def test_a_met_deadline_is_on_time_or_late_whatever_today_is(
    happened_on: date, expected: tuple[Timeliness, int], today: date
) -> None:
    deadline = due(date(2026, 3, 31), Precision.MONTH)
    event = followup(happened_on, meets="deadline")
    found = deadline_standing(statement(event, deadlines=[deadline]), deadline, today)
    assert (found.timeliness, found.days) == expected
    assert found.met_by is event


def test_the_first_event_that_meets_a_deadline_counts() -> None:
    deadline = due(date(2026, 3, 31))
    early, late = (
        followup(date(2026, 3, 30), meets="deadline"),
        followup(date(2026, 4, 9), meets="deadline"),
    )
    found = deadline_standing(statement(late, early, deadlines=[deadline]), deadline, date(2026, 5, 1))
    assert (found.timeliness, found.met_by) == (Timeliness.MET_ON_TIME, early)


def test_being_met_comes_before_having_ended() -> None:
    deadline = period(date(2026, 1, 1), date(2026, 1, 31))
    event = followup(date(2026, 1, 20), meets="deadline")
    found = deadline_standing(statement(event, deadlines=[deadline]), deadline, date(2027, 1, 1))
    assert found.timeliness is Timeliness.MET_ON_TIME


@pytest.mark.parametrize(
    "event",
    [
        pytest.param(followup(date(2026, 3, 1)), id="meets nothing"),
        pytest.param(followup(date(2026, 3, 1), meets="another"), id="meets another"),
        pytest.param(followup(date(2026, 3, 1), meets="deadline", context=True), id="is context"),
    ],
)
def test_other_events_leave_a_deadline_open(event: FollowUp) -> None:
    deadline = due(date(2026, 3, 31))
    found = deadline_standing(statement(event, deadlines=[deadline]), deadline, date(2026, 4, 1))
    assert found.timeliness is Timeliness.OVERDUE


@pytest.mark.parametrize(
    ("today", "days"),
    [
        pytest.param(date(2026, 1, 1), 364, id="1 January"),
        pytest.param(date(2026, 11, 22), 39, id="22 November"),
        pytest.param(date(2026, 12, 31), 0, id="31 December"),
    ],
)
def test_days_of_the_shipped_chairmanship_are_left(today: date, days: int) -> None:
    ots = shipped().statements["ots-2025"]
    found = deadline_standing(ots, ots.deadlines["chamber_chairmanship"], today)
    assert (found.timeliness, found.days) == (Timeliness.UNDER_WAY, days)


def test_the_shipped_ministers_met_51_days_late() -> None:
    ots = shipped().statements["ots-2025"]
    found = deadline_standing(ots, ots.deadlines["turkistan_ministers"], date(2026, 11, 22))
    assert (found.timeliness, found.days) == (Timeliness.MET_LATE, 51)
    assert found.met_by is not None
    assert found.met_by.happened_on == date(2026, 2, 20)


def test_deadlines_are_ordered_by_their_last_day_then_by_name() -> None:
    three = [
        due(date(2027, 1, 1), slug="a"),
        due(date(2026, 1, 1), slug="c"),
        due(date(2026, 1, 1), slug="b"),
    ]
    found = deadline_standings(statement(deadlines=three), date(2025, 1, 1))
    assert [each.deadline.slug for each in found] == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("today", "slug"),
    [
        pytest.param(date(2025, 10, 8), "chamber_chairmanship", id="a met one is passed over"),
        pytest.param(date(2026, 11, 22), "chamber_chairmanship", id="a running period"),
        pytest.param(date(2026, 12, 31), "chamber_chairmanship", id="its last day"),
        pytest.param(date(2027, 1, 1), "vision_2040_horizon", id="the day after"),
        pytest.param(date(2040, 12, 31), "vision_2040_horizon", id="the last day of all"),
        pytest.param(date(2041, 1, 1), None, id="nothing lies ahead"),
    ],
)
def test_next_due_is_the_open_deadline_whose_last_day_comes_next(today: date, slug: str | None) -> None:
    found = next_due(shipped().statements["ots-2025"], today)
    assert (found.deadline.slug if found else None) == slug


def test_next_due_passes_over_what_is_overdue() -> None:
    deadlines = [due(date(2026, 1, 1), slug="missed"), due(date(2026, 2, 1), slug="open")]
    found = next_due(statement(deadlines=deadlines), date(2026, 1, 2))
    assert found is not None
    assert found.deadline.slug == "open"


def test_without_deadlines_nothing_is_next_due() -> None:
    assert next_due(statement(), date(2026, 1, 1)) is None


days = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@given(first=days, length=st.integers(0, 800), today=days, precision=st.sampled_from(Precision))
def test_days_are_never_negative_and_count_to_a_bound_of_the_deadline(
    first: date, length: int, today: date, precision: Precision
) -> None:
    last = first + length * DAY
    for deadline in (due(last, precision), period(first, last, precision)):
        timeliness, count = stands(deadline, today)
        assert count >= 0
        ahead = timeliness not in (Timeliness.ENDED, Timeliness.OVERDUE)
        assert today + count * DAY * (1 if ahead else -1) in (first, last)


def test_its_kind_says_whether_a_deadline_runs_and_not_the_days_that_are_known_of_it() -> None:
    named = replace(period(date(2026, 1, 1), date(2026, 3, 31)), kind=DeadlineKind.DUE)
    assert (named.runs, named.begins_on) == (False, named.last_day)
    assert stands(named, date(2026, 2, 1)) == (Timeliness.DUE_SOON, 58)
    assert stands(named, date(2026, 4, 1)) == (Timeliness.OVERDUE, 1)
