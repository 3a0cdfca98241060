"""The rungs of the shipped statement, in full, and what is picked from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.reminders.reminder_days import ReminderDayKind, newest_missed, next_reminder_days, reminder_days
from tests.support.statement_examples import due, followup, period, shipped, statement

if TYPE_CHECKING:
    from briefing.statement.model import Statement

CHAMBER, MINISTERS, VISION = "chamber_chairmanship", "turkistan_ministers", "vision_2040_horizon"
START, END = date(2025, 10, 8), date(2027, 12, 31)
SHIPPED = """
2025-12-02 chamber_chairmanship before_first 30
2025-12-25 chamber_chairmanship before_first 7
2025-12-31 chamber_chairmanship before_first 1
2026-01-01 chamber_chairmanship first_day 0
2026-02-01 chamber_chairmanship monthly 333
2026-03-01 chamber_chairmanship monthly 305
2026-04-01 chamber_chairmanship monthly 274
2026-05-01 chamber_chairmanship monthly 244
2026-06-01 chamber_chairmanship monthly 213
2026-07-01 chamber_chairmanship monthly 183
2026-08-01 chamber_chairmanship monthly 152
2026-09-01 chamber_chairmanship monthly 121
2026-10-01 chamber_chairmanship monthly 91
2026-10-07 vision_2040_horizon yearly 5199
2026-11-01 chamber_chairmanship monthly 60
2026-12-01 chamber_chairmanship before_last 30
2026-12-24 chamber_chairmanship before_last 7
2026-12-30 chamber_chairmanship before_last 1
2026-12-31 chamber_chairmanship last_day 0
2027-01-07 chamber_chairmanship after_last 7
2027-10-07 vision_2040_horizon yearly 4834
"""
MINISTERS_UNMET = """
2025-12-01 turkistan_ministers before_last 30
2025-12-24 turkistan_ministers before_last 7
2025-12-30 turkistan_ministers before_last 1
2025-12-31 turkistan_ministers last_day 0
2026-01-07 turkistan_ministers after_last 7
2026-02-01 turkistan_ministers overdue 32
2026-03-01 turkistan_ministers overdue 60
2026-04-01 turkistan_ministers overdue 91
2026-05-01 turkistan_ministers overdue 121
2026-06-01 turkistan_ministers overdue 152
2026-07-01 turkistan_ministers overdue 182
2026-08-01 turkistan_ministers overdue 213
2026-09-01 turkistan_ministers overdue 244
2026-10-01 turkistan_ministers overdue 274
2026-11-01 turkistan_ministers overdue 305
2026-12-01 turkistan_ministers overdue 335
2027-01-01 turkistan_ministers overdue 366
2027-02-01 turkistan_ministers overdue 397
2027-03-01 turkistan_ministers overdue 425
2027-04-01 turkistan_ministers overdue 456
2027-05-01 turkistan_ministers overdue 486
2027-06-01 turkistan_ministers overdue 517
2027-07-01 turkistan_ministers overdue 547
2027-08-01 turkistan_ministers overdue 578
2027-09-01 turkistan_ministers overdue 609
2027-10-01 turkistan_ministers overdue 639
2027-11-01 turkistan_ministers overdue 670
2027-12-01 turkistan_ministers overdue 700
"""


def ots() -> Statement:
    return shipped().statements["ots-2025"]


def unmet(of_it: Statement) -> Statement:
    return replace(of_it, followups=tuple(each for each in of_it.followups if each.meets is None))


def table(of_it: Statement, start: date, end: date) -> list[str]:
    return [
        f"{each.day} {each.deadline or '-'} {each.kind} {each.days}"
        for each in reminder_days(of_it, start, end)
    ]


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


def test_every_reminder_day_of_the_shipped_statement_until_the_end_of_2027() -> None:
    """The ministers met: their deadline has none, also before the day on which they did."""
    assert table(ots(), START, END) == lines(SHIPPED)


def test_without_their_meeting_the_ministers_are_recalled_for_ever() -> None:
    found = table(unmet(ots()), START, END)
    assert [each for each in found if MINISTERS in each] == lines(MINISTERS_UNMET)
    assert [each for each in found if MINISTERS not in each] == lines(SHIPPED)


def test_of_one_day_the_deadlines_come_by_name() -> None:
    of_it = unmet(ots())
    assert table(of_it, date(2026, 3, 1), date(2026, 3, 1)) == [
        "2026-03-01 chamber_chairmanship monthly 305",
        "2026-03-01 turkistan_ministers overdue 60",
    ]
    assert table(of_it, date(2026, 10, 7), date(2026, 10, 7)) == [
        "2026-10-07 vision_2040_horizon yearly 5199",
    ]


def test_every_reminder_day_of_the_vision() -> None:
    found = [each for each in table(ots(), date(2025, 1, 1), date(2041, 3, 31)) if VISION in each]
    yearly = [each for each in found if "yearly" in each]
    assert [each.split()[0] for each in yearly] == [f"{year}-10-07" for year in range(2026, 2040)]
    assert found[len(yearly) :] == [
        "2040-12-01 vision_2040_horizon before_last 30",
        "2040-12-24 vision_2040_horizon before_last 7",
        "2040-12-30 vision_2040_horizon before_last 1",
        "2040-12-31 vision_2040_horizon last_day 0",
        "2041-01-07 vision_2040_horizon after_last 7",
        "2041-02-01 vision_2040_horizon overdue 32",
        "2041-03-01 vision_2040_horizon overdue 60",
    ]


def test_the_first_of_december_is_one_message_about_the_chairmanship() -> None:
    found = reminder_days(ots(), date(2026, 12, 1), date(2026, 12, 1))
    assert [(each.deadline, each.kind) for each in found] == [(CHAMBER, ReminderDayKind.BEFORE_LAST)]


@pytest.mark.parametrize(
    ("day", "key"),
    [
        pytest.param(date(2025, 12, 2), f"{CHAMBER}:2026-01-01:before_first-30", id="to the first day"),
        pytest.param(date(2026, 2, 1), f"{CHAMBER}:2026-12-31:monthly-333", id="running"),
        pytest.param(date(2026, 12, 24), f"{CHAMBER}:2026-12-31:before_last-7", id="to the last day"),
        pytest.param(date(2027, 1, 7), f"{CHAMBER}:2026-12-31:after_last-7", id="after it"),
    ],
)
def test_a_key_names_the_deadline_the_day_that_counts_and_the_reminder_day(day: date, key: str) -> None:
    assert [each.key for each in reminder_days(ots(), day, day)] == [key]


@pytest.mark.parametrize(
    ("since", "today", "expected"),
    [
        pytest.param(date(2026, 11, 30), date(2026, 12, 1), {CHAMBER: "2026-12-01"}, id="no downtime"),
        pytest.param(date(2026, 12, 1), date(2026, 12, 1), {}, id="a day that was dealt with"),
        pytest.param(date(2026, 12, 1), date(2026, 12, 23), {}, id="nothing was missed"),
        pytest.param(date(2026, 12, 23), date(2026, 12, 31), {CHAMBER: "2026-12-31"}, id="the newest of 3"),
        pytest.param(
            date(2026, 3, 31),
            date(2026, 10, 20),
            {CHAMBER: "2026-10-01", VISION: "2026-10-07"},
            id="half a year: one each, by day",
        ),
        pytest.param(date(2026, 12, 2), date(2026, 12, 1), {}, id="the clock was set back"),
    ],
)
def test_after_downtime_the_newest_reminder_day_of_each_counts(
    since: date, today: date, expected: dict[str, str]
) -> None:
    found = newest_missed(ots(), since, today)
    assert [(each.deadline, str(each.day)) for each in found] == list(expected.items())


def test_what_comes_next_comes_after_the_day() -> None:
    found = next_reminder_days(ots(), date(2026, 12, 1), 3)
    assert [str(each.day) for each in found] == ["2026-12-24", "2026-12-30", "2026-12-31"]
    assert next_reminder_days(ots(), date(2026, 11, 30), 1)[0].day == date(2026, 12, 1)
    assert next_reminder_days(ots(), date(2026, 11, 30), 0) == ()


def test_nothing_is_left_when_all_is_met_or_over_and_has_a_date() -> None:
    of_it = statement(
        followup(date(2026, 2, 1), meets="done"),
        deadlines=[due(date(2026, 3, 1), slug="done"), period(date(2026, 1, 1), date(2026, 1, 31))],
    )
    assert [str(each.day) for each in next_reminder_days(of_it, date(2026, 1, 29), 5)] == [
        "2026-01-30",
        "2026-01-31",
        "2026-02-07",
    ]
    assert next_reminder_days(of_it, date(2026, 2, 7), 5) == ()
    assert next_reminder_days(statement(slugs=()), date(2026, 2, 7), 5) == ()


def test_what_comes_next_of_many_deadlines_is_what_comes_first_of_all() -> None:
    first = date(2026, 1, 1)
    deadlines = [
        each
        for number in range(25)
        for each in (
            due(first + timedelta(days=41 * number), slug=f"due_{number}"),
            period(first, first + timedelta(days=37 * number), slug=f"period_{number}"),
        )
    ]
    of_it = statement(deadlines=deadlines, slugs=("bridge", "undated"))
    for after in (date(2025, 1, 1), date(2026, 6, 30), date(2150, 1, 1)):
        every = reminder_days(of_it, after + timedelta(days=1), after + timedelta(days=400))
        assert next_reminder_days(of_it, after, 60) == every[:60]


def test_a_deadline_that_moves_has_other_keys() -> None:
    """Also on days that both have in common, so that nothing says what was true before."""
    old = statement(deadlines=[period(date(2026, 1, 1), date(2026, 12, 31))])
    new = statement(deadlines=[period(date(2026, 1, 1), date(2027, 12, 31))])
    span = date(2025, 10, 8), date(2028, 12, 31)
    common = {each.key for each in reminder_days(old, *span)} & {
        each.key for each in reminder_days(new, *span)
    }
    assert common == {
        f"deadline:2026-01-01:{each}"
        for each in ("before_first-30", "before_first-7", "before_first-1", "first_day-0")
    }


def test_initiatives_without_a_deadline_are_recalled_to_nobody() -> None:
    """To look at them again is the editors' task."""
    assert table(statement(slugs=("bridge", "tunnel")), date(2025, 10, 7), date(2030, 1, 1)) == []
