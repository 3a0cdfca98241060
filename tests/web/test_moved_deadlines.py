"""A version of a statement that moves a deadline, or has it no more, as a calendar sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import ClientSession, DummyCookieJar

from storage.content.writing import toml_of
from tests.running.test_webhook import free_port
from tests.versions.uploading import ID, Office
from tests.web.conftest import PUBLIC
from tests.web.test_calendars import events

if TYPE_CHECKING:
    from briefing.statement.model import Statement
    from tests.desk import Desk

DEADLINE = "chamber_chairmanship"
UID = f"{DEADLINE}.{ID}@briefing-bot"
LATER = timedelta(hours=5)


@pytest.fixture
async def office(idle_desk: Desk) -> Office:
    olga = idle_desk.box.world.add_person("Olga", language="en")
    await idle_desk.start(admin_ids=frozenset({olga.id}), web_port=free_port(), public_url=PUBLIC)
    return Office(idle_desk, olga)


async def calendar(office: Office, path: str = f"/en/{ID}/calendar.ics") -> bytes:
    assert office.desk.app is not None
    base = f"http://127.0.0.1:{office.desk.app.settings.web_port}"
    async with ClientSession(base, cookie_jar=DummyCookieJar()) as client, client.get(path) as response:
        return await response.read()


async def event(office: Office, uid: str = UID) -> Any:  # noqa: ANN401 - a class for each kind of value
    return events(await calendar(office))[uid]


async def test_a_moved_deadline_is_a_revision_and_no_other_event_changes(office: Office) -> None:
    before = events(await calendar(office))
    office.desk.now += LATER
    held = office.held()
    moved = replace(held.deadlines[DEADLINE], first_day=date(2027, 1, 1), last_day=date(2027, 12, 31))
    await office.take_in(toml_of(replace(held, deadlines={**held.deadlines, DEADLINE: moved})))
    after = events(await calendar(office))
    assert after[UID]["sequence"] == before[UID]["sequence"] + 1
    assert after[UID].decoded("dtend") == date(2028, 1, 1)
    assert after[UID].decoded("last-modified") == office.desk.now.astimezone(UTC)
    others = before.keys() - {UID}
    assert {uid: after[uid].to_ical() for uid in others} == {uid: before[uid].to_ical() for uid in others}


async def test_a_deadline_that_was_taken_out_stays_as_cancelled(office: Office) -> None:
    before, held = await event(office), office.held()
    kept = {slug: each for slug, each in held.deadlines.items() if slug != DEADLINE}
    office.desk.now += LATER
    followups = tuple(each for each in held.followups if each.meets != DEADLINE)
    assert len(followups) == len(held.followups)
    await office.take_in(toml_of(replace(held, deadlines=kept)))
    after = await event(office)
    assert (after["status"], after["sequence"]) == ("CANCELLED", before["sequence"] + 1)
    assert after["dtstart"].dt == before["dtstart"].dt
    assert events(await calendar(office, f"/en/{ID}/chamber/calendar.ics"))[UID] == after
    first = await calendar(office)
    office.desk.now = datetime(2027, 5, 1, tzinfo=UTC)
    await office.desk.stop()
    await office.desk.start(web_port=free_port(), public_url=PUBLIC)
    assert await calendar(office) == first


async def test_a_deadline_goes_as_cancelled_with_its_initiative(office: Office) -> None:
    before, held = await event(office), office.desk.content.statements[ID]
    assert office.desk.app is not None
    await office.desk.stop()
    office.desk.now += LATER
    office.desk.content = replace(office.desk.content, statements={ID: without(held, "chamber")})
    await office.desk.start(web_port=office.desk.app.settings.web_port, public_url=PUBLIC)
    after = await event(office)
    assert (after["status"], after["sequence"]) == ("CANCELLED", before["sequence"] + 1)
    assert after["dtstart"].dt == before["dtstart"].dt
    assert after["summary"] == held.title.in_language("en")
    assert after["url"] == f"{PUBLIC}/en/{ID}"


def without(statement: Statement, slug: str) -> Statement:
    """Return the statement without an initiative and all that is about it."""
    return replace(
        statement,
        initiatives={name: each for name, each in statement.initiatives.items() if name != slug},
        deadlines={name: each for name, each in statement.deadlines.items() if each.initiative != slug},
        followups=tuple(each for each in statement.followups if each.initiative != slug),
        checks=tuple(each for each in statement.checks if each.initiative != slug),
    )
