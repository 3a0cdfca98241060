"""The commands on feeds, which ask real servers."""

from __future__ import annotations

import asyncio
import logging
import re
import socket
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from subprocess import CompletedProcess
from typing import TYPE_CHECKING

import pytest

from briefing.proposals.proposal import Proposal
from storage.tinydb.store import TinyStore
from tests.feeds.newspaper import CHAMBER, LEAD, WEATHER, Newspaper
from tests.fetching.servers import Stranger, raw_server, stranger
from tests.running.inside import inside
from tests.running.test_cli import bot

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

EMPTY = '<rss version="2.0"><channel><title>The Steppe Herald</title></channel></rss>'
PAGE = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>'
NO_FEEDS = "There are no feeds; “feeds add ADDRESS” adds one.\n"


@pytest.fixture
async def server() -> AsyncIterator[Stranger]:
    async with stranger() as made:
        made.page("/feed.xml", EMPTY)
        yield made


Feeds = Callable[..., Awaitable[CompletedProcess[str]]]


@pytest.fixture
def feeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Feeds]:
    """Give a command on feeds within this process, whose start would take most of the time."""
    for name in ("HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)

    async def give(*arguments: str, **settings: str) -> CompletedProcess[str]:
        environment = {"FEEDS_ALLOW_PRIVATE": "true", **settings}
        return await asyncio.to_thread(inside, "feeds", *arguments, cwd=tmp_path, **environment)

    yield give
    # What a process does at its end.
    logging.getLogger("psycopg").setLevel(logging.NOTSET)


async def test_a_feed_is_added_listed_and_removed(server: Stranger, tmp_path: Path) -> None:
    async def process(*arguments: str) -> tuple[int, str, str]:
        ended = await asyncio.to_thread(bot, "feeds", *arguments, cwd=tmp_path, FEEDS_ALLOW_PRIVATE="true")
        return ended.returncode, ended.stdout, ended.stderr

    address = f"{server.url}/feed.xml"
    line = f"{address}: The Steppe Herald, no news yet\n"
    assert await process("add", f" {address} ") == (0, f"Added: {line}", "")
    assert await process("list") == (0, line, "")
    assert await process("remove", address) == (0, f"Removed: {address}\n", "")
    status, _, sentence = await process("remove", address)
    assert (status, sentence.startswith("There is no feed")) == (1, True)


async def test_a_page_is_searched_for_its_feed_and_stands_for_it(server: Stranger, feeds: Feeds) -> None:
    page = server.page("/news", PAGE)
    added = await feeds("add", page)
    assert added.stdout == f"Added: {server.url}/feed.xml: The Steppe Herald, no news yet\n"
    again = await feeds("add", page)
    assert (again.returncode, again.stderr) == (
        1,
        f"{server.url}/feed.xml is there already. Nothing was changed.\n",
    )
    for same in ("/feed.xml", "/feed.xml#top", "/feed.xml#"):
        assert (await feeds("add", server.url.replace("http", "HTTP") + same)).returncode == 1
    assert (await feeds("add", f"{page}#news")).returncode == 1
    assert (await feeds("remove", f"{page}#news")).stdout == f"Removed: {server.url}/feed.xml\n"


async def test_no_address_names_no_feed(server: Stranger, feeds: Feeds) -> None:
    await feeds("add", f"{server.url}/feed.xml")
    for nothing in ("", " ", "/", "#"):
        refused = await feeds("remove", nothing)
        assert (refused.returncode, refused.stderr.startswith("There is no feed")) == (1, True)
    assert "The Steppe Herald" in (await feeds("list")).stdout


async def test_what_is_no_feed_is_not_added_and_the_reason_is_said(server: Stranger, feeds: Feeds) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{held.getsockname()[1]}/"
        wrong = {
            server.page("/page", "<html>No feed here</html>"): "no feed there",
            server.page("/away", "", 404): "404",
            "ftp://news.example/feed": "no public http or https address",
            "http://news..example/": "no host of this name",
            "news": "no public http or https address",
            closed: "no connection",
        }
        for address, reason in wrong.items():
            ended = await feeds("add", address)
            assert (ended.returncode, ended.stdout) == (1, "")
            assert ended.stderr.startswith(f"{address}: {reason}. Nothing was added. ")
    assert (await feeds("list")).stdout == NO_FEEDS


async def test_what_may_be_well_tomorrow_is_added_with_what_is_wrong(server: Stranger, feeds: Feeds) -> None:
    address = server.page("/busy", "", 503)
    added = await feeds("add", address)
    assert (added.returncode, added.stdout) == (0, f"Added: {address}: 503 since today\n")


async def test_private_addresses_are_refused_unless_they_are_allowed(server: Stranger, feeds: Feeds) -> None:
    ended = await feeds("add", f"{server.url}/feed.xml", FEEDS_ALLOW_PRIVATE="")
    assert ended.returncode == 1
    assert "FEEDS_ALLOW_PRIVATE=true" in ended.stderr
    assert server.asked == []


@pytest.mark.parametrize("name", ["FEEDS_PROXY", "HTTP_PROXY"])
async def test_a_proxy_on_the_machine_itself_is_used_but_leads_nowhere_private(
    server: Stranger, feeds: Feeds, name: str
) -> None:
    server.page("/away.xml", "", 302, Location="http://127.0.0.1:1/")
    for path, status in (("feed.xml", 0), ("away.xml", 1)):
        ended = await feeds(
            "add", f"http://93.184.215.14/{path}", FEEDS_ALLOW_PRIVATE="", **{name: server.url}
        )
        assert ended.returncode == status, ended.stderr
    assert [str(each.url) for each in server.asked] == [
        "http://93.184.215.14/feed.xml",
        "http://93.184.215.14/away.xml",
    ]


async def test_an_unknown_feed_is_not_removed(feeds: Feeds) -> None:
    ended = await feeds("remove", "http://news.example/")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == (
        "There is no feed http://news.example/. “feeds list” prints those that there are.\n"
    )


async def test_the_commands_wait_for_the_bot_to_be_stopped(
    server: Stranger, tmp_path: Path, feeds: Feeds
) -> None:
    store = await TinyStore.open(tmp_path / "data" / "bot.json")
    for command in (["list"], ["check"], ["add", f"{server.url}/feed.xml"]):
        ended = await feeds(*command)
        assert (ended.returncode, ended.stdout) == (1, "")
        assert "data/bot.json" in ended.stderr
        assert "Traceback" not in ended.stderr
    await store.close()
    assert (await feeds("list")).returncode == 0


async def test_a_store_that_keeps_nothing_is_refused(feeds: Feeds) -> None:
    ended = await feeds("list", STORAGE_URL="memory://")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "keeps nothing" in ended.stderr


async def test_a_round_says_what_is_wrong_with_each_feed(server: Stranger, feeds: Feeds) -> None:
    """Hanging, lying and hostile feeds do not hold up the one that is well."""
    assert (await feeds("check")).stdout.startswith("There are no feeds to ask")
    names = ("busy", "page", "gone")
    addresses = [server.page(f"/{name}", EMPTY) for name in names]
    async with (
        raw_server(hangs=True) as hanging,
        raw_server(sends=b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n<rss>") as lying,
        raw_server(sends=b"HTTP/1.1 200 OK\r\n\r\n", again=b"<item/>" * 10_000) as hostile,
    ):
        for address in (f"{server.url}/feed.xml", *addresses, hanging, lying, hostile):
            ended = await feeds("add", address)
            assert ended.returncode == 0, ended.stderr
        server.page("/busy", "", 503)
        server.page("/page", "<html>We have moved</html>")
        server.page("/gone", "", 302, Location="/gone")
        checked = await feeds("check")
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


async def test_a_round_prints_what_it_proposes_and_why_and_keeps_it(
    server: Stranger, tmp_path: Path, feeds: Feeds
) -> None:
    newspaper, today = Newspaper(server), datetime.now(UTC)
    newspaper.write(WEATHER, "snow", today)
    newspaper.write(CHAMBER, "office", today, LEAD)
    await feeds("add", newspaper.address)
    checked = await feeds("check")
    outcome, proposed, source = checked.stdout.splitlines()
    assert outcome == f"{newspaper.address}: well, 2 new stories"
    assert re.fullmatch(rf"{CHAMBER} /chamber [01]\.\d\d: .*words \(.*", proposed)
    assert source.endswith(": https://herald.example/office")
    store = await TinyStore.open(tmp_path / "data" / "bot.json")
    assert [each.title for each in await store.find(Proposal)] == [CHAMBER]
    await store.close()
    again = await feeds("check")
    assert again.stdout.splitlines()[1:] == ["Nothing new to propose."]
