"""The site of a running bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession, DummyCookieJar

from tests.running.test_webhook import free_port

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
