"""The calendars, as a calendar library sees them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from briefing.statement.deadline import Precision
from briefing.statement.entry import Status
from briefing.statement.review_days import review_days
from tests.support.statement_examples import due, followup, period, statement, text
from tests.web.page_examples import seen
from tests.web.site_examples import HOST, LANGUAGES, NOW, moved, read, site_of
from views.html.routes import addresses, answer

if TYPE_CHECKING:
    from briefing.statement.deadline import Deadline
    from briefing.statement.entry import FollowUp
    from briefing.statement.model import Statement

DAY = date(2026, 3, 15)
AT = datetime(2026, 4, 1, 8, 30, tzinfo=UTC)
PUBLISHED = datetime(2025, 10, 7, 11, 22, tzinfo=UTC)
PATH = "/en/summit/calendar.ics"


def events(body: bytes) -> dict[str, Any]:
    """Return the events of a calendar by UID."""
    found = Calendar.from_ical(body).walk("VEVENT")
    assert len({each["uid"] for each in found}) == len(found)
    return {str(each["uid"]): each for each in found}


def the_event(shown: Statement, **query: str) -> Any:  # noqa: ANN401 - its values have a class for each kind
    """Return the only event of a statement."""
    (event,) = events(read(site_of(shown), PATH, **query)).values()
    return event


def with_deadline(deadline: Deadline, *log: FollowUp) -> Statement:
    return statement(*log, deadlines=[replace(deadline, what=text("the bridge opens"))])


@pytest.mark.parametrize(
    ("deadline", "title", "first", "end"),
    [
        pytest.param(due(DAY), "the bridge opens", DAY, date(2026, 3, 16), id="day"),
        pytest.param(
            due(date(2026, 12, 31), Precision.YEAR),
            "Last day of 2026: the bridge opens",
            date(2026, 12, 31),
            date(2027, 1, 1),
            id="year",
        ),
        pytest.param(
            due(date(2026, 6, 30), Precision.QUARTER),
            "Last day of 2nd quarter 2026: the bridge opens",
            date(2026, 6, 30),
            date(2026, 7, 1),
            id="quarter",
        ),
        pytest.param(
            period(date(2026, 3, 10), DAY),
            "the bridge opens",
            date(2026, 3, 10),
            date(2026, 3, 16),
            id="days",
        ),
        pytest.param(
            period(date(2026, 1, 1), date(2026, 12, 31), Precision.YEAR),
            "Last day of 2026: the bridge opens",
            date(2026, 12, 31),
            date(2027, 1, 1),
            id="a year that runs takes no more than its last day",
        ),
    ],
)
def test_a_deadline_is_an_all_day_event_that_ends_before_its_end(
    deadline: Deadline, title: str, first: date, end: date
) -> None:
    event = the_event(with_deadline(deadline))
    assert str(event["summary"]).replace("\N{NO-BREAK SPACE}", " ") == title
    assert event["dtstart"].dt == first
    assert event["dtend"].dt == end
    assert not isinstance(event["dtstart"].dt, datetime)
    assert event["transp"] == "TRANSPARENT"
    assert event["status"] == "CONFIRMED"


def test_the_names_of_events_are_the_same_in_all_languages_and_at_all_addresses() -> None:
    site = site_of()
    bodies = [read(site, f"/{language}/ots-2025/calendar.ics") for language in LANGUAGES]
    bodies.append(read(moved(site, "http://other.example"), "/en/calendar.ics"))
    expected = {
        "turkistan_ministers.ots-2025@briefing-bot",
        "chamber_chairmanship.ots-2025@briefing-bot",
        "vision_2040_horizon.ots-2025@briefing-bot",
        "review-days.ots-2025@briefing-bot",
    }
    assert all(set(events(each)) == expected for each in bodies)


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        pytest.param("chamber", "chamber_chairmanship.ots-2025@briefing-bot", id="with a deadline"),
        pytest.param("industry", "review-days.ots-2025@briefing-bot", id="without any"),
    ],
)
def test_the_calendar_of_an_initiative_has_its_own_events_only(slug: str, expected: str) -> None:
    site = site_of()
    own = events(read(site, f"/en/ots-2025/{slug}/calendar.ics"))
    assert set(own) == {expected}
    assert own[expected].to_ical() == events(read(site, "/en/calendar.ics"))[expected].to_ical()


@pytest.mark.parametrize("folder", ["/en/ots-2025/deadlines", "/en/ots-2025/chamber"])
def test_a_page_links_its_calendar_to_be_subscribed_to_and_as_a_file(folder: str) -> None:
    own = f"{folder.removesuffix('/deadlines')}/calendar.ics"
    links = seen(site_of(public_url="http://briefing.example:8080"), folder).links
    assert {own, f"webcal://briefing.example:8080{own}"} <= set(links)


def test_a_deadline_that_nothing_met_is_as_it_was_published() -> None:
    event = the_event(with_deadline(due(DAY)))
    assert event["sequence"] == 0
    assert event["dtstamp"].dt == event["last-modified"].dt == PUBLISHED


def test_entries_that_meet_a_deadline_or_correct_such_entries_are_its_revisions() -> None:
    met = followup(DAY, name="met", meets="deadline", recorded_at=AT)
    event = the_event(with_deadline(due(DAY), met))
    assert (event["sequence"], event["dtstamp"].dt, event["last-modified"].dt) == (1, AT, AT)
    assert "built on 15 March 2026, on time" in event["description"].replace("\N{NO-BREAK SPACE}", " ")
    wrong = replace(
        followup(DAY, name="wrong", recorded_at=AT + timedelta(days=1)),
        correction_of="met",
        correction_reason=text("it was another bridge"),
    )
    event = the_event(with_deadline(due(DAY), met, wrong))
    assert (event["sequence"], event["dtstamp"].dt) == (2, AT + timedelta(days=1))
    assert "on time" not in event["description"]


def test_other_entries_revise_no_deadline() -> None:
    other = followup(DAY, Status.IN_PROGRESS, name="other", recorded_at=AT)
    body = read(site_of(with_deadline(due(DAY), other)), PATH)
    assert body == read(site_of(with_deadline(due(DAY))), PATH)


def test_a_superseded_deadline_stays_as_cancelled() -> None:
    event = the_event(with_deadline(due(DAY), followup(DAY, Status.SUPERSEDED, name="other", recorded_at=AT)))
    assert event["status"] == "CANCELLED"
    assert (event["sequence"], event["dtstamp"].dt) == (1, AT)
    assert "another decision took its place" in event["description"]


@pytest.mark.parametrize("made_on", [date(2025, 10, 7), date(2025, 8, 31), date(2024, 2, 29)])
@pytest.mark.parametrize("months", [1, 6, 12])
def test_review_days_recur_as_the_reviews_do(made_on: date, months: int) -> None:
    shown = statement(made_on=made_on, review_every_months=months)
    event = the_event(shown)
    begin = datetime.combine(event["dtstart"].dt, datetime.min.time())
    recurring = rrulestr(event["rrule"].to_ical().decode(), dtstart=begin)
    found = [each.date() for each in islice(recurring, 30)]
    assert found == list(islice(review_days(shown, made_on + timedelta(days=1)), 30))


@pytest.mark.parametrize(
    "path", ["/ru/calendar.ics", "/kk/ots-2025/calendar.ics", "/en/ots-2025/chamber/calendar.ics"]
)
def test_a_calendar_does_not_change_as_time_passes(path: str) -> None:
    one, other = (read(site_of(now=now), path) for now in (NOW, NOW + timedelta(days=900)))
    assert one == other


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calendar_has_lines_that_every_program_reads(language: str) -> None:
    body = read(site_of(), f"/{language}/calendar.ics")
    lines = body.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(each) <= 75 and b"\n" not in each for each in lines)
    assert b"REFRESH-INTERVAL;VALUE=DURATION:P1D" in lines
    assert Calendar.from_ical(body)["x-wr-calname"]
    for each in events(body).values():
        assert each["url"].startswith(f"{HOST}/{language}/ots-2025")


@pytest.mark.parametrize(
    ("asked", "trigger"),
    [
        pytest.param("", None, id="none"),
        pytest.param("7", timedelta(days=-7), id="a week before"),
        pytest.param("0", timedelta(0), id="on the day"),
        pytest.param("366", None, id="too early"),
        pytest.param("-1", None, id="afterwards"),
        pytest.param("٣", None, id="digits of another script"),
        pytest.param("soon", None, id="no number"),
    ],
)
def test_alarms_are_there_when_asked_for(asked: str, trigger: timedelta | None) -> None:
    alarms: list[Any] = the_event(with_deadline(due(DAY)), alarm=asked).walk("VALARM")
    assert [each["trigger"].dt for each in alarms] == ([] if trigger is None else [trigger])


def test_no_alarm_rings_for_what_is_cancelled() -> None:
    superseded = with_deadline(due(DAY), followup(DAY, Status.SUPERSEDED, name="other", recorded_at=AT))
    event = the_event(superseded, alarm="7")
    assert (event["status"], event.walk("VALARM")) == ("CANCELLED", [])


@pytest.mark.parametrize(
    "path", ["/xx/calendar.ics", "/en/nothing/calendar.ics", "/en/ots-2025/nothing/calendar.ics"]
)
def test_what_does_not_exist_has_no_calendar(path: str) -> None:
    assert answer(site_of(), path) is None


def test_every_address_of_a_calendar_answers() -> None:
    site = site_of()
    found = [each for each in addresses(site) if each.endswith("/calendar.ics")]
    assert len(found) == len(LANGUAGES) * (1 + 1 + 10)
    assert all(read(site, each) for each in found)
