"""The commands on feeds, as processes that ask real servers."""

from __future__ import annotations

import asyncio
import re
import socket
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefing.proposals.proposal import Proposal
from storage.tinydb.store import TinyStore
from tests.feeds.newspaper import CHAMBER, LEAD, WEATHER, Newspaper
from tests.fetching.servers import Stranger, raw_server, stranger
from tests.running.test_cli import bot

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path
    from subprocess import CompletedProcess

EMPTY = '<rss version="2.0"><channel><title>The Steppe Herald</title></channel></rss>'
PAGE = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>'
NO_FEEDS = "There are no feeds; “feeds add ADDRESS” adds one.\n"


@pytest.fixture
async def server() -> AsyncIterator[Stranger]:
    async with stranger() as made:
        made.page("/feed.xml", EMPTY)
        yield made


async def feeds(*arguments: str, cwd: Path, **settings: str) -> CompletedProcess[str]:
    allowed = {"FEEDS_ALLOW_PRIVATE": "true", **settings}
    return await asyncio.to_thread(bot, "feeds", *arguments, cwd=cwd, **allowed)


async def test_a_feed_is_added_listed_and_removed(server: Stranger, tmp_path: Path) -> None:
    address = f"{server.url}/feed.xml"
    line = f"{address}: The Steppe Herald, no news yet\n"
    added = await feeds("add", f" {address} ", cwd=tmp_path)
    assert (added.returncode, added.stdout, added.stderr) == (0, f"Added: {line}", "")
    assert (await feeds("list", cwd=tmp_path)).stdout == line
    again = await feeds("add", address, cwd=tmp_path)
    assert (again.returncode, again.stderr) == (1, f"{address} is there already. Nothing was changed.\n")
    removed = await feeds("remove", address, cwd=tmp_path)
    assert (removed.returncode, removed.stdout) == (0, f"Removed: {address}\n")
    assert (await feeds("list", cwd=tmp_path)).stdout == NO_FEEDS


async def test_a_page_is_searched_for_its_feed_and_stands_for_it(server: Stranger, tmp_path: Path) -> None:
    page = server.page("/news", PAGE)
    added = await feeds("add", page, cwd=tmp_path)
    assert added.stdout == f"Added: {server.url}/feed.xml: The Steppe Herald, no news yet\n"
    assert (await feeds("add", page, cwd=tmp_path)).returncode == 1
    assert (await feeds("add", f"{server.url}/feed.xml", cwd=tmp_path)).returncode == 1
    assert (await feeds("remove", page, cwd=tmp_path)).stdout == f"Removed: {server.url}/feed.xml\n"


async def test_what_is_no_feed_is_not_added_and_the_reason_is_said(server: Stranger, tmp_path: Path) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{held.getsockname()[1]}/"
        wrong = {
            server.page("/page", "<html>No feed here</html>"): "no feed there",
            server.page("/away", "", 404): "404",
            "ftp://news.example/feed": "no public http or https address",
            "news": "no public http or https address",
            closed: "no connection",
        }
        for address, reason in wrong.items():
            ended = await feeds("add", address, cwd=tmp_path)
            assert (ended.returncode, ended.stdout) == (1, "")
            assert ended.stderr.startswith(f"{address}: {reason}. Nothing was added. ")
    assert (await feeds("list", cwd=tmp_path)).stdout == NO_FEEDS


async def test_what_may_be_well_tomorrow_is_added_with_what_is_wrong(
    server: Stranger, tmp_path: Path
) -> None:
    address = server.page("/busy", "", 503)
    added = await feeds("add", address, cwd=tmp_path)
    assert (added.returncode, added.stdout) == (0, f"Added: {address}: 503 since today\n")


async def test_private_addresses_are_refused_unless_they_are_allowed(
    server: Stranger, tmp_path: Path
) -> None:
    ended = await feeds("add", f"{server.url}/feed.xml", cwd=tmp_path, FEEDS_ALLOW_PRIVATE="")
    assert ended.returncode == 1
    assert "FEEDS_ALLOW_PRIVATE=true" in ended.stderr
    assert server.asked == []


