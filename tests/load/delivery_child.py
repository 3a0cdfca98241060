"""The bot with a task beside it that feeds its outbox, and tells what it holds.

``python -m tests.load.delivery_child MINUTES CHAT_ID…``, with the bot's settings in the environment. It
prints a line of JSON every few seconds; at the end it waits until the outbox is empty, prints the last line
and ends.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.app import build, utc_now
from bot.logs import set_up_logs
from bot.running import run
from bot.settings import PACKAGED_CONTENT, load_settings
from briefing.outbox import Body, Row
from briefing.subscription import Target
from storage.content import load_content
from storage.open import FILE
from storage.tinydb.store import TinyStore
from views.commands import RESERVED

if TYPE_CHECKING:
    from bot.app import App

FEED_SECONDS, FED = 1.0, 15
"""So many messages each second: half of what Telegram lets through."""
TELL_EVERY = 5
KEPT = timedelta(minutes=1)
"""Closed rows are kept so long here, not for two days, so that their number does not grow."""
EMPTY_SECONDS = 600
BODIES = [Body("Words of a push. " * 20 + str(number)) for number in range(50)]


def holdings(app: App, *, state: str, pushed: int) -> str:
    """Return what the program has in hand."""
    lanes = app.pacer._lanes.values()
    intake = app.intake
    figures = {
        "state": state,
        "pushed": pushed,
        "tasks": len(asyncio.all_tasks()),
        "waiting": sum(len(queue) for lane in lanes for queue in lane.waiting),
        "in_flight": app.pacer._in_flight,
        "updates": len(intake._tasks) + len(intake._last),
    }
    return json.dumps(figures)


async def feed(app: App, chats: list[int], minutes: float) -> None:
    """Put rows in for a while, then wait for the last of them."""
    chance, store = random.Random(0), app.services.store  # noqa: S311 - a load, no secret
    begin, seconds, pushed = time.monotonic(), 0, 0
    while time.monotonic() < begin + minutes * 60:
        now = utc_now()
        drawn = chance.sample(chats, FED)
        rows = [Row(f"bench:{seconds}", Target(chat), 0, chance.choice(BODIES).hash, now) for chat in drawn]
        pushed += await store.enqueue({}, rows, BODIES)
        app.worker.wake()
        await store.purge_rows(now - KEPT)
        if seconds % TELL_EVERY == 0:
            print(holdings(app, state="feeding", pushed=pushed), flush=True)
        seconds += 1
        await asyncio.sleep(FEED_SECONDS)
    print(holdings(app, state="fed", pushed=pushed), flush=True)
    async with asyncio.timeout(EMPTY_SECONDS):
        while await store.next_row_due() is not None:  # noqa: ASYNC110 - the store tells nobody
            await asyncio.sleep(FEED_SECONDS)
    await asyncio.sleep(TELL_EVERY)
    print(holdings(app, state="empty", pushed=pushed), flush=True)


async def main(minutes: float, chats: list[int]) -> None:
    """Run the program for as long as it is fed."""
    settings = load_settings(_env_file=None)
    set_up_logs(settings.log_level, settings.log_format, ())
    content = load_content(PACKAGED_CONTENT, PACKAGED_CONTENT, RESERVED)
    store = await TinyStore.open(Path(settings.storage_url.removeprefix(FILE)))
    stop = asyncio.Event()
    app = build(settings, content, storage=store)
    running = asyncio.create_task(run(app, stop))
    while app.state != "ok":  # noqa: ASYNC110 - the program tells nobody
        await asyncio.sleep(0.05)
    await asyncio.sleep(TELL_EVERY)
    print(holdings(app, state="idle", pushed=0), flush=True)
    await feed(app, chats, minutes)
    stop.set()
    await running


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1]), [int(each) for each in sys.argv[2:]]))
