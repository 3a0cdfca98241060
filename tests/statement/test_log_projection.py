"""Where an initiative stands is read off the log each time; nothing of it is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.statement.entry import Check, FollowUp, Status
from briefing.statement.status import assessment, newest_first
from tests.support.statement_examples import check, followup, shipped, statement, text

if TYPE_CHECKING:
    from briefing.statement.model import Statement

JAN, FEB, MAR = date(2026, 1, 10), date(2026, 2, 10), date(2026, 3, 10)
NOT, FOUND, GOING, DONE = (
    Status.NOT_ASSESSED,
    Status.NO_EVIDENCE_FOUND,
    Status.IN_PROGRESS,
    Status.FULFILLED,
)


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        pytest.param([], NOT, id="an empty log: not assessed"),
        pytest.param([followup(JAN)], NOT, id="an event without a status leaves it"),
        pytest.param([check(JAN)], NOT, id="a check without a status leaves it"),
        pytest.param([followup(JAN, GOING)], GOING, id="an event sets it"),
        pytest.param([check(JAN, FOUND)], FOUND, id="a check sets it"),
        pytest.param(
            [followup(JAN, GOING), followup(FEB)], GOING, id="a later one without a status keeps it"
        ),
        pytest.param([followup(JAN, GOING), followup(FEB, DONE)], DONE, id="the later event counts"),
        pytest.param(
            [followup(FEB, DONE), followup(JAN, GOING)], DONE, id="by day of the event, not of the entry"
        ),
        pytest.param([check(FEB, FOUND), followup(JAN, GOING)], FOUND, id="a later check counts"),
        pytest.param([check(JAN, FOUND), followup(FEB, GOING)], GOING, id="an event after a check counts"),
        pytest.param([check(JAN, DONE), followup(JAN, GOING)], DONE, id="of one day the check comes last"),
        pytest.param(
            [followup(JAN, GOING), followup(JAN, DONE)], DONE, id="of one day the later entry comes last"
        ),
        pytest.param([followup(JAN, GOING), check(FEB, NOT)], NOT, id="a check can take a status back"),
        pytest.param([followup(JAN, DONE, context=True)], NOT, id="context changes nothing"),
        pytest.param(
            [followup(JAN, GOING), followup(FEB, DONE, context=True)],
            GOING,
            id="later context changes nothing",
        ),
        pytest.param(
            [followup(JAN, DONE, slug="tunnel"), check(FEB, FOUND, slug="tunnel")], NOT, id="another"
        ),
    ],
)
def test_the_status_is_that_after_the_last_entry(log: list[FollowUp | Check], expected: Status) -> None:
    assert assessment(statement(*log), "bridge").status is expected


def test_of_an_unknown_initiative_nothing_is_known() -> None:
    found = assessment(statement(followup(JAN, DONE)), "nonsense")
    assert (found.status, found.last_checked_on, found.newest, found.why) == (NOT, None, None, None)


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        pytest.param([], None, id="never"),
        pytest.param([followup(JAN)], None, id="an event that nobody read about"),
        pytest.param([check(FEB), check(JAN)], FEB, id="the last check"),
        pytest.param([followup(JAN, read_on=[FEB, MAR])], MAR, id="the last evidence that was read"),
        pytest.param([check(FEB), followup(JAN, read_on=[MAR])], MAR, id="evidence read after the check"),
        pytest.param([check(MAR), followup(JAN, read_on=[FEB])], MAR, id="a check after reading"),
        pytest.param([followup(JAN, read_on=[FEB], context=True)], FEB, id="context was read too"),
        pytest.param([check(MAR, slug="tunnel"), check(JAN)], JAN, id="not that of another"),
    ],
)
def test_last_checked_on_is_when_somebody_last_looked(
    log: list[FollowUp | Check], expected: date | None
) -> None:
    assert assessment(statement(*log), "bridge").last_checked_on == expected


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        pytest.param([], None, id="never"),
        pytest.param([check(FEB)], None, id="a check that does not say"),
        pytest.param([check(FEB, sources_until=JAN)], JAN, id="a check that says"),
        pytest.param([check(FEB, sources_until=JAN), check(MAR)], None, id="a newer check that does not say"),
        pytest.param(
            [check(MAR, sources_until=FEB), check(FEB, sources_until=JAN)], FEB, id="by day, not by entry"
        ),
        pytest.param(
            [check(FEB, sources_until=JAN), followup(JAN, read_on=[FEB])], JAN, id="evidence read that day"
        ),
        pytest.param(
            [check(FEB, sources_until=JAN), followup(JAN, read_on=[MAR])], None, id="evidence read later"
        ),
    ],
)
def test_up_to_which_day_sources_were_read_is_said_by_the_last_look(
    log: list[FollowUp | Check], expected: date | None
) -> None:
    assert assessment(statement(*log), "bridge").sources_until == expected


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        pytest.param([], None, id="nothing"),
        pytest.param([followup(JAN, name="old"), followup(FEB, name="new")], "new", id="the newest"),
        pytest.param(
            [followup(JAN, name="event"), followup(FEB, name="context", context=True)],
            "event",
            id="an event before newer context",
        ),
        pytest.param(
            [followup(JAN, name="old", context=True), followup(FEB, name="new", context=True)],
            "new",
            id="the newest context where there is nothing else",
        ),
        pytest.param(
            [followup(JAN, GOING, name="morning"), followup(JAN, DONE, name="evening")],
            "evening",
            id="of one day that which set the status",
        ),
    ],
)
def test_the_newest_evidence(log: list[FollowUp], expected: str | None) -> None:
    found = assessment(statement(*log), "bridge").newest
    assert (found.id if found else None) == expected


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        pytest.param([followup(JAN, DONE)], None, id="no check"),
        pytest.param([check(JAN)], None, id="a check that does not say"),
        pytest.param([check(JAN, why="because")], "because", id="a check that says"),
        pytest.param([check(FEB, why="new"), check(JAN, why="old")], "new", id="the last check"),
        pytest.param([check(JAN, why="one"), check(JAN, why="two")], "two", id="of one day the later entry"),
        pytest.param([check(JAN, why="old"), check(FEB)], "old", id="a newer check that does not say"),
        pytest.param([check(FEB, FOUND, why="none"), followup(JAN, GOING)], "none", id="an earlier event"),
        pytest.param([check(FEB, FOUND, why="none"), followup(FEB, GOING)], "none", id="that day's event"),
        pytest.param([check(JAN, FOUND, why="none"), followup(FEB)], "none", id="a later event, same status"),
        pytest.param(
            [check(JAN, FOUND, why="none"), followup(FEB, DONE)], None, id="a later status: outdated"
        ),
        pytest.param(
            [check(JAN, why="so"), followup(FEB, DONE, context=True)],
            "so",
            id="later context outdates nothing",
        ),
    ],
)
def test_why_is_said_as_long_as_it_explains_the_status(
    log: list[FollowUp | Check], expected: str | None
) -> None:
    found = assessment(statement(*log), "bridge").why
    assert (found.in_language("en") if found else None) == expected


def test_a_follow_up_explains_its_status_until_another_one_changes_it() -> None:
    done = replace(followup(FEB, DONE), why=text("it stands"))
    log: list[FollowUp | Check] = [
        check(JAN, FOUND, why="none"),
        done,
        followup(MAR, DONE, name="again"),
        followup(MAR, name="more"),
    ]
    assert assessment(statement(*log), "bridge").why == text("it stands")
    assert assessment(statement(*log, followup(MAR, GOING, name="last")), "bridge").why is None


def test_an_earlier_event_that_was_recorded_later_outdates_the_note_of_a_check() -> None:
    checked = check(FEB, why="so", recorded_at=datetime(2026, 2, 1, tzinfo=UTC))
    event = followup(JAN, GOING, recorded_at=datetime(2026, 2, 2, tzinfo=UTC))
    assert assessment(statement(event, checked), "bridge").why is None
    assert assessment(statement(replace(event, why=text("it goes")), checked), "bridge").why == text(
        "it goes"
    )


def _three() -> Statement:
    return statement(
        followup(FEB, name="b"),
        followup(MAR, name="c", slug="tunnel"),
        followup(JAN, name="a", context=True),
        followup(FEB, name="b2"),
        slugs=("bridge", "tunnel"),
    )


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        pytest.param(None, ["c", "b2", "b", "a"], id="of all"),
        pytest.param("bridge", ["b2", "b", "a"], id="of one"),
        pytest.param("nonsense", [], id="of none"),
    ],
)
def test_follow_ups_come_newest_first(slug: str | None, expected: list[str]) -> None:
    assert [each.id for each in newest_first(_three(), slug)] == expected


@pytest.mark.parametrize(
    ("slug", "status"),
    [
        ("ots_plus", Status.PARTLY_FULFILLED),
        ("vision_2040", Status.NO_EVIDENCE_FOUND),
        ("investment_fund", Status.IN_PROGRESS),
        ("chamber", Status.IN_PROGRESS),
        ("industry", Status.NO_EVIDENCE_FOUND),
        ("middle_corridor", Status.IN_PROGRESS),
        ("digital_monitoring", Status.NO_EVIDENCE_FOUND),
        ("cyber_council", Status.NO_EVIDENCE_FOUND),
        ("innovation_center", Status.NO_EVIDENCE_FOUND),
        ("ai_university", Status.IN_PROGRESS),
    ],
)
def test_where_the_shipped_initiatives_stand(slug: str, status: Status) -> None:
    found = assessment(shipped().statements["ots-2025"], slug)
    assert (found.status, found.last_checked_on) == (status, date(2026, 11, 29))
    assert found.why is not None


entries = st.lists(
    st.builds(
        followup,
        st.dates(JAN, MAR),
        st.sampled_from([None, *Status]),
        context=st.booleans(),
    )
    | st.builds(check, st.dates(JAN, MAR), st.sampled_from([None, *Status])),
    max_size=8,
)


@given(entries)
def test_leaving_context_out_never_changes_the_status(log: list[FollowUp | Check]) -> None:
    without = [each for each in log if isinstance(each, Check) or not each.context]
    assert assessment(statement(*log), "bridge").status is assessment(statement(*without), "bridge").status


@given(entries, st.sampled_from(Status))
def test_a_new_check_has_the_last_word(log: list[FollowUp | Check], status: Status) -> None:
    assert assessment(statement(*log, check(MAR, status)), "bridge").status is status
