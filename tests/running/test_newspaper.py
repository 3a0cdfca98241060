"""The newspapers of the sandbox program: feeds whose stories concern the packaged statement, or not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import feedparser
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.newspaper import FRONT, Newspapers, feed_path
from bot.newspaper_stories import STORIES, TITLES
from briefing.addresses import is_address
from briefing.proposals.story import Story
from briefing.proposals.taking_in import take_in
from storage.memory import MemoryStore
from tests.proposals.headlines import matcher

if TYPE_CHECKING:
    from bot.newspaper_stories import PrintedStory

START = datetime(2026, 11, 30, 9, tzinfo=UTC)
EXPECTED = {
    "first-loan": "investment_fund",
    "grain-terminal": "investment_fund",
    "cyber-council": "cyber_council",
    "cyber-statute": "cyber_council",
    "chamber-office": "chamber",
    "aktau-terminal": "middle_corridor",
    "ai-students": "ai_university",
    "innovation": "innovation_center",
}
"""The initiatives of the stories that concern one."""


def story_of(printed: PrintedStory) -> Story:
    day = (START + timedelta(printed.day)).date()
    return Story(printed.title, printed.lead, printed.url, TITLES[printed.paper], day, printed.paper)


async def test_what_concerns_an_initiative_is_proposed_and_what_both_papers_tell_is_one_proposal() -> None:
    store = MemoryStore()
    proposals = await take_in(store, matcher(with_log=True), [story_of(each) for each in STORIES], START)
    found = {url.rpartition("/")[2]: each.initiative for each in proposals for url in each.urls}
    assert found == EXPECTED
    assert [len(each.sources) for each in proposals] == [2, 2, 1, 1, 1, 1]
    assert all(is_address(each.url) for each in STORIES)


async def test_a_story_is_in_its_feed_from_its_day_on() -> None:
    now = START
    papers = Newspapers(lambda: now, START)
    app = web.Application()
    papers.add_to(app)
    async with TestClient(TestServer(app)) as client:
        for days, count in ((0, 0), (1, 2), (100, sum(each.paper == "herald" for each in STORIES))):
            now = START + timedelta(days=days)
            async with client.get(feed_path("herald")) as answer:
                read = feedparser.parse(await answer.read())
            assert (read.bozo, read.feed.title) == (False, "The Steppe Herald")
            assert len(read.entries) == count
        async with client.get(FRONT) as answer:
            page = await answer.text()
    assert all(feed_path(name) in page for name in TITLES)
    assert all(each.title in page for each in STORIES)
