"""Feeds are asked when they are due, with what is known of them, and what matches is proposed."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.feeds.feed import Feed, SeenStories
from briefing.feeds.feeds import pause_feed, remove_feed, resume_feed
from briefing.feeds.schedule import LONGEST, REGULAR
from briefing.fetched import Problem, ProblemKind
from briefing.proposals.proposal import Proposal
from briefing.records import put_records
from tests.desk import NOW
from tests.feeds.newspaper import CHAMBER, LEAD, WEATHER, Newspaper

if TYPE_CHECKING:
    from aiohttp import web

    from briefing.ports import Store
    from tests.fetching.servers import Stranger
    from tests.followups.desk import Editor

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def store_of(owner: Editor) -> Store:
    assert owner.desk.app is not None
    return owner.desk.app.services.store


async def added(owner: Editor, newspaper: Newspaper) -> None:
    await put_records(store_of(owner), Feed(newspaper.address, NOW, NOW))


async def asked(owner: Editor, at: datetime) -> Feed:
    """Let it be a moment, ask all feeds that are due, and return the only one."""
    owner.desk.now = at
    assert owner.desk.app is not None
    await owner.desk.app.ticker.ask_others()
    await owner.desk.app.worker.wait_until_empty()
    (feed,) = await store_of(owner).find(Feed)
    return feed


async def titles(owner: Editor) -> list[str]:
    return [each.title for each in await store_of(owner).find(Proposal)]


async def test_what_matches_is_proposed_once_with_its_source(owner: Editor, newspaper: Newspaper) -> None:
    newspaper.write(WEATHER, "snow")
    newspaper.write(CHAMBER, "office", lead=LEAD)
    await added(owner, newspaper)
    feed = await asked(owner, NOW)
    (proposal,) = await store_of(owner).find(Proposal)
    assert (proposal.title, proposal.initiative) == (CHAMBER, "chamber")
    assert (proposal.sources[0].publisher, proposal.sources[0].feed) == (newspaper.title, feed.address)
    assert (feed.title, feed.news_at, feed.problem) == (newspaper.title, NOW, None)
    newspaper.write(WEATHER, "snow-again")
    await asked(owner, NOW + DAY)
    assert await titles(owner) == [CHAMBER]


async def test_a_feed_is_asked_when_it_is_due_and_not_before(owner: Editor, newspaper: Newspaper) -> None:
    await added(owner, newspaper)
    feed = await asked(owner, NOW)
    assert feed.next_at is not None
    assert REGULAR * 0.8 <= feed.next_at - NOW <= REGULAR
    await asked(owner, feed.next_at - timedelta(seconds=1))
    assert len(newspaper.server.asked) == 1
    await asked(owner, feed.next_at)
    assert len(newspaper.server.asked) == 2


async def test_a_clock_that_was_set_back_holds_up_no_feed(owner: Editor, newspaper: Newspaper) -> None:
    await added(owner, newspaper)
    await asked(owner, NOW + 300 * DAY)
    await asked(owner, NOW)
    assert len(newspaper.server.asked) == 2


async def test_only_what_changed_is_asked_for(owner: Editor, newspaper: Newspaper) -> None:
    newspaper.headers = {"ETag": '"1"', "Last-Modified": "Sun, 22 Nov 2026 09:00:00 GMT"}
    newspaper.write(WEATHER, "snow")
    await added(owner, newspaper)
    await asked(owner, NOW)
    feed = await asked(owner, NOW + HOUR)
    second = newspaper.server.asked[1].headers
    assert second["If-None-Match"] == '"1"'
    assert second["If-Modified-Since"] == "Sun, 22 Nov 2026 09:00:00 GMT"
    assert (feed.read_at, feed.news_at, feed.problem) == (NOW + HOUR, NOW, None)


async def test_a_page_that_did_not_answer_when_it_was_added_is_searched_later(
    owner: Editor, newspaper: Newspaper
) -> None:
    newspaper.headers = {"ETag": '"1"'}
    newspaper.write(CHAMBER, "office", lead=LEAD)
    link = f'<link rel="alternate" type="application/rss+xml" href="{newspaper.path}">'
    page = newspaper.server.page("/", link, Content_Type="text/html")
    await put_records(store_of(owner), Feed(page, NOW, NOW, problem=Problem(ProblemKind.STATUS, 503)))
    feed = await asked(owner, NOW)
    assert (feed.address, feed.title, feed.etag, feed.problem) == (page, newspaper.title, "", None)
    assert await titles(owner) == [CHAMBER]


async def test_a_mark_that_no_request_can_have_is_not_sent_back(owner: Editor, newspaper: Newspaper) -> None:
    newspaper.headers = {"ETag": '"новости"'}
    await added(owner, newspaper)
    await asked(owner, NOW)
    feed = await asked(owner, NOW + HOUR)
    assert (feed.etag, feed.problem) == ("", None)


async def test_at_the_first_time_nothing_older_than_a_month_is_proposed(
    owner: Editor, newspaper: Newspaper
) -> None:
    newspaper.write(CHAMBER, "old", NOW - 31 * DAY, LEAD)
    await added(owner, newspaper)
    await asked(owner, NOW)
    assert await titles(owner) == []
    await asked(owner, NOW + HOUR)
    assert await titles(owner) == []
    newspaper.write(CHAMBER, "late", NOW - 29 * DAY, LEAD)
    await asked(owner, NOW + 2 * HOUR)
    assert await titles(owner) == [CHAMBER]


async def test_a_feed_that_names_its_entries_anew_brings_no_old_news(
    owner: Editor, newspaper: Newspaper
) -> None:
    newspaper.write(CHAMBER, "old", NOW - 31 * DAY, LEAD)
    await added(owner, newspaper)
    await asked(owner, NOW)
    newspaper.items = [each.replace("https://", "https://www.") for each in newspaper.items]
    await asked(owner, NOW + HOUR)
    assert await titles(owner) == []


async def test_news_of_a_feed_that_was_away_for_long_is_not_lost(owner: Editor, newspaper: Newspaper) -> None:
    await added(owner, newspaper)
    await asked(owner, NOW)
    newspaper.write(CHAMBER, "meanwhile", NOW + DAY, LEAD)
    await asked(owner, NOW + 40 * DAY)
    assert await titles(owner) == [CHAMBER]


async def test_news_of_a_feed_whose_entries_have_one_id_is_seen(owner: Editor, newspaper: Newspaper) -> None:
    newspaper.write(WEATHER, "snow")
    newspaper.write(WEATHER, "more-snow")
    newspaper.items = [each.replace("<link>", "<guid>herald</guid><link>") for each in newspaper.items]
    await added(owner, newspaper)
    await asked(owner, NOW)
    newspaper.write(CHAMBER, "office", lead=LEAD)
    newspaper.items[0] = newspaper.items[0].replace("<link>", "<guid>herald</guid><link>")
    await asked(owner, NOW + HOUR)
    assert await titles(owner) == [CHAMBER]


async def test_halves_of_characters_in_one_feed_hold_up_no_other(owner: Editor, newspaper: Newspaper) -> None:
    item = {"id": "\ud800", "url": "https://broken.example/\ud800\0", "title": "\ud800 Fresh snow"}
    item["date_published"] = NOW.isoformat()
    broken = json.dumps({"version": "https://jsonfeed.org/version/1", "title": None, "items": [item]})
    newspaper.write(CHAMBER, "office", lead=LEAD)
    other = newspaper.server.page("/broken.json", broken)
    await put_records(store_of(owner), Feed(other, NOW, NOW), Feed(newspaper.address, NOW, NOW))
    assert owner.desk.app is not None
    await owner.desk.app.ticker.ask_others()
    feeds = await store_of(owner).find(Feed)
    assert [(each.title, each.news_at) for each in feeds] == [("", NOW), (newspaper.title, NOW)]
    assert await titles(owner) == [CHAMBER]


async def test_at_the_first_time_nothing_without_a_day_is_proposed_and_later_it_counts_as_of_that_day(
    owner: Editor, newspaper: Newspaper
) -> None:
    newspaper.write(CHAMBER, "of-some-year", None, LEAD)
    await added(owner, newspaper)
    feed = await asked(owner, NOW)
    assert await titles(owner) == []
    assert feed.news_at is None
    newspaper.write(CHAMBER, "office", None, LEAD)
    feed = await asked(owner, NOW + DAY)
    (proposal,) = await store_of(owner).find(Proposal)
    (source,) = proposal.sources
    assert (source.url, source.published_on) == ("https://herald.example/office", (NOW + DAY).date())
    assert feed.news_at == NOW + DAY


async def test_a_story_of_a_day_to_come_counts_as_of_today(owner: Editor, newspaper: Newspaper) -> None:
    newspaper.write(CHAMBER, "office", NOW + 400 * DAY, LEAD)
    await added(owner, newspaper)
    feed = await asked(owner, NOW)
    (proposal,) = await store_of(owner).find(Proposal)
    assert proposal.sources[0].published_on == NOW.date()
    assert feed.news_at == NOW


async def test_pauses_double_up_to_a_day_and_end_with_the_first_answer(
    owner: Editor, newspaper: Newspaper
) -> None:
    newspaper.server.page(newspaper.path, "", 500)
    await added(owner, newspaper)
    pauses, at = [], NOW
    for _ in range(9):
        feed = await asked(owner, at)
        assert feed.next_at is not None
        pauses.append(feed.next_at - at)
        at = feed.next_at
    doubled = [min(REGULAR * 2**number, LONGEST) for number in range(9)]
    assert all(most * 0.8 <= each <= most for each, most in zip(pauses, doubled, strict=True))
    assert (feed.problem, feed.failing_since) == (Problem(ProblemKind.STATUS, 500), NOW)
    newspaper.server.pages[newspaper.path] = newspaper.answer
    feed = await asked(owner, at)
    assert (feed.problem, feed.failing_since, feed.failures) == (None, None, 0)
    assert feed.next_at is not None
    assert feed.next_at - at <= REGULAR


@pytest.mark.parametrize(
    ("retry_after", "least", "most"),
    [
        pytest.param("7200", 2 * HOUR, 3 * HOUR, id="seconds"),
        pytest.param("Sun, 22 Nov 2026 14:00:00 GMT", 5 * HOUR, 6 * HOUR, id="date"),
        pytest.param("1", REGULAR * 0.8, REGULAR, id="less than the pause"),
        pytest.param("99999999", DAY, DAY, id="longer than a day"),
        pytest.param("9" * 30, REGULAR * 0.8, REGULAR, id="beyond all numbers"),
        pytest.param("soon", REGULAR * 0.8, REGULAR, id="words"),
        pytest.param("Sun, 22 Nov 2020 14:00:00 GMT", REGULAR * 0.8, REGULAR, id="long ago"),
    ],
)
async def test_a_server_that_asks_for_a_pause_gets_it(
    owner: Editor, newspaper: Newspaper, retry_after: str, least: timedelta, most: timedelta
) -> None:
    newspaper.server.page(newspaper.path, "", 429, Retry_After=retry_after)
    await added(owner, newspaper)
    feed = await asked(owner, NOW)
    assert feed.next_at is not None
    assert least <= feed.next_at - NOW <= most


async def test_a_paused_feed_rests_until_it_is_resumed(owner: Editor, newspaper: Newspaper) -> None:
    await added(owner, newspaper)
    await pause_feed(store_of(owner), newspaper.address)
    await asked(owner, NOW + DAY)
    assert newspaper.server.asked == []
    await resume_feed(store_of(owner), newspaper.address, NOW + DAY)
    await asked(owner, NOW + DAY)
    assert len(newspaper.server.asked) == 1


@pytest.mark.parametrize("is_removed", [True, False], ids=["removed", "paused"])
async def test_what_is_decided_while_a_feed_is_asked_stays(
    owner: Editor, newspaper: Newspaper, *, is_removed: bool
) -> None:
    store = store_of(owner)

    async def decide(request: web.Request) -> web.Response:
        if is_removed:
            await remove_feed(store, feed)
        else:
            await pause_feed(store, feed.address)
        return newspaper.answer(request)

    await added(owner, newspaper)
    (feed,) = await store.find(Feed)
    newspaper.server.pages[newspaper.path] = decide
    newspaper.write(WEATHER, "snow")
    assert owner.desk.app is not None
    await owner.desk.app.ticker.ask_others()
    assert [each.is_paused for each in await store.find(Feed)] == ([] if is_removed else [True])
    assert len(await store.find(SeenStories)) == (0 if is_removed else 1)


async def test_outlets_that_retell_each_other_become_one_proposal(owner: Editor, server: Stranger) -> None:
    herald = Newspaper(server)
    echo = Newspaper(server, "/echo.xml", "The Echo")
    for each, name in ((herald, "a"), (echo, "b")):
        each.write(CHAMBER, name, lead=LEAD)
        await added(owner, each)
    assert owner.desk.app is not None
    await owner.desk.app.ticker.ask_others()
    (proposal,) = await store_of(owner).find(Proposal)
    assert {each.publisher for each in proposal.sources} == {"The Steppe Herald", "The Echo"}
