"""The site of a running bot, and one that is made without a program that runs."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from aiohttp import ClientSession, DummyCookieJar

from briefing.finder import Finder
from briefing.library import Library
from briefing.search.commands import CommandIndex
from briefing.search.forms import word_forms
from storage.content.writing import json_of
from tests.desk import NOW
from tests.running.test_webhook import free_port
from tests.views.shown import LANGUAGES, ots, translator
from views.html.site import Site

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


@pytest.fixture
def site() -> Site:
    """Return the site of the shipped statement."""
    forms = word_forms()
    library = Library({ots().id: ots()}, forms)
    return Site(
        library,
        Finder(library, CommandIndex({}, forms)),
        {each: translator(each) for each in LANGUAGES},
        NOW,
        ZoneInfo("Asia/Almaty"),
        PUBLIC,
        "briefing_bot",
        as_json=json_of,
    )
