"""The program is ready for the first question in any chat before it comes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.app import build
from bot.running import run
from bot.settings import load_settings
from storage.open import open_store
from tests.desk import TOKEN
from tests.support.waiting import eventually

if TYPE_CHECKING:
    from storage.content import Content
    from tests.desk import Desk


@pytest.mark.parametrize("on", [True, False])
async def test_what_a_search_needs_is_built_at_the_start_where_people_may_ask_in_any_chat(
    idle_desk: Desk, content: Content, *, on: bool
) -> None:
    desk, stop = idle_desk, asyncio.Event()
    desk.box.world.settings.inline = desk.box.world.settings.guests = on
    settings = load_settings(
        _env_file=None, bot_token=TOKEN, bot_api_url=desk.url, storage_url=desk.storage_url, web_port=0
    )
    app = build(settings, content, storage=await open_store(settings.storage_url))
    running = asyncio.create_task(run(app, stop, prepares_search=True))
    library = app.services.library
    await desk.box.until(lambda: app.state == "ok", timeout=60)
    if on:
        await eventually(lambda: library.is_searchable(library.current))
    assert library.is_searchable(library.current) is on
    stop.set()
    await running
