"""Pages over HTTP, from the running program: what is sent beside them, and to whom."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession, DummyCookieJar

from tests.running.test_webhook import free_port
from views.html.assets import asset_path

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.desk import Desk

PUBLIC = "https://briefing.example"


@pytest.fixture
async def http(idle_desk: Desk) -> AsyncIterator[ClientSession]:
    """A client of the site of a running bot, to which an address is a path."""
    port = free_port()
    await idle_desk.start(web_port=port, public_url=PUBLIC)
    base = f"http://127.0.0.1:{port}"
    async with ClientSession(base, auto_decompress=False, cookie_jar=DummyCookieJar()) as client:
        yield client


async def test_the_overview_of_the_statement_is_served(http: ClientSession) -> None:
    async with http.get("/en/ots-2025") as answer:
        page = gzip.decompress(await answer.read()).decode()
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "/en/ots-2025/chamber" in page
    assert f'href="{asset_path("icon.svg")}"' in page


async def test_an_asset_is_kept_for_good_under_a_name_with_its_hash(http: ClientSession) -> None:
    async with http.get(asset_path("icon.svg")) as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "image/svg+xml"
        assert "immutable" in answer.headers["Cache-Control"]
        assert (await answer.read()).startswith(b"<svg")
    async with http.get(re.sub(r"[0-9a-f]{16}", "0" * 16, asset_path("icon.svg"))) as answer:
        assert answer.status == 404
