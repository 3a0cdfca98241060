"""Editors hear once that a feed fails, and the feed is asked on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.desk import NOW
from tests.feeds.newspaper import WEATHER, Newspaper
from tests.feeds.test_rounds import DAY, HOUR, added, asked

if TYPE_CHECKING:
    from tests.fetching.servers import Stranger
    from tests.followups.desk import Editor


def told(owner: Editor) -> list[str]:
    messages = owner.desk.box.world.messages(owner.chat)
    return [each.text for each in messages if each.from_bot and "brings no news" in each.text]


async def test_editors_hear_once_of_a_feed_that_fails_for_a_day(owner: Editor, newspaper: Newspaper) -> None:
    newspaper.write(WEATHER, "snow")
    await added(owner, newspaper)
    await asked(owner, NOW)
    newspaper.server.page(newspaper.path, "", 403)
    first = NOW + 2 * HOUR
    await asked(owner, first)
    await asked(owner, first + DAY - timedelta(minutes=1))
    assert told(owner) == []
    for days in (2, 4, 6):
        await asked(owner, first + days * DAY)
    (text,) = told(owner)
    assert "The Steppe Herald: 403 since Sunday" in text
    newspaper.server.pages[newspaper.path] = newspaper.answer
    await asked(owner, first + 8 * DAY)
    newspaper.server.page(newspaper.path, "", 403)
    for days in (9, 11):
        await asked(owner, first + days * DAY)
    assert len(told(owner)) == 2


async def test_several_feeds_that_fail_are_one_message(owner: Editor, server: Stranger) -> None:
    for number in range(3):
        await added(owner, Newspaper(server, f"/{number}.xml"))
    server.pages.clear()
    assert owner.desk.app is not None
    for at in (NOW, NOW + 2 * DAY):
        owner.desk.now = at
        await owner.desk.app.ticker.ask_others()
    await owner.desk.app.worker.wait_until_empty()
    last = owner.last.text
    assert "3 feeds bring no news any more" in last
    assert last.count("404 since Sunday") == 3
