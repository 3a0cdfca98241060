"""The bot that serves a town: the real program in a process of its own, or wired into this one."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.app import build
from bot.running import run
from bot.settings import PACKAGED_CONTENT, load_settings
from storage.content import load_content
from storage.open import open_store
from tests.load.processes import START_SECONDS, TOKEN
from views.commands import RESERVED

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager
    from datetime import datetime

    from tests.load.town import Town

    Serve = Callable[[Town, datetime], AbstractAsyncContextManager[None]]
    """Starts a bot at a moment of its clock, and stops it as an operator does."""


@asynccontextmanager
async def beside(town: Town, moment: datetime) -> AsyncIterator[None]:
    """Serve by a process of its own.

    Raises:
        RuntimeError: what was waited for did not come in time; with what the program has written.

    """
    with town.start_bot(moment) as process:
        try:
            yield
        except TimeoutError as error:
            raise RuntimeError(process.log.read_text(encoding="utf-8")) from error
        process.popen.terminate()
        await asyncio.to_thread(process.popen.wait, START_SECONDS)


@asynccontextmanager
async def within(town: Town, moment: datetime) -> AsyncIterator[None]:
    """Serve by a program on the running loop, whose time is the time of all of it."""
    loop = asyncio.get_running_loop()
    ahead = moment - timedelta(seconds=loop.time())
    settings = load_settings(
        _env_file=None, bot_token=TOKEN, bot_api_url=town.url, storage_url=town.storage_url, web_port=0
    )
    app = build(
        settings,
        load_content(PACKAGED_CONTENT, PACKAGED_CONTENT, RESERVED),
        storage=await open_store(town.storage_url),
        clock=lambda: ahead + timedelta(seconds=loop.time()),
        monotonic=loop.time,
    )
    stop = asyncio.Event()
    running = asyncio.create_task(run(app, stop))
    try:
        yield
    finally:
        stop.set()
        await running
