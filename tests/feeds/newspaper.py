"""A newspaper: a feed whose stories a test writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from email.utils import format_datetime
from typing import TYPE_CHECKING

from aiohttp import web

from tests.desk import NOW

if TYPE_CHECKING:
    from datetime import datetime

    from tests.fetching.servers import Stranger

CHAMBER = "Turkic Chamber of Commerce and Industry opens its first office in Almaty"
"""A title that is about an initiative of the packaged statement."""
LEAD = "The Turkic Chamber of Commerce and Industry of the Organization of Turkic States began its work."
WEATHER = "Snow is expected in the mountains at the weekend"


@dataclass
class Newspaper:
    """A feed at a server of strangers."""

    server: Stranger
    path: str = "/feed.xml"
    title: str = "The Steppe Herald"
    headers: dict[str, str] = field(default_factory=dict)
    items: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.server.pages[self.path] = self.answer

    @property
    def address(self) -> str:
        return self.server.url + self.path

    def write(self, title: str, name: str, at: datetime | None = NOW, lead: str = "") -> None:
        """Add a story, the newest first."""
        day = "" if at is None else f"<pubDate>{format_datetime(at)}</pubDate>"
        link = f"https://herald.example/{name}"
        self.items.insert(
            0, f"<item><title>{title}</title><link>{link}</link><description>{lead}</description>{day}</item>"
        )

    def answer(self, request: web.Request) -> web.Response:
        etag = self.headers.get("ETag")
        if etag and request.headers.get("If-None-Match") == etag:
            return web.Response(status=304)
        items = "".join(self.items)
        text = f'<rss version="2.0"><channel><title>{self.title}</title>{items}</channel></rss>'
        return web.Response(text=text, headers=self.headers)
