"""Initiatives without a date are reviewed each time that so many months have gone by."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.statement.review_days import next_review, undated_initiatives
from tests.support.statement_examples import MADE_ON, due, shipped, statement


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        pytest.param(date(2024, 1, 1), date(2026, 4, 7), id="long before the statement"),
        pytest.param(MADE_ON, date(2026, 4, 7), id="the day of the statement is no review"),
        pytest.param(date(2025, 10, 8), date(2026, 4, 7), id="the day after the statement"),
        pytest.param(date(2026, 4, 6), date(2026, 4, 7), id="the day before a review"),
        pytest.param(date(2026, 4, 7), date(2026, 4, 7), id="the day of a review"),
        pytest.param(date(2026, 4, 8), date(2026, 10, 7), id="the day after a review"),
        pytest.param(date(2026, 4, 30), date(2026, 10, 7), id="later in the month of a review"),
        pytest.param(date(2026, 11, 22), date(2027, 4, 7), id="a year on"),
        pytest.param(date(2040, 12, 31), date(2041, 4, 7), id="fifteen years on"),
    ],
)
def test_every_six_months_on_the_seventh(today: date, expected: date) -> None:
    assert next_review(statement(review_every_months=6), today) == expected


@pytest.mark.parametrize(
    ("made_on", "months", "expected"),
    [
        pytest.param(
            date(2026, 1, 31),
            1,
            [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31)],
            id="made on a 31st: last days of shorter months",
        ),
        pytest.param(
            date(2027, 12, 31),
            1,
            [date(2028, 1, 31), date(2028, 2, 29), date(2028, 3, 31), date(2028, 4, 30)],
            id="made on a 31st before a leap year",
        ),
        pytest.param(
            date(2024, 2, 29),
            12,
            [date(2025, 2, 28), date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 29)],
            id="made on 29 February: back on it in a leap year",
        ),
        pytest.param(
            date(2025, 8, 31),
            6,
            [date(2026, 2, 28), date(2026, 8, 31), date(2027, 2, 28), date(2027, 8, 31)],
            id="every half-year from a 31st",
        ),
        pytest.param(
            date(2025, 12, 15),
            12,
            [date(2026, 12, 15), date(2027, 12, 15), date(2028, 12, 15), date(2029, 12, 15)],
            id="every year from December",
        ),
    ],
)
def test_the_sequence_of_reviews(made_on: date, months: int, expected: list[date]) -> None:
    of_it = statement(made_on=made_on, review_every_months=months)
    found = [next_review(of_it, made_on)]
    while len(found) < len(expected):
        found.append(next_review(of_it, date.fromordinal(found[-1].toordinal() + 1)))
    assert found == expected


days = st.dates(date(1990, 1, 1), date(2199, 12, 31))
periods = st.one_of(st.sampled_from([1, 6, 12]), st.integers(1, 24))


@given(made_on=days, months=periods, today=days)
def test_a_review_is_never_past_and_always_after_the_statement(
    made_on: date, months: int, today: date
) -> None:
    found = next_review(statement(made_on=made_on, review_every_months=months), today)
    assert found >= today
    assert found > made_on


@given(made_on=days, months=periods, today=days)
def test_on_the_day_of_a_review_the_review_is_due(made_on: date, months: int, today: date) -> None:
    of_it = statement(made_on=made_on, review_every_months=months)
    found = next_review(of_it, today)
    assert next_review(of_it, found) == found


@given(made_on=days, months=periods, today=days, later=days)
def test_a_later_day_never_has_an_earlier_review(
    made_on: date, months: int, today: date, later: date
) -> None:
    of_it = statement(made_on=made_on, review_every_months=months)
    first, second = sorted((today, later))
    assert next_review(of_it, first) <= next_review(of_it, second)


@given(made_on=days, months=periods, today=days)
def test_no_review_is_left_out(made_on: date, months: int, today: date) -> None:
    """Between today and the next review there is none: it is at most so many months away."""
    found = next_review(statement(made_on=made_on, review_every_months=months), today)
    apart = (found.year - max(today, made_on).year) * 12 + found.month - max(today, made_on).month
    assert apart <= months


def test_undated_are_those_without_any_deadline_in_order() -> None:
    of_it = statement(deadlines=[due(date(2026, 1, 1))], slugs=("zebra", "bridge", "alpha"))
    assert [each.slug for each in undated_initiatives(of_it)] == ["zebra", "alpha"]


def test_seven_shipped_initiatives_have_no_date() -> None:
    assert [each.slug for each in undated_initiatives(shipped().statements["ots-2025"])] == [
        "ots_plus",
        "industry",
        "middle_corridor",
        "digital_monitoring",
        "cyber_council",
        "innovation_center",
        "ai_university",
    ]
