"""Sources are looked at weekly; they count as gone only after failures over a week, and may come back."""

from __future__ import annotations

import asyncio
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from aiohttp import web

from briefing.evidence.link import Link
from tests.desk import NOW
from tests.followups.desk import store_of

if TYPE_CHECKING:
    from tests.evidence.archive_stub import ArchiveStub
    from tests.fetching.servers import Stranger
    from tests.followups.desk import Editor

DAY, WEEK = timedelta(days=1), timedelta(days=7)


async def ask(owner: Editor, at: datetime) -> None:
    """Let it be a moment, and ask all others that are due to be asked."""
    owner.desk.now = at
    assert owner.desk.app is not None
    await owner.desk.app.ticker.ask_others()
    await owner.desk.app.worker.wait_until_empty()


async def look(owner: Editor, at: datetime) -> Link:
    """Let it be a moment, look at all sources that are due, and return the first of them."""
    await ask(owner, at)
    links = await store_of(owner.desk).find(Link)
    return next(each for each in links if each.address.endswith("/0"))


def told(owner: Editor) -> list[str]:
    messages = owner.desk.box.world.messages(owner.chat)
    heading = re.compile(r"\d sources? (is|are) gone")
    return [each.text for each in messages if each.from_bot and heading.search(each.text)]


async def card(owner: Editor) -> str:
    """Return the card of the initiative of the first source, as a reader sees it."""
    return (await owner.say("/ots_plus")).text


async def test_each_source_is_looked_at_within_a_week_and_then_weekly(
    owner: Editor, server: Stranger
) -> None:
    link = await look(owner, NOW)
    assert NOW <= link.look_at <= NOW + WEEK
    await look(owner, NOW + WEEK)
    assert [(each.method, each.path) for each in server.asked] == [("HEAD", "/0"), ("HEAD", "/1")]
    await look(owner, NOW + 2 * WEEK - timedelta(seconds=1))
    assert len(server.asked) == 2
    await look(owner, NOW + 2 * WEEK)
    assert len(server.asked) == 4
    assert told(owner) == []


async def test_a_server_that_answers_no_head_is_asked_for_the_page(owner: Editor, server: Stranger) -> None:
    def answer(request: web.Request) -> web.Response:
        return web.Response(status=405 if request.method == "HEAD" else 200)

    server.pages["/0"] = answer
    link = await look(owner, NOW + WEEK)
    assert link.failures == 0
    assert [each.method for each in server.asked if each.path == "/0"] == ["HEAD", "GET"]


async def test_a_host_is_asked_one_thing_at_a_time(owner: Editor, server: Stranger) -> None:
    under_way, most = 0, 0

    async def answer(_: web.Request) -> web.Response:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0.05)
        under_way -= 1
        return web.Response()

    server.pages |= {"/0": answer, "/1": answer}
    await look(owner, NOW + WEEK)
    assert (most, len(server.asked)) == (1, 2)


async def test_a_source_is_gone_after_three_failures_over_seven_days(owner: Editor, server: Stranger) -> None:
    server.page("/0", "", 404)
    for days, failures in ((7, 1), (10.5, 2), (13.9, 2)):
        link = await look(owner, NOW + days * DAY)
        assert (link.failures, link.gone_since) == (failures, None)
    assert told(owner) == []
    link = await look(owner, NOW + 14 * DAY)
    assert (link.failures, link.gone_since) == (3, NOW + 14 * DAY)
    (text,) = told(owner)
    assert "1 source is gone" in text
    assert "/ots_plus" in text
    for weeks in (3, 4, 5):
        await look(owner, NOW + weeks * WEEK)
    assert len(told(owner)) == 1


async def test_three_failures_within_days_are_not_enough(owner: Editor, server: Stranger) -> None:
    server.page("/0", "", 500)
    await look(owner, NOW + WEEK)
    link = await look(owner, NOW + 4 * WEEK)
    assert (link.failures, link.gone_since) == (2, None)
    server.page("/0", "A source")
    link = await look(owner, NOW + 5 * WEEK)
    assert (link.failures, link.failing_since) == (0, None)


