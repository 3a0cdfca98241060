"""Pictures of links: their addresses over HTTP, and that every text is drawn in full."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession
from PIL import Image

from briefing.deadlines.scoreboard import STATUS_ORDER
from briefing.statement.entry import Check, Status
from tests.running.test_webhook import free_port
from tests.support.largest import largest, slug_of
from tests.views.shown import LANGUAGES, TODAY, ots, translator
from views.html.addressing import takes_long
from views.html.previews import WHOLE, preview_meta
from views.html.templates import environment
from views.pictures.canvas import MARGIN
from views.pictures.lettering import width_of
from views.pictures.preview import Preview, StatusLine, initiative_preview, statement_preview
from views.pictures.preview_painting import HEIGHT, WIDTH, composed_preview, paint_preview

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.content import Content
    from tests.desk import Desk
    from views.html.site import Site

MOST_BYTES = 300_000
every_language = pytest.mark.parametrize("language", LANGUAGES)


def previews(language: str) -> Iterator[Preview]:
    tr = translator(language)
    yield statement_preview(ots(), tr, TODAY)
    for slug in ots().initiatives:
        yield initiative_preview(ots(), slug, tr)


def is_whole(preview: Preview) -> bool:
    """Tell whether everything that a preview shows lies within the picture."""
    drawn = composed_preview(preview)
    return drawn.y <= HEIGHT - MARGIN and not any("…" in each for each in (preview.sentence, preview.title))


def hash_of(meta: dict[str, str]) -> str:
    return meta["og:image"].split(".")[-2]


@every_language
def test_every_text_of_every_preview_is_drawn_in_full(language: str) -> None:
    assert [each.title for each in previews(language) if not is_whole(each)] == []


@every_language
def test_a_preview_has_the_size_that_networks_want_and_few_bytes(language: str) -> None:
    for each in previews(language):
        painted = paint_preview(each)
        assert Image.open(BytesIO(painted)).size == (1200, 630)
        assert len(painted) < MOST_BYTES


@every_language
def test_the_longest_texts_fit_too(language: str) -> None:
    huge, tr = largest(ots(), 90), translator(language)
    every_status = tuple(StatusLine(each, "Широкое слово статуса 28", "1000") for each in STATUS_ORDER)
    of_all = replace(
        statement_preview(huge, tr, TODAY), title="Ш" * 75 + " " + "Ш" * 74, statuses=every_status
    )
    for each in (of_all, initiative_preview(huge, slug_of(1), tr)):
        assert composed_preview(each).y <= HEIGHT - MARGIN
    assert width_of("1000", 60) < WIDTH


def test_the_colour_of_the_status_is_on_the_picture() -> None:
    of_it = replace(ots(), checks=(Check("c", "chamber", date(2026, 11, 21), status=Status.DISPUTED),))
    painted = paint_preview(initiative_preview(of_it, "chamber", translator("en")))
    colours = Image.open(BytesIO(painted)).convert("RGB").getcolors(1 << 16) or []
    assert (0xCF, 0x53, 0x98) in {colour for _count, colour in colours}


def test_the_address_changes_with_the_status_and_not_with_the_day(site: Site) -> None:
    before = hash_of(preview_meta(site, "en", ots(), "chamber"))
    assert (
        hash_of(preview_meta(replace(site, now=site.now.replace(year=2027)), "en", ots(), "chamber"))
        == before
    )
    checked = replace(ots(), checks=(Check("c", "chamber", date(2026, 11, 21), status=Status.STALLED),))
    assert hash_of(preview_meta(site, "en", checked, "chamber")) != before
    assert hash_of(preview_meta(site, "ru", ots(), "chamber")) != before


def test_pictures_and_briefs_are_made_outside_the_event_loop_however_their_address_is_written() -> None:
    for path in ("/og/en/ots-2025/chamber.0.png", "/en/ots-2025/brief.pdf"):
        assert [takes_long(path + end) for end in ("", "/", "/index.html")] == [True, True, True]
    assert not takes_long("/en/ots-2025")


def test_a_page_names_its_picture_and_says_what_is_on_it(site: Site) -> None:
    meta = preview_meta(site, "en", ots(), "chamber")
    assert meta["og:title"] == "4. Turkic Chamber of Commerce and Industry"
    assert meta["og:description"].startswith("In progress\n")
    assert meta["og:image"].startswith("https://briefing.example/og/en/ots-2025/chamber.")
    assert "Checked on 29\N{NO-BREAK SPACE}November 2026" in meta["og:image:alt"]
    head = environment().get_template("_preview.html").render(preview={**meta, "og:title": 'A "B" <C>'})
    assert '<meta property="og:title" content="A &#34;B&#34; &lt;C&gt;">' in head
    assert '<meta name="twitter:card" content="summary_large_image">' in head


async def test_a_picture_is_served_and_an_old_address_leads_to_it(idle_desk: Desk, content: Content) -> None:
    port = free_port()
    await idle_desk.start(web_port=port, public_url=f"http://127.0.0.1:{port}")
    folder = f"http://127.0.0.1:{port}/og/en/{content.statements['ots-2025'].id}"
    async with ClientSession() as http:
        for name in ("chamber", WHOLE):
            async with http.get(f"{folder}/{name}.0123456789abcdef.png") as answer:
                painted = await answer.read()
                assert [each.status for each in answer.history] == [301]
                assert (answer.status, answer.content_type) == (200, "image/png")
            assert Image.open(BytesIO(painted)).size == (1200, 630)
        async with http.get(f"{answer.url}/", allow_redirects=False) as moved:
            assert (moved.status, moved.headers["Location"]) == (301, str(answer.url))
        for missing in ("nothing.0123456789abcdef.png", "chamber.png"):
            async with http.get(f"{folder}/{missing}") as answer:
                assert answer.status == 404
