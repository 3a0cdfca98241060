"""Deadlines and review days as an iCalendar file (RFC 5545); the same content always gives the same bytes.

What changes a deadline is an entry that meets it, the correction of such an entry, an entry after which its
initiative is superseded, or no longer so, and a version of the statement that moves it or has it no more.
``SEQUENCE`` counts them, and the newest of them, else the publication of the statement, is its ``DTSTAMP``
and ``LAST-MODIFIED``. Nothing depends on the present day.
"""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING, NamedTuple

from icalendar import Alarm, Calendar, Event

from briefing.local_time import DAY
from briefing.statement.deadline import Precision
from briefing.statement.entry import Status
from briefing.statement.history import history
from briefing.statement.recording import when_recorded
from briefing.statement.review_days import next_review, undated_initiatives
from briefing.statement.status import assessment
from views.calendar_words import deadline_description, deadline_title, review_description, review_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from briefing.statement.deadline import Deadline, DeadlineState
    from briefing.statement.entry import FollowUp
    from briefing.statement.model import Statement
    from views.translate import Translator

PRODUCT = "briefing-bot"
REFRESH = timedelta(days=1)
LAST_DAY_OF_EVERY_MONTH = 28
"""The last day of a month that no month lacks."""


class CalendarContext(NamedTuple):
    """For whom a calendar is made."""

    tr: Translator
    zone: ZoneInfo
    address: Callable[[Statement, str | None], str] = lambda _statement, _slug: ""
    """Returns the address of the page of an initiative, or of the statement for None; empty for none."""
    alarm_days: int | None = None
    """How many days before an event the calendar is to ring; None for no alarm."""


def calendar(
    reader: CalendarContext, title: str, statements: Iterable[Statement], slug: str | None = None
) -> bytes:
    """Return the deadlines and review days of statements, or of the one initiative ``slug``."""
    made = Calendar()
    made.add("prodid", f"-//{PRODUCT}//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("name", title)
    made.add("x-wr-calname", title)
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "P1D")
    for statement in statements:
        for each in _events(reader, statement, slug):
            made.add_component(each)
    return bytes(made.to_ical())


def _events(reader: CalendarContext, statement: Statement, slug: str | None) -> Iterator[Event]:
    ordered = sorted(statement.deadlines.values(), key=lambda each: (each.last_day, each.slug))
    yield from (_deadline(reader, statement, each) for each in ordered if slug in (None, each.initiative))
    for state in _gone(statement):
        if slug in (None, state.initiative):
            yield _gone_deadline(reader, statement, state)
    undated = [each.slug for each in undated_initiatives(statement)]
    if undated and slug in (None, *undated):
        yield _reviews(reader, statement)


def _deadline(reader: CalendarContext, statement: Statement, deadline: Deadline) -> Event:
    changes = _changes(reader.zone, statement, deadline)
    superseded = assessment(statement, deadline.initiative).status is Status.SUPERSEDED
    first = deadline.begins_on if deadline.precision is Precision.DAY else deadline.last_day
    event = _event(
        reader,
        f"{deadline.slug}.{statement.id}",
        deadline_title(reader.tr, deadline),
        deadline_description(reader.tr, statement, deadline, superseded=superseded),
        first,
        deadline.last_day,
    )
    _add_revision(event, max([statement.source.published_at, *changes]), len(changes))
    _add_status(reader, event, is_cancelled=superseded)
    _add_address(event, reader.address(statement, deadline.initiative))
    return event


def _gone(statement: Statement) -> Iterator[DeadlineState]:
    """Yield the last states of deadlines that the statement no longer has."""
    last = {each.slug: each for each in statement.deadline_states}
    gone = (each for each in last.values() if each.slug not in statement.deadlines)
    yield from sorted(gone, key=lambda each: each.slug)


