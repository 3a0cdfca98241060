"""Pages in a language in which a statement has no texts: readers and screen readers learn which they get."""

from __future__ import annotations

import re
from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession, DummyCookieJar
from pypdf import PdfReader

from briefing.followups.entries import EntryState, LogEntry
from briefing.records import put_records
from briefing.statement.entry import FollowUp, Status
from briefing.statement.text import Text
from briefing.team.roles import Role
from tests.desk import NOW
from tests.running.test_webhook import free_port
from tests.versions.uploading import Office
from tests.web.conftest import PUBLIC

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.desk import Desk

TITLE = '<span lang="ru">ru: Example bridge over the river</span> [Rusça]'
BOTH = Text({"en": "The contract is signed.", "ru": "Договор подписан."})


@pytest.fixture
async def site(idle_desk: Desk) -> AsyncIterator[ClientSession]:
    """The site of a statement in English and Russian, where Russian is what other readers get."""
    olga, port = idle_desk.box.world.add_person("Olga", language="en"), free_port()
    app = await idle_desk.start(
        admin_ids=frozenset({olga.id}), web_port=port, public_url=PUBLIC, default_language="ru"
    )
    await Office(idle_desk, olga).take_in(Office(idle_desk, olga).text_in("en", "ru"))
    item = FollowUp("signed", "example_bridge", NOW.date(), BOTH, (), recorded_at=NOW, by=Role.EDITOR)
    entry = LogEntry("bridge", item, 7, EntryState.PUBLISHED, NOW, Status.IN_PROGRESS, published_at=NOW)
    await put_records(app.services.store, entry)
    await app.services.refresh()
    async with ClientSession(f"http://127.0.0.1:{port}", cookie_jar=DummyCookieJar()) as client:
        yield client


async def source(site: ClientSession, path: str) -> str:
    """Return a page without the links to its other languages, which each say their own."""
    async with site.get(path) as answer:
        assert answer.status == HTTPStatus.OK
        return re.sub(r"<a [^>]*hreflang.*?</a>", "", await answer.text())


async def test_the_heading_of_a_card_names_the_language_of_its_texts(site: ClientSession) -> None:
    assert f"<h1>{TITLE}</h1>" in await source(site, "/tr/bridge/example_bridge")
    assert "<h1>ru: Example bridge over the river</h1>" in await source(site, "/ru/bridge/example_bridge")


async def test_the_brief_on_paper_names_it_too(site: ClientSession) -> None:
    async with site.get("/tr/bridge/brief.pdf") as answer:
        (page,) = PdfReader(BytesIO(await answer.read())).pages
    assert "[Rusça]" in page.extract_text().partition("Example bridge")[0]


async def test_the_card_for_the_pages_of_others_names_it_too(site: ClientSession) -> None:
    assert f"<h1>1. {TITLE}</h1>" in await source(site, "/embed/tr/bridge/example_bridge")


@pytest.mark.parametrize(
    "path", ["bridge", "statements", "bridge/deadlines", "bridge/log", "search?q=bridge"]
)
async def test_every_page_about_the_statement_names_it(site: ClientSession, path: str) -> None:
    assert "[Rusça]" in await source(site, f"/tr/{path}")


@pytest.mark.parametrize("path", ["bridge", "bridge/example_bridge", "statements", "bridge/log/signed"])
async def test_a_screen_reader_is_told_the_language_that_is_shown(site: ClientSession, path: str) -> None:
    page = await source(site, f"/tr/{path}")
    assert set(re.findall(r' lang="(\w+)"', page)) == {"tr", "ru"}
    assert 'lang="' not in (await source(site, f"/ru/{path}")).partition("<body>")[2]


async def test_what_happened_is_in_the_language_that_it_says(site: ClientSession) -> None:
    assert '<p lang="ru">Договор подписан. [Rusça]</p>' in await source(site, "/tr/bridge/log/signed")
