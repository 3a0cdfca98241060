"""The newspapers of the sandbox program: local feeds of invented stories that come as the clock moves on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from email.utils import format_datetime
from html import escape
from typing import TYPE_CHECKING

from aiohttp import web

from bot.newspaper_stories import STORIES, TITLES

if TYPE_CHECKING:
    from datetime import datetime

    from bot.newspaper_stories import PrintedStory
    from briefing.ports import Clock

FRONT = "/newspaper"
FIRST = next(iter(TITLES))
"""The paper that the bot knows from the start; the other one retells it."""


@dataclass
class Newspapers:
    """Both papers; a story is in its feed from its day after the start on."""

    clock: Clock
    began: datetime

    def add_to(self, app: web.Application) -> None:
        """Serve the front page, which names both feeds, and the feeds."""
        app.router.add_get(FRONT, self._front)
        for name in TITLES:
            app.router.add_get(feed_path(name), self._feed)

    async def _front(self, _request: web.Request) -> web.Response:
        links = "".join(
            f'<link rel="alternate" type="application/rss+xml" title="{title}" href="{feed_path(name)}">'
            for name, title in TITLES.items()
        )
        listed = "".join(f"<li>{escape(each.title)}</li>" for each in self._printed())
        page = f"<!doctype html><html><head><title>News</title>{links}</head><body>{listed}</body></html>"
        return web.Response(text=page, content_type="text/html")

    async def _feed(self, request: web.Request) -> web.Response:
        name = request.path.removeprefix(f"{FRONT}/").removesuffix(".xml")
        items = "".join(self._item(each) for each in self._printed() if each.paper == name)
        text = (
            f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{TITLES[name]}</title>'
            f"{items}</channel></rss>"
        )
        return web.Response(text=text, content_type="application/rss+xml")

    def _printed(self) -> list[PrintedStory]:
        """Return the stories whose time has come, the newest first."""
        past = [each for each in STORIES if self._at(each) <= self.clock()]
        return sorted(past, key=lambda each: -each.day)

    def _item(self, story: PrintedStory) -> str:
        return (
            f"<item><title>{escape(story.title)}</title><link>{escape(story.url)}</link>"
            f"<description>{escape(story.lead)}</description>"
            f"<pubDate>{format_datetime(self._at(story))}</pubDate></item>"
        )

    def _at(self, story: PrintedStory) -> datetime:
        return self.began + timedelta(days=story.day)


def feed_path(name: str) -> str:
    """Return the path of the feed of a paper."""
    return f"{FRONT}/{name}.xml"
