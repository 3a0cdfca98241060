"""``/feeds``: owners add, test, pause and remove feeds; editors see how they are."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.feeds.feed import Feed
from briefing.proposals.proposal import Proposal
from briefing.records import put_records
from briefing.team.audit import AuditAction
from briefing.team.roles import Role
from tests.desk import NOW
from tests.feeds.newspaper import CHAMBER, LEAD, WEATHER
from tests.followups.desk import forms, join, store_of
from tests.support.buttons import on, pressable
from tests.team.editors import acts
from views.telegram.feeds.callbacks import (
    AddFeed,
    AskFeed,
    BeginFeed,
    PauseFeed,
    PreviewFeed,
    RemoveFeed,
    ShowFeed,
    ShowFeeds,
)

if TYPE_CHECKING:
    from tests.feeds.newspaper import Newspaper
    from tests.followups.desk import Editor

ADD = on(AddFeed)


async def kept(owner: Editor) -> list[Feed]:
    return await store_of(owner.desk).find(Feed)


async def added(owner: Editor, newspaper: Newspaper) -> Feed:
    await owner.do("/feeds", on(BeginFeed), newspaper.address, ADD)
    (feed,) = await kept(owner)
    return feed


async def test_a_page_is_searched_for_its_feed_whose_matches_are_shown_before_it_is_added(
    owner: Editor, newspaper: Newspaper
) -> None:
    newspaper.write(WEATHER, "snow")
    newspaper.write(CHAMBER, "office", lead=LEAD)
    newspaper.write(CHAMBER, "old", at=NOW - timedelta(days=40), lead=LEAD)
    link = f'<link rel="alternate" type="application/rss+xml" href="{newspaper.path}">'
    page = newspaper.server.page("/", f"<html><head>{link}</head></html>", Content_Type="text/html")
    assert "There are none yet" in (await owner.say("/feeds")).text
    await owner.press(on(BeginFeed))
    assert "RSS, Atom or JSON Feed" in owner.last.text
    shown = await owner.say(page)
    assert "2 stories of the last month: 1 would be proposed" in shown.text
    assert CHAMBER in shown.text
    assert "🎯 Chamber of Commerce and Industry" in shown.text
    assert "Why (" in shown.text
    assert await kept(owner) == []
    await owner.press(ADD)
    (feed,) = await kept(owner)
    assert (feed.address, feed.title, feed.page) == (newspaper.address, "The Steppe Herald", page)
    assert "Added." in owner.last.text
    assert await forms(owner.desk) == []
    (act,) = await acts(owner.desk)
    assert (act.act, act.about) == (AuditAction.FEED_ADDED, newspaper.address)
    assert await store_of(owner.desk).count(Proposal) == 0


async def test_what_has_no_day_is_shown_apart_since_it_is_not_proposed(
    owner: Editor, newspaper: Newspaper
) -> None:
    newspaper.write(WEATHER, "snow", None)
    newspaper.write(CHAMBER, "office", None, LEAD)
    await owner.do("/feeds", on(BeginFeed))
    shown = (await owner.say(newspaper.address)).text
    assert "0 stories of the last month: 0 would be proposed" in shown
    assert "2 stories without a day: 1 fits" in shown
    assert CHAMBER in shown
    await owner.do(ADD, on(AskFeed))
    assert owner.last.text.startswith("Asked now: 0 new stories, 0 proposals")
    newspaper.write(CHAMBER, "second-office", None, LEAD)
    await owner.press(on(AskFeed))
    assert owner.last.text.startswith("Asked now: 1 new story, 1 proposal")


async def test_test_asks_the_feed_now_and_says_what_came_of_it(owner: Editor, newspaper: Newspaper) -> None:
    newspaper.write(WEATHER, "snow")
    newspaper.write(CHAMBER, "office", lead=LEAD)
    await added(owner, newspaper)
    await owner.press(on(AskFeed))
    assert owner.last.text.startswith("Asked now: 2 new stories, 1 proposal")
    assert "last news" in owner.last.text
    newspaper.server.page(newspaper.path, "", 403)
    await owner.press(on(AskFeed))
    assert owner.last.text.startswith("Asked now: 403")
    assert "403 since today" in owner.last.text
    await owner.press(on(PreviewFeed))
    assert owner.last.text == "Nothing to show: 403"


async def test_an_old_story_that_comes_late_sets_back_no_last_news(
    owner: Editor, newspaper: Newspaper
) -> None:
    newspaper.write(WEATHER, "snow")
    await added(owner, newspaper)
    await owner.press(on(AskFeed))
    newspaper.write(WEATHER, "old-snow", NOW - timedelta(days=20))
    await owner.press(on(AskFeed))
    assert owner.last.text.startswith("Asked now: 1 new story")
    assert "last news 1 minute ago" in owner.last.text


async def test_a_feed_is_paused_resumed_and_removed(owner: Editor, newspaper: Newspaper) -> None:
    await added(owner, newspaper)
    await owner.press(on(PauseFeed, pause=True))
    assert "paused" in owner.last.text
    assert (await kept(owner))[0].is_paused
    await owner.press(on(AskFeed))
    assert "paused" in owner.last.text
    assert (await kept(owner))[0].is_paused
    await owner.press(on(PauseFeed, pause=False))
    assert not (await kept(owner))[0].is_paused
    await owner.press(on(RemoveFeed, sure=False))
    assert len(await kept(owner)) == 1
    await owner.press(on(RemoveFeed, sure=True))
    assert await kept(owner) == []
    assert "There are none yet" in owner.last.text
    assert [each.act for each in await acts(owner.desk)] == [
        AuditAction.FEED_ADDED,
        AuditAction.FEED_PAUSED,
        AuditAction.FEED_RESUMED,
        AuditAction.FEED_REMOVED,
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("two words", "That is no address", id="words"),
        pytest.param("ftp://127.0.0.1/feed", "no public http or https address", id="another protocol"),
        pytest.param("{url}/nothing", "404", id="nothing there"),
        pytest.param("{url}/page", "no feed there", id="no feed"),
    ],
)
async def test_a_wrong_address_is_asked_for_again(
    owner: Editor, newspaper: Newspaper, written: str, expected: str
) -> None:
    newspaper.server.page("/page", "<html><body>Hello</body></html>", Content_Type="text/html")
    await owner.do("/feeds", on(BeginFeed))
    shown = await owner.say(written.format(url=newspaper.server.url))
    assert expected in shown.text
    assert [each for each in pressable(shown) if each.startswith("fda:")] == []
    await owner.do(newspaper.address, ADD)
    assert [each.address for each in await kept(owner)] == [newspaper.address]


async def test_a_feed_that_does_not_answer_at_present_can_be_added_all_the_same(
    owner: Editor, newspaper: Newspaper
) -> None:
    newspaper.server.page(newspaper.path, "", 503)
    await owner.do("/feeds", on(BeginFeed), newspaper.address)
    assert "503" in owner.last.text
    await owner.press(ADD)
    (feed,) = await kept(owner)
    assert "503 since today" in owner.last.text
    assert feed.problem is not None


async def test_a_feed_is_added_once(owner: Editor, newspaper: Newspaper) -> None:
    await added(owner, newspaper)
    await owner.do("/feeds", on(BeginFeed))
    assert "This address is there already" in (await owner.say(newspaper.address)).text
    assert len(await kept(owner)) == 1


async def test_editors_see_how_feeds_are_and_change_nothing(owner: Editor, newspaper: Newspaper) -> None:
    feed = await added(owner, newspaper)
    emma = await join(owner.desk, owner.desk.box.world.add_person("Emma", language="en"), Role.EDITOR)
    shown = await emma.say("/feeds")
    assert "The Steppe Herald: no news yet" in shown.text
    assert [each for each in pressable(shown) if each.startswith(("fd:", "fdb"))] == []
    name = owner.data(on(AskFeed)).partition("|")[0].removeprefix("fdt:")
    for data in (ShowFeed(feed=name), RemoveFeed(feed=name, sure=True), BeginFeed(), AskFeed(feed=name)):
        toast, is_alert = await emma.forge(data.pack())
        assert (is_alert, bool(toast)) == (True, True)
    assert await kept(owner) == [feed]


async def test_buttons_of_a_feed_that_was_removed_say_so(owner: Editor, newspaper: Newspaper) -> None:
    await added(owner, newspaper)
    await owner.press(on(RemoveFeed, sure=False))
    data = owner.data(on(RemoveFeed, sure=True)).partition("|")[0]
    await owner.press(on(RemoveFeed, sure=True))
    toast, is_alert = await owner.forge(data)
    assert (toast, is_alert) == ("This feed was removed. /feeds shows those that there are.", True)


async def test_many_feeds_are_shown_on_several_pages(owner: Editor) -> None:
    feeds = [Feed(f"https://{n}.example/feed", NOW, NOW, f"Paper {n}") for n in range(12)]
    await put_records(store_of(owner.desk), *feeds)
    shown = await owner.say("/feeds")
    assert "Paper 9: no news yet" in shown.text
    assert "Paper 11" not in shown.text
    await owner.press(on(ShowFeeds, page=1))
    assert "Paper 11: no news yet" in owner.last.text
