"""What is new from one day to another, by when it was recorded."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.deadlines.timeliness import Timeliness
from briefing.local_time import at_local, zone_of
from briefing.news import News, news
from briefing.statement.entry import Check, FollowUp, Status
from briefing.statement.recording import when_recorded
from briefing.statement.status import assessment
from tests.support.statement_examples import (
    MADE_ON,
    check,
    due,
    followup,
    period,
    shipped,
    statement,
)

if TYPE_CHECKING:
    from briefing.statement.model import Statement

DAY = timedelta(days=1)
JAN, FEB, MAR = date(2026, 1, 10), date(2026, 2, 10), date(2026, 3, 10)
NOT, FOUND, GOING, DONE = (
    Status.NOT_ASSESSED,
    Status.NO_EVIDENCE_FOUND,
    Status.IN_PROGRESS,
    Status.FULFILLED,
)
FIRST_READ, READ = date(2026, 11, 22), date(2026, 11, 29)
"""The day on which everything that was shipped was read and checked."""
NOTHING = News((), (), ())
ALMATY = zone_of("Asia/Almaty")


def end_of(day: date) -> datetime:
    return at_local(day + DAY, 0, ALMATY) - timedelta(microseconds=1)


def told(of_it: Statement, since: date, today: date) -> News:
    """What is new from the end of one day to the end of another; entries are as they are in the files."""
    return news(of_it, end_of(since), end_of(today), ALMATY)


def recorded_on(entry: FollowUp | Check) -> date:
    return when_recorded(entry, ALMATY).astimezone(ALMATY).date()


def dated(*log: FollowUp | Check) -> Statement:
    """A statement on which the calendar has no news: its one deadline is far away."""
    return statement(*log, deadlines=[due(date(2040, 12, 31))])


def changes(found: News) -> list[tuple[str, Status, Status, str]]:
    return [(each.initiative.slug, each.old, each.new, each.by.id) for each in found.statuses]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param(followup(JAN, read_on=[FEB]), FEB, id="when its evidence was read"),
        pytest.param(followup(JAN, read_on=[MAR, FEB]), MAR, id="when the last of it was read"),
        pytest.param(followup(JAN), JAN, id="without evidence when it happened"),
        pytest.param(check(FEB), FEB, id="a check when it was made"),
    ],
)
def test_when_an_entry_counts_as_recorded(entry: FollowUp | Check, expected: date) -> None:
    assert when_recorded(entry, ALMATY) == end_of(expected)


@pytest.mark.parametrize(
    ("since", "today", "is_told"),
    [
        pytest.param(FEB - 2 * DAY, FEB - DAY, False, id="until the day before"),
        pytest.param(FEB - DAY, FEB, True, id="from the day before to the day"),
        pytest.param(FEB - DAY, FEB + 90 * DAY, True, id="from the day before for long"),
        pytest.param(FEB, FEB, False, id="within the day"),
        pytest.param(FEB, FEB + DAY, False, id="from the day on"),
        pytest.param(FEB + DAY, FEB - DAY, False, id="the clock was set back"),
    ],
)
@pytest.mark.parametrize(
    "entry", [followup(JAN, GOING, read_on=[FEB]), check(FEB, GOING)], ids=["followup", "check"]
)
def test_an_entry_is_told_once(entry: FollowUp | Check, since: date, today: date, *, is_told: bool) -> None:
    found = told(dated(entry), since, today)
    assert changes(found) == ([("bridge", NOT, GOING, entry.id)] if is_told else [])
    assert found.followups == ((entry,) if is_told and isinstance(entry, FollowUp) else ())
    assert found.is_empty is not is_told


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        pytest.param([check(FEB)], [], id="a check that leaves the status is no news"),
        pytest.param([check(JAN, FOUND), check(FEB, FOUND)], [], id="nor is one that confirms it"),
        pytest.param(
            [check(JAN, FOUND), check(FEB, DONE)], [(FOUND, DONE, "2026-02-10-bridge")], id="a check"
        ),
        pytest.param(
            [followup(JAN, GOING, name="begun"), followup(FEB, DONE, name="done")],
            [(GOING, DONE, "done")],
            id="an event",
        ),
        pytest.param(
            [followup(FEB, GOING, name="begun"), followup(FEB, DONE, name="done")],
            [(NOT, DONE, "done")],
            id="two at once: the last counts",
        ),
        pytest.param(
            [followup(FEB, DONE, name="done"), followup(JAN, GOING, name="begun", read_on=[FEB])],
            [(NOT, DONE, "done")],
            id="the last by the day of the event, whatever was entered last",
        ),
        pytest.param(
            [check(FEB, DONE), followup(FEB, GOING)],
            [(NOT, DONE, "2026-02-10-bridge")],
            id="of one day the check comes last",
        ),
        pytest.param(
            [check(JAN, FOUND), followup(date(2026, 1, 5), GOING, read_on=[FEB])],
            [],
            id="an older event that is recorded later leaves the status of the check",
        ),
        pytest.param([followup(FEB, DONE, context=True)], [], id="context changes nothing"),
        pytest.param(
            [check(JAN, DONE), check(FEB, NOT)], [(DONE, NOT, "2026-02-10-bridge")], id="taken back"
        ),
        pytest.param(
            [check(FEB - DAY, DONE), check(FEB, NOT)], [], id="there and back in one span is no change"
        ),
    ],
)
def test_a_status_changes_by_the_entry_that_it_comes_from(
    log: list[FollowUp | Check], expected: list[tuple[Status, Status, str]]
) -> None:
    found = told(dated(*log), date(2026, 1, 31), FEB)
    assert changes(found) == [("bridge", *each) for each in expected]


def test_statuses_come_in_the_order_of_the_statement() -> None:
    of_it = statement(
        check(FEB, GOING, slug="zebra"), check(JAN, DONE, slug="alpha"), slugs=("zebra", "alpha")
    )
    assert [each.initiative.slug for each in told(of_it, MADE_ON, MAR).statuses] == ["zebra", "alpha"]


def test_followups_come_newest_event_first_and_context_is_among_them() -> None:
    old, new = followup(JAN, name="old", read_on=[MAR]), followup(FEB, name="new", read_on=[FEB])
    context = followup(date(2025, 1, 1), name="before", context=True, read_on=[MAR])
    found = told(dated(context, old, new), JAN, MAR)
    assert found.followups == (new, old, context)
    assert not found.is_empty


class TestDeadlines:
    """A deadline is news when it stands otherwise than on the day of the last digest."""

    @pytest.mark.parametrize(
        ("since", "today", "expected"),
        [
            pytest.param(date(2026, 5, 8), date(2026, 5, 9), [], id="a day on which nothing changes"),
            pytest.param(
                date(2026, 3, 10), date(2026, 3, 11), [("upcoming", "due_soon", 60)], id="60 days before"
            ),
            pytest.param(
                date(2026, 5, 9), date(2026, 6, 9), [("due_soon", "under_way", 21)], id="it has begun"
            ),
            pytest.param(date(2026, 6, 30), date(2026, 7, 1), [("under_way", "ended", 1)], id="it has ended"),
            pytest.param(
                date(2026, 1, 1), date(2026, 7, 8), [("upcoming", "ended", 8)], id="all that in one span"
            ),
        ],
    )
    def test_as_days_go_by(self, since: date, today: date, expected: list[tuple[str, str, int]]) -> None:
        of_it = statement(deadlines=[period(date(2026, 5, 10), date(2026, 6, 30))])
        found = told(of_it, since, today)
        assert [(each.old, each.new.timeliness, each.new.days) for each in found.deadlines] == expected
        assert found.is_empty is not bool(expected)

    def test_when_it_is_met_from_the_day_on_which_that_was_recorded(self) -> None:
        """The event was in February, and nobody knew before March."""
        event = followup(FEB, meets="deadline", read_on=[MAR])
        of_it = statement(event, deadlines=[due(date(2026, 1, 31))])
        assert told(of_it, FEB - DAY, MAR - DAY) == NOTHING
        (change,) = told(of_it, MAR - DAY, MAR).deadlines
        assert (change.old, change.new.timeliness) == (Timeliness.OVERDUE, Timeliness.MET_LATE)
        assert (change.new.days, change.new.met_by) == (10, event)
        assert told(of_it, MAR, MAR + 400 * DAY) == NOTHING

    def test_by_last_day(self) -> None:
        deadlines = [due(date(2026, 3, 2), slug="a"), due(date(2026, 3, 1), slug="b")]
        found = told(statement(deadlines=deadlines), date(2026, 2, 1), MAR).deadlines
        assert [each.new.deadline.slug for each in found] == ["b", "a"]


def test_a_review_is_the_editors_and_no_news() -> None:
    assert told(statement(), MADE_ON, date(2026, 10, 7)) == NOTHING


def test_all_that_was_shipped_is_new_when_it_was_recorded() -> None:
    ots = shipped().statements["ots-2025"]
    found = told(ots, FIRST_READ - DAY, READ)
    assert {each.id for each in found.followups} == {each.id for each in ots.standing_followups}
    assert [str(each.happened_on) for each in found.followups][:2] == ["2026-05-15", "2026-03-10"]
    assert changes(found) == [
        ("ots_plus", NOT, Status.PARTLY_FULFILLED, "2025-10-07-format-decision"),
        ("vision_2040", NOT, FOUND, "2026-11-29-vision-2040"),
        ("investment_fund", NOT, GOING, "2025-11-18-fund-portfolio"),
        ("chamber", NOT, GOING, "2026-01-08-chairmanship-taken"),
        ("industry", NOT, FOUND, "2026-11-29-industry"),
        ("middle_corridor", NOT, GOING, "2025-11-25-aktau-and-kuryk"),
        ("digital_monitoring", NOT, FOUND, "2026-11-29-digital-monitoring"),
        ("cyber_council", NOT, FOUND, "2026-11-29-cyber-council"),
        ("innovation_center", NOT, FOUND, "2026-11-29-innovation-center"),
        ("ai_university", NOT, GOING, "2025-12-12-university-concept"),
    ]
    assert [(each.old, each.new.timeliness, each.new.days) for each in found.deadlines] == [
        (Timeliness.OVERDUE, Timeliness.MET_LATE, 51)
    ]


def test_after_that_the_calendar_alone_has_news() -> None:
    ots = shipped().statements["ots-2025"]
    assert told(ots, READ, date(2026, 12, 31)) == NOTHING
    found = told(ots, date(2026, 12, 31), date(2027, 4, 7))
    assert [(each.new.deadline.slug, each.old, each.new.timeliness) for each in found.deadlines] == [
        ("chamber_chairmanship", Timeliness.UNDER_WAY, Timeliness.ENDED)
    ]
    assert found == News((), (), found.deadlines)


near = st.dates(date(2025, 12, 1), date(2026, 4, 30))
slugs = st.sampled_from(["bridge", "tunnel"])
statuses = st.none() | st.sampled_from(Status)
followups = st.builds(
    followup,
    near,
    statuses,
    slug=slugs,
    name=st.uuids().map(str),
    meets=st.sampled_from([None, "deadline"]),
    context=st.booleans(),
    read_on=st.lists(near, max_size=3),
)
checks = st.builds(check, near, statuses, slug=slugs)
logs = st.lists(followups | checks, max_size=12)


def of_log(log: list[FollowUp | Check]) -> Statement:
    return statement(*log, deadlines=[due(date(2026, 2, 15))], slugs=("bridge", "tunnel"))


@given(log=logs, days=st.tuples(near, near, near))
def test_each_entry_is_told_in_just_one_of_two_spans(
    log: list[FollowUp | Check], days: tuple[date, date, date]
) -> None:
    first, middle, last = sorted(days)
    of_it = of_log(log)
    early, late, both = told(of_it, first, middle), told(of_it, middle, last), told(of_it, first, last)
    assert sorted((*early.followups, *late.followups), key=lambda each: each.id) == sorted(
        both.followups, key=lambda each: each.id
    )
    assert {each.id for each in both.followups} == {
        each.id for each in log if isinstance(each, FollowUp) and first < recorded_on(each) <= last
    }


@given(log=logs, since=near)
def test_the_news_lead_from_what_was_told_to_how_it_stands(log: list[FollowUp | Check], since: date) -> None:
    """Once everything is recorded, the new status is that of the card, by an entry of the span."""
    of_it, today = of_log(log), date(2026, 4, 30)
    found = told(of_it, since, today)
    for slug in of_it.initiatives:
        told_before = [each for each in log if recorded_on(each) <= since]
        old, new = assessment(of_log(told_before), slug).status, assessment(of_it, slug).status
        change = next((each for each in found.statuses if each.initiative.slug == slug), None)
        if change is None:
            assert old is new
            continue
        assert (change.old, change.new) == (old, new)
        assert old is not new
        assert change.by.status is new
        assert change.by.initiative == slug
        assert recorded_on(change.by) > since
