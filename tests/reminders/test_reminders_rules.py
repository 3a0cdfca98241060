"""Each rule of the rungs at its boundaries, on one deadline of a statement of 7 October 2025."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from briefing.reminders.reminder_days import next_reminder_days, reminder_days
from briefing.statement.deadline import Deadline, Precision
from briefing.statement.entry import Check, FollowUp, Status
from tests.support.statement_examples import MADE_ON, check, due, followup, period, statement

DAY = timedelta(days=1)
START, END = (
    {30: "begins in 30", 7: "begins in 7", 1: "begins in 1"},
    {30: "30 left", 7: "7 left", 1: "1 left"},
)


def days_of(
    deadline: Deadline, *log: FollowUp | Check, made_on: date = MADE_ON, until: date | None = None
) -> list[str]:
    of_it = statement(*log, deadlines=[deadline], made_on=made_on)
    found = reminder_days(of_it, date(2000, 1, 1), until or deadline.last_day + 31 * DAY)
    return [f"{each.day:%Y-%m-%d} {each.kind} {each.days}" for each in found]


class TestDue:
    """Something is to be done by its last day."""

    @pytest.mark.parametrize(
        ("last", "precision", "expected"),
        [
            pytest.param(
                date(2026, 3, 18),
                Precision.DAY,
                ["2026-02-16", "2026-03-11", "2026-03-17", "2026-03-18", "2026-03-25"],
                id="day",
            ),
            pytest.param(
                date(2026, 2, 28),
                Precision.MONTH,
                ["2026-01-29", "2026-02-21", "2026-02-27", "2026-02-28", "2026-03-07"],
                id="month",
            ),
            pytest.param(
                date(2028, 2, 29),
                Precision.MONTH,
                ["2028-01-30", "2028-02-22", "2028-02-28", "2028-02-29", "2028-03-07"],
                id="February of a leap year",
            ),
            pytest.param(
                date(2028, 3, 31),
                Precision.QUARTER,
                ["2028-03-01", "2028-03-24", "2028-03-30", "2028-03-31", "2028-04-07"],
                id="quarter of a leap year",
            ),
            pytest.param(
                date(2026, 6, 30),
                Precision.HALF_YEAR,
                ["2026-05-31", "2026-06-23", "2026-06-29", "2026-06-30", "2026-07-07"],
                id="half-year",
            ),
            pytest.param(
                date(2026, 1, 10),
                Precision.DAY,
                ["2025-12-11", "2026-01-03", "2026-01-09", "2026-01-10", "2026-01-17"],
                id="across the turn of the year",
            ),
        ],
    )
    def test_it_is_counted_down_and_recalled_a_week_later(
        self, last: date, precision: Precision, expected: list[str]
    ) -> None:
        kinds = ["before_last 30", "before_last 7", "before_last 1", "last_day 0", "after_last 7"]
        found = days_of(due(last, precision), until=last + 7 * DAY)
        assert found == [f"{day} {kind}" for day, kind in zip(expected, kinds, strict=True)]

    @pytest.mark.parametrize(
        ("last", "expected"),
        [
            pytest.param(date(2026, 1, 16), ["2026-02-01", "2026-03-01"], id="a first 9 days after the 7"),
            pytest.param(date(2026, 1, 17), ["2026-02-01", "2026-03-01"], id="a first 8 days after the 7"),
            pytest.param(date(2026, 1, 18), ["2026-03-01"], id="a first 7 days after the 7"),
            pytest.param(date(2026, 1, 25), ["2026-03-01"], id="a first on the 7th day"),
            pytest.param(date(2026, 1, 31), ["2026-03-01"], id="a first on the day after the last"),
            pytest.param(date(2026, 2, 1), ["2026-03-01"], id="the last day is a first"),
        ],
    )
    def test_once_overdue_it_is_recalled_on_each_first_that_is_over_a_week_from_another(
        self, last: date, expected: list[str]
    ) -> None:
        found = [each for each in days_of(due(last), until=date(2026, 3, 31)) if "overdue" in each]
        assert [each.split()[0] for each in found] == expected

    def test_it_stays_overdue_for_years(self) -> None:
        found = reminder_days(
            statement(deadlines=[due(date(2026, 1, 10))]), date(2046, 1, 1), date(2046, 12, 31)
        )
        assert [each.day for each in found] == [date(2046, month, 1) for month in range(1, 13)]

    def test_it_stays_overdue_to_the_end_of_the_calendar(self) -> None:
        found = next_reminder_days(statement(deadlines=[due(date(2026, 1, 10))]), date(9999, 10, 31), 5)
        assert [each.day for each in found] == [date(9999, 11, 1), date(9999, 12, 1)]


class TestYearly:
    """What is due by a year is recalled on each anniversary from which it is more than a year away."""

    @pytest.mark.parametrize(
        ("made_on", "last", "expected"),
        [
            pytest.param(MADE_ON, date(2026, 12, 31), [], id="the statement itself is no anniversary"),
            pytest.param(MADE_ON, date(2027, 12, 31), ["2026-10-07"], id="once"),
            pytest.param(MADE_ON, date(2028, 12, 31), ["2026-10-07", "2027-10-07"], id="twice"),
            pytest.param(date(2025, 12, 31), date(2027, 12, 31), [], id="a year away to the day"),
            pytest.param(date(2025, 12, 30), date(2027, 12, 31), ["2026-12-30"], id="a year and a day away"),
            pytest.param(
                date(2024, 2, 29),
                date(2029, 12, 31),
                ["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"],
                id="made on 29 February",
            ),
        ],
    )
    def test_the_anniversaries(self, made_on: date, last: date, expected: list[str]) -> None:
        found = days_of(due(last, Precision.YEAR), made_on=made_on)
        assert [each.split()[0] for each in found if "yearly" in each] == expected

    @pytest.mark.parametrize("precision", [each for each in Precision if each is not Precision.YEAR])
    def test_what_was_stated_more_exactly_has_none(self, precision: Precision) -> None:
        assert days_of(due(date(2030, 12, 31), precision))[0] == "2030-12-01 before_last 30"

    def test_a_period_has_none(self) -> None:
        found = days_of(period(date(2030, 1, 1), date(2030, 12, 31), Precision.YEAR))
        assert found[0] == "2029-12-02 before_first 30"


BEGINS = ["2026-04-10 before_first 30", "2026-05-03 before_first 7", "2026-05-09 before_first 1"]
"""Of a period from 10 May 2026."""


class TestPeriod:
    """Something runs from its first day to its last."""

    @pytest.mark.parametrize(
        ("length", "rest"),
        [
            pytest.param(1, ["05-17 after_last 7"], id="1 day: it begins, and that is its last day"),
            pytest.param(2, ["05-11 last_day 0", "05-18 after_last 7"], id="2 days: the first says enough"),
            pytest.param(
                3, ["05-11 before_last 1", "05-12 last_day 0", "05-19 after_last 7"], id="3 days: one between"
            ),
            pytest.param(5, ["05-13 before_last 1", "05-14 last_day 0", "05-21 after_last 7"], id="5 days"),
            pytest.param(
                8, ["05-16 before_last 1", "05-17 last_day 0", "05-24 after_last 7"], id="8 days: not 7 left"
            ),
            pytest.param(
                9,
                ["05-11 before_last 7", "05-17 before_last 1", "05-18 last_day 0", "05-25 after_last 7"],
                id="9 days: 7 left on the second",
            ),
            pytest.param(
                29,
                ["05-31 before_last 7", "06-06 before_last 1", "06-07 last_day 0", "06-14 after_last 7"],
                id="29 days: 30 left was before it began",
            ),
            pytest.param(
                31,
                ["06-02 before_last 7", "06-08 before_last 1", "06-09 last_day 0", "06-16 after_last 7"],
                id="31 days: 30 left on the first day",
            ),
            pytest.param(
                32,
                [
                    "05-11 before_last 30",
                    "06-03 before_last 7",
                    "06-09 before_last 1",
                    "06-10 last_day 0",
                    "06-17 after_last 7",
                ],
                id="32 days: 30 left on the second",
            ),
        ],
    )
    def test_what_is_said_of_its_beginning_comes_before_what_is_said_of_its_end(
        self, length: int, rest: list[str]
    ) -> None:
        first = date(2026, 5, 10)
        found = days_of(period(first, first + (length - 1) * DAY), until=date(2026, 12, 31))
        assert found == [*BEGINS, "2026-05-10 first_day 0", *(f"2026-{each}" for each in rest)]

    @pytest.mark.parametrize(
        ("first", "last", "expected"),
        [
            pytest.param((1, 1), (6, 30), ["02-01", "03-01", "04-01", "05-01"], id="half a year"),
            pytest.param((1, 24), (6, 30), ["02-01", "03-01", "04-01", "05-01"], id="8 days after the first"),
            pytest.param((1, 25), (6, 30), ["03-01", "04-01", "05-01"], id="7 days after the first day"),
            pytest.param((1, 1), (6, 8), ["02-01", "03-01", "04-01", "05-01"], id="8 days before 30 left"),
            pytest.param((1, 1), (6, 7), ["02-01", "03-01", "04-01"], id="7 days before 30 left"),
            pytest.param((7, 1), (10, 23), ["08-01", "09-01", "10-01"], id="8 days after 30 left"),
            pytest.param((7, 1), (10, 24), ["08-01", "09-01"], id="7 days after 30 left"),
            pytest.param((8, 2), (12, 1), ["09-01", "10-01"], id="the last day is a first"),
        ],
    )
    def test_on_each_first_while_it_runs_that_is_over_a_week_from_another(
        self, first: tuple[int, int], last: tuple[int, int], expected: list[str]
    ) -> None:
        found = days_of(period(date(2026, *first), date(2026, *last)))
        assert [each[5:10] for each in found if "monthly" in each] == expected

    @pytest.mark.parametrize(
        ("first", "last", "precision", "expected"),
        [
            pytest.param(
                date(2028, 2, 1),
                date(2028, 2, 29),
                Precision.MONTH,
                [
                    "2028-01-02 before_first 30",
                    "2028-01-25 before_first 7",
                    "2028-01-31 before_first 1",
                    "2028-02-01 first_day 0",
                    "2028-02-22 before_last 7",
                    "2028-02-28 before_last 1",
                    "2028-02-29 last_day 0",
                    "2028-03-07 after_last 7",
                ],
                id="February of a leap year",
            ),
            pytest.param(
                date(2026, 1, 1),
                date(2026, 3, 31),
                Precision.QUARTER,
                [
                    "2025-12-02 before_first 30",
                    "2025-12-25 before_first 7",
                    "2025-12-31 before_first 1",
                    "2026-01-01 first_day 0",
                    "2026-02-01 monthly 58",
                    "2026-03-01 before_last 30",
                    "2026-03-24 before_last 7",
                    "2026-03-30 before_last 1",
                    "2026-03-31 last_day 0",
                    "2026-04-07 after_last 7",
                ],
                id="a quarter: 1 March has 30 days left and is one message",
            ),
            pytest.param(
                date(2026, 7, 1),
                date(2027, 6, 30),
                Precision.HALF_YEAR,
                [
                    "2026-06-01 before_first 30",
                    "2026-06-24 before_first 7",
                    "2026-06-30 before_first 1",
                    "2026-07-01 first_day 0",
                    "2026-08-01 monthly 333",
                    "2026-09-01 monthly 302",
                    "2026-10-01 monthly 272",
                    "2026-11-01 monthly 241",
                    "2026-12-01 monthly 211",
                    "2027-01-01 monthly 180",
                    "2027-02-01 monthly 149",
                    "2027-03-01 monthly 121",
                    "2027-04-01 monthly 90",
                    "2027-05-01 monthly 60",
                    "2027-05-31 before_last 30",
                    "2027-06-23 before_last 7",
                    "2027-06-29 before_last 1",
                    "2027-06-30 last_day 0",
                    "2027-07-07 after_last 7",
                ],
                id="two half-years across the turn of a year",
            ),
        ],
    )
    def test_in_full(self, first: date, last: date, precision: Precision, expected: list[str]) -> None:
        assert days_of(period(first, last, precision)) == expected

    def test_once_over_it_is_never_overdue(self) -> None:
        found = days_of(period(date(2026, 1, 1), date(2026, 3, 31)), until=date(2036, 1, 1))
        assert found[-1] == "2026-04-07 after_last 7"


class TestMet:
    """A deadline that an entry of the log meets is recalled no more."""

    @pytest.mark.parametrize(
        "happened_on", [MADE_ON, date(2026, 3, 18), date(2026, 9, 1)], ids=["early", "in time", "late"]
    )
    def test_on_no_day_whenever_it_was_met(self, happened_on: date) -> None:
        event = followup(happened_on, meets="deadline")
        assert days_of(due(date(2026, 3, 18)), event, until=date(2030, 1, 1)) == []
        assert days_of(period(date(2026, 3, 1), date(2026, 3, 18)), event, until=date(2030, 1, 1)) == []

    @pytest.mark.parametrize(
        "entry",
        [
            pytest.param(followup(date(2026, 3, 1), Status.FULFILLED), id="an event that meets nothing"),
            pytest.param(followup(date(2026, 3, 1), meets="another"), id="an event that meets another"),
            pytest.param(followup(date(2026, 3, 1), meets="deadline", context=True), id="context"),
            pytest.param(check(date(2026, 3, 1), Status.FULFILLED), id="a check"),
        ],
    )
    def test_other_entries_leave_it_open(self, entry: FollowUp | Check) -> None:
        deadline = due(date(2026, 3, 18))
        assert days_of(deadline, entry) == days_of(deadline)

    def test_the_others_of_the_statement_go_on(self) -> None:
        deadlines = [due(date(2026, 3, 18), slug="met"), due(date(2026, 3, 18), slug="open")]
        of_it = statement(followup(date(2026, 3, 1), meets="met"), deadlines=deadlines)
        assert {each.deadline for each in reminder_days(of_it, MADE_ON, date(2027, 1, 1))} == {"open"}


class TestStatementDay:
    """Nothing is recalled before the day after the statement."""

    @pytest.mark.parametrize(
        ("made_on", "first"),
        [
            pytest.param(date(2026, 2, 15), "2026-02-16 before_last 30", id="30 left on the next day"),
            pytest.param(date(2026, 2, 16), "2026-03-11 before_last 7", id="30 left on the day itself"),
            pytest.param(date(2026, 3, 17), "2026-03-18 last_day 0", id="made on the day before the last"),
            pytest.param(date(2026, 3, 18), "2026-03-25 after_last 7", id="made on the last day"),
        ],
    )
    def test_what_is_due(self, made_on: date, first: str) -> None:
        assert days_of(due(date(2026, 3, 18)), made_on=made_on)[0] == first

    def test_a_period_that_ran_already(self) -> None:
        """Its first day was three days before: it was not recalled and crowds out no first of a month."""
        found = days_of(period(date(2025, 9, 28), date(2025, 12, 31)), made_on=date(2025, 9, 30))
        assert found[:2] == ["2025-10-01 monthly 91", "2025-11-01 monthly 60"]
