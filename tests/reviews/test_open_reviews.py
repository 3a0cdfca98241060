"""Which initiatives are to be looked at again, by the log and the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.reviews.open_reviews import ReviewReason, open_reviews
from briefing.statement.entry import Status
from briefing.statement.review_days import last_review
from tests.support.statement_examples import MADE_ON, check, due, followup, period, shipped, statement

if TYPE_CHECKING:
    from briefing.statement.deadline import Deadline
    from briefing.statement.entry import Check, FollowUp

LAST_DAY = date(2026, 3, 31)
DEADLINE = due(LAST_DAY)
FAR = due(date(2040, 12, 31), slug="far")
"""Keeps an initiative from being one without a date."""


def opened(
    *log: FollowUp | Check, today: date, deadlines: tuple[Deadline, ...] = (DEADLINE,)
) -> list[tuple[ReviewReason, date]]:
    return [
        (each.reason, each.opened_on) for each in open_reviews(statement(*log, deadlines=deadlines), today)
    ]


@pytest.mark.parametrize(
    ("today", "log", "is_open"),
    [
        pytest.param(date(2026, 3, 31), (), False, id="on the last day"),
        pytest.param(date(2026, 4, 6), (), False, id="six days after it"),
        pytest.param(date(2026, 4, 7), (), True, id="seven days after it"),
        pytest.param(date(2027, 4, 7), (), True, id="a year later still"),
        pytest.param(date(2026, 4, 7), (check(LAST_DAY),), True, id="checked on the last day itself"),
        pytest.param(date(2026, 4, 7), (check(date(2026, 4, 1)),), False, id="checked on the day after"),
        pytest.param(date(2026, 4, 9), (check(date(2026, 4, 8)),), False, id="checked when it was open"),
        pytest.param(
            date(2026, 4, 7),
            (followup(date(2026, 3, 1), meets="deadline"),),
            False,
            id="met, though nothing was read since",
        ),
        pytest.param(
            date(2026, 4, 7),
            (followup(date(2026, 3, 1), meets="deadline", context=True),),
            True,
            id="context meets nothing",
        ),
        pytest.param(
            date(2026, 4, 9),
            (followup(date(2026, 3, 1), read_on=[date(2026, 4, 2)]),),
            False,
            id="evidence was read since",
        ),
        pytest.param(
            date(2026, 4, 9), (check(date(2026, 4, 2), slug="road"),), True, id="another one was checked"
        ),
    ],
)
def test_a_deadline_that_has_passed_opens_a_review(
    today: date, log: tuple[FollowUp | Check, ...], *, is_open: bool
) -> None:
    expected = [(ReviewReason.DEADLINE_PASSED, date(2026, 4, 7))] if is_open else []
    found = [each for each in opened(*log, today=today) if each[0] is ReviewReason.DEADLINE_PASSED]
    assert found == expected


def test_a_period_that_has_ended_opens_a_review_too() -> None:
    ended = period(date(2026, 1, 1), LAST_DAY)
    assert opened(today=date(2026, 4, 7), deadlines=(ended,))[-1] == (
        ReviewReason.DEADLINE_PASSED,
        date(2026, 4, 7),
    )


@pytest.mark.parametrize(
    ("today", "log", "expected"),
    [
        pytest.param(date(2026, 4, 6), (check(date(2026, 1, 1)),), [], id="the day before"),
        pytest.param(date(2026, 4, 7), (check(date(2026, 1, 1)),), [date(2026, 4, 7)], id="on the day"),
        pytest.param(date(2026, 4, 20), (check(date(2026, 4, 6)),), [date(2026, 4, 7)], id="checked before"),
        pytest.param(date(2026, 4, 20), (check(date(2026, 4, 7)),), [], id="checked on the day"),
        pytest.param(date(2026, 10, 7), (check(date(2026, 9, 1)),), [date(2026, 10, 7)], id="the next one"),
    ],
)
def test_an_initiative_without_a_date_is_reviewed_on_the_review_date(
    today: date, log: tuple[FollowUp | Check, ...], expected: list[date]
) -> None:
    assert opened(*log, today=today, deadlines=()) == [(ReviewReason.REVIEW_DATE, each) for each in expected]


@pytest.mark.parametrize(
    ("today", "log", "is_open"),
    [
        pytest.param(MADE_ON + timedelta(179), (), False, id="nobody ever looked, 179 days"),
        pytest.param(MADE_ON + timedelta(180), (), True, id="nobody ever looked, 180 days"),
        pytest.param(date(2026, 6, 29), (check(date(2026, 1, 1)),), False, id="179 days after a check"),
        pytest.param(date(2026, 6, 30), (check(date(2026, 1, 1)),), True, id="180 days after a check"),
        pytest.param(
            date(2026, 6, 30),
            (check(date(2026, 1, 1)), followup(date(2025, 12, 1), read_on=[date(2026, 1, 2)])),
            False,
            id="reading evidence is a check",
        ),
    ],
)
def test_half_a_year_without_a_check_opens_a_review(
    today: date, log: tuple[FollowUp | Check, ...], *, is_open: bool
) -> None:
    found = opened(*log, today=today, deadlines=(FAR,))
    assert found == ([(ReviewReason.LONG_UNCHECKED, today)] if is_open else [])


READ = date(2026, 1, 1)
OLD = READ + timedelta(181)


@pytest.mark.parametrize(
    ("today", "looked_on", "expected"),
    [
        pytest.param(OLD - timedelta(1), date(2026, 5, 1), [], id="read 180 days ago"),
        pytest.param(OLD, date(2026, 5, 1), [(ReviewReason.OLD_EVIDENCE, OLD)], id="read 181 days ago"),
        pytest.param(OLD + timedelta(5), OLD, [], id="somebody has looked since"),
        pytest.param(
            OLD, None, [(ReviewReason.LONG_UNCHECKED, OLD - timedelta(1))], id="another review is open"
        ),
    ],
)
def test_old_evidence_on_a_card_opens_a_review_where_there_is_no_other(
    today: date, looked_on: date | None, expected: list[tuple[ReviewReason, date]]
) -> None:
    event = followup(date(2025, 12, 1), Status.ANNOUNCED, read_on=[READ - timedelta(30), READ])
    log = [event] if looked_on is None else [event, check(looked_on)]
    assert opened(*log, today=today, deadlines=(FAR,)) == expected


def test_the_age_of_old_evidence_is_counted_to_the_day() -> None:
    event = followup(date(2025, 12, 1), Status.ANNOUNCED, read_on=[READ])
    of_it = statement(event, check(date(2026, 6, 20)), deadlines=[FAR])
    (found,) = open_reviews(of_it, date(2026, 11, 16))
    assert (found.reason, found.days) == (ReviewReason.OLD_EVIDENCE, 319)


def test_reviews_come_in_the_order_of_the_statement_and_count_days_as_they_are() -> None:
    of_it = statement(slugs=("road", "bridge"), deadlines=[DEADLINE])
    found = open_reviews(of_it, date(2026, 4, 10))
    assert [(each.initiative, each.reason, each.days) for each in found] == [
        ("road", ReviewReason.LONG_UNCHECKED, 185),
        ("road", ReviewReason.REVIEW_DATE, 0),
        ("bridge", ReviewReason.LONG_UNCHECKED, 185),
        ("bridge", ReviewReason.DEADLINE_PASSED, 0),
    ]
    assert found[3].key == "summit/bridge/deadline_passed/2026-04-07"


def test_the_shipped_statement_is_up_to_date_when_it_ships() -> None:
    ots = shipped().statements["ots-2025"]
    assert open_reviews(ots, date(2026, 11, 22)) == ()
    (chamber,) = open_reviews(ots, date(2027, 1, 7))
    assert (chamber.initiative, chamber.reason) == ("chamber", ReviewReason.DEADLINE_PASSED)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        pytest.param(MADE_ON, None, id="the day of the statement"),
        pytest.param(date(2026, 4, 6), None, id="before the first"),
        pytest.param(date(2026, 4, 7), date(2026, 4, 7), id="the first"),
        pytest.param(date(2026, 10, 6), date(2026, 4, 7), id="before the second"),
        pytest.param(date(2026, 10, 7), date(2026, 10, 7), id="the second"),
    ],
)
def test_the_last_review_date(today: date, expected: date | None) -> None:
    assert last_review(statement(), today) == expected


days = st.dates(date(2025, 10, 7), date(2060, 12, 31))
logs = st.lists(st.one_of(days.map(check), days.map(lambda day: followup(day, read_on=[day]))), max_size=6)
deadlines = st.one_of(st.just(()), days.map(lambda day: (due(day),)))


@given(logs, deadlines, days)
def test_a_review_opened_in_the_past_and_a_look_today_closes_all(
    log: list[FollowUp | Check], dated: tuple[Deadline, ...], today: date
) -> None:
    found = open_reviews(statement(*log, deadlines=dated), today)
    assert all(each.opened_on <= today for each in found)
    assert open_reviews(statement(*log, check(today), deadlines=dated), today) == ()


@given(logs, deadlines, days)
def test_a_key_is_the_same_the_day_after_unless_something_else_opens(
    log: list[FollowUp | Check], dated: tuple[Deadline, ...], today: date
) -> None:
    of_it, tomorrow = statement(*log, deadlines=dated), today + timedelta(1)
    before, after = open_reviews(of_it, today), open_reviews(of_it, tomorrow)
    opened_anew = any(each.opened_on == tomorrow for each in after)
    seen_later = all(each.checked_on <= today for each in of_it.checks)
    assert opened_anew or not seen_later or {each.key for each in before} <= {each.key for each in after}
