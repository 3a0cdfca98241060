"""A stop waits for no server of others."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from aiohttp import web

from tests.feeds.test_rounds import added

if TYPE_CHECKING:
    from tests.feeds.newspaper import Newspaper
    from tests.followups.desk import Editor


async def test_a_stop_waits_for_no_feed_that_hangs(owner: Editor, newspaper: Newspaper) -> None:
    asked, over = asyncio.Event(), asyncio.Event()

    async def hang(_: web.Request) -> web.Response:
        asked.set()
        await over.wait()
        return web.Response()

    newspaper.server.pages[newspaper.path] = hang
    await added(owner, newspaper)
    # The scheduler asks: it is that whose jobs have to end.
    await asyncio.wait_for(asked.wait(), 30)
    begun = time.monotonic()
    await owner.desk.stop()
    assert time.monotonic() - begun < 10
    over.set()