@pytest.mark.parametrize("status", [401, 403, 429, 451, 504, 522, 524])
async def test_a_door_that_is_closed_to_us_is_no_death(owner: Editor, server: Stranger, status: int) -> None:
    server.page("/0", "", status)
    for weeks in range(1, 6):
        link = await look(owner, NOW + weeks * WEEK)
    assert (link.failures, link.gone_since) == (0, None)
    assert told(owner) == []


@pytest.mark.parametrize(
    ("leads_to", "is_death"),
    [
        pytest.param("/", True, id="front page"),
        pytest.param("/en/", True, id="front page of a language"),
        pytest.param("/index.html", True, id="front page as a file"),
        pytest.param("/moved/0", False, id="another page"),
        pytest.param("/?p=17", False, id="a page by its number"),
    ],
)
async def test_a_redirect_to_the_front_page_is_death(
    owner: Editor, server: Stranger, leads_to: str, *, is_death: bool
) -> None:
    server.page("/0", "", 301, Location=leads_to)
    server.page(leads_to.partition("?")[0], "Welcome")
    for days in (7, 11, 15):
        link = await look(owner, NOW + days * DAY)
    assert (link.gone_since is not None) is is_death


async def test_a_server_that_leads_away_only_who_asks_for_the_head_is_no_death(
    owner: Editor, server: Stranger
) -> None:
    def answer(request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": "/"} if request.method == "HEAD" else {})

    server.page("/", "Welcome")
    server.pages["/0"] = answer
    link = await look(owner, NOW + WEEK)
    assert link.failures == 0


async def test_a_source_that_comes_back_is_shown_again_and_told_of_anew(
    owner: Editor, server: Stranger, archive: ArchiveStub
) -> None:
    address = f"{server.url}/0"
    archive.copies[address] = [NOW - 9 * DAY]
    server.page("/0", "", 410)
    for days in (7, 11, 15):
        await look(owner, NOW + days * DAY)
    await look(owner, NOW + 15 * DAY)
    assert "source gone, copy of 13 November 2026" in await card(owner)
    server.page("/0", "A source")
    await look(owner, NOW + 22 * DAY)
    assert "source gone" not in await card(owner)
    server.page("/0", "", 410)
    for days in (29, 33, 37):
        await look(owner, NOW + days * DAY)
    first, second = told(owner)
    assert "copy of" not in first
    assert "source gone, copy of 13 November 2026" in second


async def test_sources_that_go_together_are_one_message(owner: Editor, server: Stranger) -> None:
    server.pages.clear()
    for days in (7, 11, 15):
        await look(owner, NOW + days * DAY)
    (text,) = told(owner)
    assert "2 sources are gone" in text


async def test_editors_who_could_not_be_told_are_told_later(owner: Editor, server: Stranger) -> None:
    owner.desk.box.world.block(owner.person)
    await owner.desk.box.settled()
    server.page("/0", "", 404)
    for days in (7, 11, 15):
        await look(owner, NOW + days * DAY)
    owner.desk.box.world.unblock(owner.person)
    await owner.say("/start")
    assert told(owner) == []
    await look(owner, NOW + 22 * DAY)
    (text,) = told(owner)
    assert "1 source is gone" in text


async def test_a_bot_without_a_network_takes_no_source_for_gone(
    owner: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def connect(*_: object) -> None:
        raise OSError(101, "Network is unreachable")

    monkeypatch.setattr(asyncio.SelectorEventLoop, "sock_connect", connect)
    for weeks in range(1, 6):
        await ask(owner, NOW + weeks * WEEK)
    links = await store_of(owner.desk).find(Link)
    assert [(each.failures, each.gone_since) for each in links] == [(0, None)] * 2