def _gone_deadline(reader: CalendarContext, statement: Statement, state: DeadlineState) -> Event:
    """Return a deadline that was taken out of the statement: it stays, so that calendars strike it out.

    When its initiative was taken out too, it has the name of the statement.
    """
    initiative = statement.initiatives.get(state.initiative)
    title = reader.tr.text(initiative.title if initiative else statement.title)
    first = state.first_day if state.first_day and state.precision is Precision.DAY else state.last_day
    event = _event(reader, f"{state.slug}.{statement.id}", title, title, first, state.last_day)
    moves = _moves(statement, state.slug)
    _add_revision(event, max([statement.source.published_at, *moves]), len(moves))
    _add_status(reader, event, is_cancelled=True)
    _add_address(event, reader.address(statement, initiative.slug if initiative else None))
    return event


def _reviews(reader: CalendarContext, statement: Statement) -> Event:
    """Return the review days as one event that recurs without end."""
    first = next_review(statement, statement.made_on + DAY)
    event = _event(
        reader,
        f"review-days.{statement.id}",  # no slug has a hyphen, so no deadline is called so
        review_title(reader.tr, statement),
        review_description(reader.tr, statement),
        first,
        first,
    )
    day = statement.made_on.day
    rule: dict[str, object] = {"FREQ": "MONTHLY", "INTERVAL": statement.review_every_months}
    if day > LAST_DAY_OF_EVERY_MONTH:  # the last of these days that a month has
        rule |= {"BYMONTHDAY": [*range(LAST_DAY_OF_EVERY_MONTH, day + 1)], "BYSETPOS": -1}
    event.add("rrule", rule)
    _add_revision(event, statement.source.published_at, 0)
    _add_status(reader, event, is_cancelled=False)
    _add_address(event, reader.address(statement, None))
    return event


def _event(
    reader: CalendarContext, name: str, title: str, description: str, first: date, last: date
) -> Event:
    event = Event()
    event.add("uid", f"{name}@{PRODUCT}")
    event.add("summary", title, parameters={"LANGUAGE": reader.tr.language})
    event.add("description", description, parameters={"LANGUAGE": reader.tr.language})
    event.add("dtstart", first)
    event.add("dtend", last + DAY)
    event.add("transp", "TRANSPARENT")
    return event


def _add_status(reader: CalendarContext, event: Event, *, is_cancelled: bool) -> None:
    """Add whether an event takes place, and the alarm that the reader wants of those that do."""
    event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    if reader.alarm_days is None or is_cancelled:
        return
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", str(event["summary"]))
    alarm.add("trigger", -timedelta(days=reader.alarm_days))
    event.add_component(alarm)


def _add_revision(event: Event, changed_at: datetime, sequence: int) -> None:
    moment = changed_at.astimezone(UTC).replace(microsecond=0)
    event.add("dtstamp", moment)
    event.add("last-modified", moment)
    event.add("sequence", sequence)


def _add_address(event: Event, address: str) -> None:
    if address:
        event.add("url", address)


def _changes(zone: ZoneInfo, statement: Statement, deadline: Deadline) -> list[datetime]:
    """Return when each entry that changed a deadline was recorded."""
    meeting = {each.id for each in statement.followups if each.meets == deadline.slug and not each.context}
    entries = {each.id: each for each in statement.followups if _is_about(each, meeting)}
    superseding = {
        each.entry.id: each.entry
        for each in history(statement, deadline.initiative)
        if each.before is not each.after and Status.SUPERSEDED in (each.before, each.after)
    }
    recorded = [when_recorded(each, zone) for each in {**entries, **superseding}.values()]
    return [*recorded, *_moves(statement, deadline.slug)]


def _moves(statement: Statement, slug: str) -> list[datetime]:
    """Return when the statement was first seen with other days of a deadline, or without it."""
    return [each.seen_at for each in statement.deadline_states if each.slug == slug][1:]


def _is_about(followup: FollowUp, meeting: set[str]) -> bool:
    return followup.id in meeting or followup.correction_of in meeting
