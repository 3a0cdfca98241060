"""The site of a running bot, and one that is made without a program that runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession, DummyCookieJar

from tests.desk import NOW
from tests.running.test_webhook import free_port
from tests.web.site_examples import site_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.desk import Desk
    from views.html.site import Site

PUBLIC = "https://briefing.example"


@pytest.fixture
async def http(idle_desk: Desk) -> AsyncIterator[ClientSession]:
    """A client of the site of a running bot, to which an address is a path."""
    port = free_port()
    await idle_desk.start(web_port=port, public_url=PUBLIC)
    base = f"http://127.0.0.1:{port}"
    async with ClientSession(base, auto_decompress=False, cookie_jar=DummyCookieJar()) as client:
        yield client


@pytest.fixture
def site() -> Site:
    """Return the site of the shipped statement."""
    return site_of(now=NOW)