@pytest.mark.parametrize("name", ["FEEDS_PROXY", "HTTP_PROXY"])
async def test_a_proxy_on_the_machine_itself_is_used_but_leads_nowhere_private(
    server: Stranger, tmp_path: Path, name: str
) -> None:
    server.page("/away.xml", "", 302, Location="http://127.0.0.1:1/")
    for path, status in (("feed.xml", 0), ("away.xml", 1)):
        ended = await feeds(
            "add", f"http://93.184.215.14/{path}", cwd=tmp_path, FEEDS_ALLOW_PRIVATE="", **{name: server.url}
        )
        assert ended.returncode == status, ended.stderr
    assert [str(each.url) for each in server.asked] == [
        "http://93.184.215.14/feed.xml",
        "http://93.184.215.14/away.xml",
    ]


async def test_an_unknown_feed_is_not_removed(tmp_path: Path) -> None:
    ended = await feeds("remove", "http://news.example/", cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == (
        "There is no feed http://news.example/. “feeds list” prints those that there are.\n"
    )


async def test_the_commands_wait_for_the_bot_to_be_stopped(server: Stranger, tmp_path: Path) -> None:
    store = await TinyStore.open(tmp_path / "data" / "bot.json")
    for command in (["list"], ["check"], ["add", f"{server.url}/feed.xml"]):
        ended = await feeds(*command, cwd=tmp_path)
        assert (ended.returncode, ended.stdout) == (1, "")
        assert "data/bot.json" in ended.stderr
        assert "Traceback" not in ended.stderr
    await store.close()
    assert (await feeds("list", cwd=tmp_path)).returncode == 0


async def test_a_store_that_keeps_nothing_is_refused(tmp_path: Path) -> None:
    ended = await feeds("list", cwd=tmp_path, STORAGE_URL="memory://")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "keeps nothing" in ended.stderr


async def test_a_round_says_what_is_wrong_with_each_feed(server: Stranger, tmp_path: Path) -> None:
    """Hanging, lying and hostile feeds do not hold up the one that is well."""
    assert (await feeds("check", cwd=tmp_path)).stdout.startswith("There are no feeds to ask")
    names = ("busy", "page", "gone")
    addresses = [server.page(f"/{name}", EMPTY) for name in names]
    async with (
        raw_server(hangs=True) as hanging,
        raw_server(sends=b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n<rss>") as lying,
        raw_server(sends=b"HTTP/1.1 200 OK\r\n\r\n", again=b"<item/>" * 10_000) as hostile,
    ):
        for address in (f"{server.url}/feed.xml", *addresses, hanging, lying, hostile):
            ended = await feeds("add", address, cwd=tmp_path)
            assert ended.returncode == 0, ended.stderr
        server.page("/busy", "", 503)
        server.page("/page", "<html>We have moved</html>")
        server.page("/gone", "", 302, Location="/gone")
        checked = await feeds("check", cwd=tmp_path)
    assert checked.returncode == 0, checked.stderr
    outcomes = ("503", "no feed there", "more than five redirects")
    assert checked.stdout.splitlines() == [
        f"{server.url}/feed.xml: well, 0 new stories",
        *(f"{address}: {outcome}" for address, outcome in zip(addresses, outcomes, strict=True)),
        f"{hanging}: no answer in 20 seconds",
        f"{lying}: its answer is broken",
        f"{hostile}: larger than 5 MiB",
        "Nothing new to propose.",
    ]


async def test_a_round_prints_what_it_proposes_and_why_and_keeps_it(server: Stranger, tmp_path: Path) -> None:
    newspaper, today = Newspaper(server), datetime.now(UTC)
    newspaper.write(WEATHER, "snow", today)
    newspaper.write(CHAMBER, "office", today, LEAD)
    await feeds("add", newspaper.address, cwd=tmp_path)
    checked = await feeds("check", cwd=tmp_path)
    outcome, proposed, source = checked.stdout.splitlines()
    assert outcome == f"{newspaper.address}: well, 2 new stories"
    assert re.fullmatch(rf"{CHAMBER} /chamber [01]\.\d\d: .*words \(.*", proposed)
    assert source.endswith(": https://herald.example/office")
    store = await TinyStore.open(tmp_path / "data" / "bot.json")
    assert [each.title for each in await store.find(Proposal)] == [CHAMBER]
    await store.close()
    again = await feeds("check", cwd=tmp_path)
    assert again.stdout.splitlines()[1:] == ["Nothing new to propose."]
