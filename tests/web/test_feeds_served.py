"""Feeds, calendars and data files over HTTP, from the running program."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession

from tests.running.test_webhook import free_port

if TYPE_CHECKING:
    from tests.desk import Desk


@pytest.mark.parametrize(
    ("address", "media_type", "part"),
    [
        pytest.param("/en/feed.atom", "application/atom+xml", "tag:briefing-bot,2025:all", id="Atom"),
        pytest.param("/en/feed.json", "application/feed+json", "jsonfeed.org/version/1.1", id="JSON Feed"),
        pytest.param("/en/calendar.ics?utm=1&alarm=7", "text/calendar", "TRIGGER:-P7D", id="alarm"),
        pytest.param("/en/ots-2025/data.json", "application/json", '"id": "ots-2025"', id="whole statement"),
        pytest.param("/en/ots-2025/log.csv", "text/csv", "2026-01-08-chairmanship-taken", id="log"),
    ],
)
async def test_what_programs_read_is_served(
    idle_desk: Desk, address: str, media_type: str, part: str
) -> None:
    port = free_port()
    await idle_desk.start(web_port=port, public_url="https://briefing.example")
    async with ClientSession() as http:
        seen = []
        for _ in range(2):
            async with http.get(f"http://127.0.0.1:{port}{address}") as answer:
                assert (answer.status, answer.content_type) == (200, media_type)
                seen.append((answer.headers["ETag"], await answer.read()))
    assert part.encode() in seen[0][1]
    assert seen[0] == seen[1]


@pytest.mark.parametrize(
    "since",
    [
        pytest.param("Thu, 99999999999999999999 Jan 2099 00:00:00 GMT", id="a day of many digits"),
        pytest.param("Thu, 01 Jan 2099 00:00:00 +99999999999999999999", id="a zone of many digits"),
        pytest.param("Thu, 01 Jan 2099 00:00:00 +9999", id="a zone that cannot be"),
        pytest.param("yesterday", id="words"),
    ],
)
async def test_a_date_that_cannot_be_read_is_ignored(idle_desk: Desk, since: str) -> None:
    port = free_port()
    await idle_desk.start(web_port=port, public_url="https://briefing.example")
    address = f"http://127.0.0.1:{port}/en/feed.atom"
    async with ClientSession() as http, http.get(address, headers={"If-Modified-Since": since}) as answer:
        assert answer.status == 200


async def test_who_knows_a_date_alone_hears_that_the_newest_entry_was_withdrawn(idle_desk: Desk) -> None:
    port, newest = free_port(), "2026-11-29-chamber"
    whole = idle_desk.content
    one = whole.statements["ots-2025"]
    less = replace(one, checks=tuple(each for each in one.checks if each.id != newest))
    known: dict[str, str] = {}
    # Without the entry, an hour later with it, and without it again.
    for statement in (less, one, less):
        idle_desk.content = replace(whole, statements={one.id: statement})
        await idle_desk.start(web_port=port, public_url="https://briefing.example")
        async with ClientSession() as http:
            async with http.get(f"http://127.0.0.1:{port}/en/feed.atom", headers=known) as answer:
                assert answer.status == 200
                assert (newest in await answer.text()) == (statement is one)
                known = {"If-Modified-Since": answer.headers["Last-Modified"]}
            async with http.get(f"http://127.0.0.1:{port}/en/feed.atom", headers=known) as answer:
                assert answer.status == 304
        await idle_desk.stop()
        idle_desk.now += timedelta(hours=1)


async def test_alarms_of_one_reader_ring_for_nobody_else(idle_desk: Desk) -> None:
    port = free_port()
    await idle_desk.start(web_port=port, public_url="https://briefing.example")
    address = f"http://127.0.0.1:{port}/en/calendar.ics"
    async with ClientSession() as http:
        bodies = []
        for query in ("?alarm=7", "", "?alarm=1"):
            async with http.get(address + query) as answer:
                bodies.append(await answer.text())
    assert ["VALARM" in each for each in bodies] == [True, False, True]
    assert "TRIGGER:-P1D" in bodies[2]
