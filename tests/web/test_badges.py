"""The badge and the card for the pages of others."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from aiohttp import ClientSession

from briefing.library import Library
from briefing.search.forms import word_forms
from briefing.statement.entry import Check, Status
from tests.running.test_webhook import free_port
from tests.views.shown import LANGUAGES, ots
from views.html.assets import asset_path
from views.html.badges import MEASURED, badge
from views.html.embeds import embed, embed_snippet
from views.html.resources import Resource
from views.html.routes import addresses, answer
from views.html.templates import environment
from views.pictures.lettering import width_of
from views.pictures.themes import STATUS_COLOUR

if TYPE_CHECKING:
    from tests.desk import Desk
    from views.html.site import Site

SVG = "{http://www.w3.org/2000/svg}"
every_language = pytest.mark.parametrize("language", LANGUAGES)


def shown(site: Site, path: str) -> str:
    found = answer(site, path)
    assert isinstance(found, Resource)
    return found.body.decode()


def _parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own


@every_language
def test_a_badge_says_its_name_and_status_and_holds_both_texts(site: Site, language: str) -> None:
    for slug, initiative in ots().initiatives.items():
        root = _parsed(shown(site, f"/{language}/ots-2025/{slug}/badge.svg"))
        name, status = root.iter(f"{SVG}text")
        assert name.text == initiative.short.in_language(language)
        assert root.findtext(f"{SVG}title") == f"{name.text}: {status.text}"
        for text, end in ((name, float(status.get("x", 0))), (status, float(root.get("width", 0)))):
            drawn = width_of(text.text or "", MEASURED) * 11 / MEASURED
            assert float(text.get("textLength", 0)) == pytest.approx(drawn, abs=0.06)
            assert float(text.get("x", 0)) + drawn < end


def test_a_badge_needs_nothing_from_elsewhere(site: Site) -> None:
    written = shown(site, "/kk/ots-2025/chamber/badge.svg").replace("http://www.w3.org/2000/svg", "")
    assert re.findall(r"href|url\(|@|<style|<script|<image|https?:|\son\w+=", written) == []


def test_the_colour_of_a_badge_is_that_of_the_status(site: Site) -> None:
    of_it = replace(ots(), checks=(Check("c", "chamber", date(2026, 11, 21), status=Status.DISPUTED),))
    disputed = replace(site, library=Library({of_it.id: of_it}, word_forms()))
    assert STATUS_COLOUR[Status.DISPUTED] in shown(disputed, "/en/ots-2025/chamber/badge.svg")
    assert STATUS_COLOUR[Status.DISPUTED] not in shown(site, "/en/ots-2025/chamber/badge.svg")


def test_names_are_no_markup(site: Site) -> None:
    first = ots().initiatives["chamber"]
    tricky = replace(first.short, by_language={"en": '<a onload="x">&'})
    of_it = replace(ots(), initiatives={"chamber": replace(first, short=tricky, title=tricky)})
    changed = replace(site, library=Library({of_it.id: of_it}, word_forms()))
    root = _parsed(shown(changed, "/en/ots-2025/chamber/badge.svg"))
    assert root.findtext(f"{SVG}title") == '<a onload="x">&: in progress'
    assert '<a onload="x">' not in shown(changed, "/embed/en/ots-2025/chamber")


@every_language
def test_a_card_may_be_framed_and_its_links_leave_the_frame(site: Site, language: str) -> None:
    parts = {"language": language, "statement": "ots-2025", "slug": "chamber"}
    found = embed(site, parts)
    assert found is not None
    assert found.may_be_framed
    page = found.body.decode()
    links = re.findall(r"<a [^>]*>", page)
    address = f"https://briefing.example/{language}/ots-2025/chamber"
    assert links == [f'<a href="{address}" target="_blank" rel="noopener">']
    assert f'<html lang="{language}">' in page
    assert asset_path("embed.css") in page
    assert re.findall(r" style=|<style|<script", page) == []


def test_the_style_sheet_has_the_colour_of_every_status(site: Site) -> None:
    sheet = shown(site, asset_path("embed.css"))
    for status, colour in STATUS_COLOUR.items():
        assert f".status-{status.value} {{ --status: {colour}; }}" in sheet


@every_language
def test_what_is_copied_leads_to_the_card_and_the_badge(site: Site, language: str) -> None:
    snippet = embed_snippet(site, language, ots(), "chamber")
    known = {site.url(path) for path in addresses(site)}
    for code in (snippet["frame"], snippet["badge"]):
        (source,) = re.findall(r'src="([^"]+)"', code)
        assert source in known
    block = environment().get_template("_embed_snippet.html").render(snippet=snippet)
    assert "&lt;iframe src=" in block
    assert "<iframe" not in block
    assert block.count("readonly") == 2


@pytest.mark.parametrize(
    ("language", "statement", "slug"),
    [("xx", "ots-2025", "chamber"), ("en", "nothing", "chamber"), ("en", "ots-2025", "nothing")],
)
def test_there_is_none_of_what_does_not_exist(site: Site, language: str, statement: str, slug: str) -> None:
    parts = {"language": language, "statement": statement, "slug": slug}
    assert badge(site, parts) is None
    assert embed(site, parts) is None


async def test_only_the_card_may_be_framed_over_http(idle_desk: Desk) -> None:
    port = free_port()
    await idle_desk.start(web_port=port, public_url="https://briefing.example")
    found = {}
    async with ClientSession() as http:
        for path in ("/embed/en/ots-2025/chamber", "/en/ots-2025/chamber/badge.svg", "/en/ots-2025"):
            async with http.get(f"http://127.0.0.1:{port}{path}") as answered:
                assert answered.status == 200
                policy = answered.headers["Content-Security-Policy"]
                found[path] = policy.partition("frame-ancestors ")[2]
    assert list(found.values()) == ["*", "'none'", "'none'"]
