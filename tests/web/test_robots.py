"""The files that programs look for."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tests.desk import NOW
from tests.web.answers import text_of
from tests.web.conftest import PUBLIC

if TYPE_CHECKING:
    from aiohttp import ClientSession


async def test_robots_and_researchers_find_their_files(http: ClientSession) -> None:
    async with http.get("/robots.txt") as answer:
        assert f"Sitemap: {PUBLIC}/sitemap.xml" in (await text_of(answer)).decode().splitlines()
    async with http.get("/.well-known/security.txt") as answer:
        fields = dict(line.split(": ", 1) for line in (await text_of(answer)).decode().splitlines())
    assert fields["Contact"] == "https://t.me/briefing_bot"
    ends = datetime.fromisoformat(fields["Expires"]) - NOW
    assert timedelta(days=150) < ends < timedelta(days=365)


async def test_the_map_has_each_page_in_each_language(http: ClientSession) -> None:
    async with http.get("/sitemap.xml") as answer:
        root = ET.fromstring(await text_of(answer))  # noqa: S314 - our own
    pages = {each.findtext("{*}loc"): each for each in root}
    chamber = pages[f"{PUBLIC}/kk/ots-2025"]
    alternates = {each.get("hreflang"): each.get("href") for each in chamber.iterfind("{*}link")}
    assert alternates["uz"] == f"{PUBLIC}/uz/ots-2025"
    assert len(alternates) == 7
    assert date.fromisoformat(chamber.findtext("{*}lastmod") or "") <= NOW.date()
    for url in pages:
        async with http.get(str(url).removeprefix(PUBLIC), allow_redirects=False) as answer:
            assert answer.status == 200
