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
SETTLE_SECONDS = 60
"""How long what comes and goes, such as a tick, may last on a busy machine; the rest is left over."""
BODIES = [Body("Words of a push. " * 20 + str(number)) for number in range(50)]


def holdings(app: App) -> dict[str, int]:
    """Return what the program has in hand."""
    lanes = app.pacer._lanes.values()
    intake = app.intake
    return {
        "tasks": len(asyncio.all_tasks()),
        "waiting": sum(len(queue) for lane in lanes for queue in lane.waiting),
        "in_flight": app.pacer._in_flight,
        "updates": len(intake._tasks) + len(intake._last),
    }


def tell(app: App, *, state: str, pushed: int) -> None:
    """Print a line of what the program has in hand."""
    print(json.dumps({"state": state, "pushed": pushed, **holdings(app)}), flush=True)


def exceeds(held: dict[str, int], idle: dict[str, int]) -> bool:
    """Tell whether there is more of something than when the program was idle."""
    return any(count > idle[what] for what, count in held.items())


async def settle(app: App, idle: dict[str, int]) -> None:
    """Wait until the program has no more in hand than when it was idle, but not for what is left over."""
    end = time.monotonic() + SETTLE_SECONDS
    while time.monotonic() < end and exceeds(holdings(app), idle):  # noqa: ASYNC110 - the program tells nobody
        await asyncio.sleep(0.1)


async def feed(app: App, chats: list[int], minutes: float) -> int:
    """Put rows in for a while, then wait for the last of them; return how many there were."""
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
            tell(app, state="feeding", pushed=pushed)
        seconds += 1
        await asyncio.sleep(FEED_SECONDS)
    tell(app, state="fed", pushed=pushed)
    async with asyncio.timeout(EMPTY_SECONDS):
        while await store.next_row_due() is not None:  # noqa: ASYNC110 - the store tells nobody
            await asyncio.sleep(FEED_SECONDS)
    return pushed


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
    idle = holdings(app)
    tell(app, state="idle", pushed=0)
    pushed = await feed(app, chats, minutes)
    await settle(app, idle)
    tell(app, state="empty", pushed=pushed)
    stop.set()
    await running


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1]), [int(each) for each in sys.argv[2:]]))
