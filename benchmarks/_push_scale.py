"""Everybody is due at once: how long it takes to find and to enqueue that, and who has to wait meanwhile."""

from __future__ import annotations

import asyncio
import gc
import json
import tempfile
import time
from collections import defaultdict
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tests.load.askers import Asker
from tests.load.town import REMINDER_DAY, Town

if TYPE_CHECKING:
    from tests.load.processes import Process

ASKERS = 400
"""Private chats in turn, so that nobody comes near the flood limit."""
WARM_UP = 50
"""Answers before the quiet bot is measured."""
A_SECOND = 10
"""What answers leave of Telegram's 30 messages a second is for the push."""
SENDING_SECONDS = 20
START_SECONDS = 60
BEFORE = timedelta(seconds=25)
"""By the bot's clock, from its start until everybody is due: time for commands on a quiet bot."""


async def measure(folder: Path, chats: int) -> None:
    """Run one push and print the figures."""
    town = Town(folder, chats)
    await town.open()
    asker = Asker(town.box, "/chamber", people=ASKERS, a_second=A_SECOND)
    gc.collect()
    gc.freeze()  # this process's own collections, of so many chats, would count as the bot's waits
    with town.start_bot(REMINDER_DAY - BEFORE) as process:
        asking = asyncio.create_task(asker.ask())
        await town.box.until(lambda: len(asker.waits) > WARM_UP or asking.done(), START_SECONDS)
        quiet = time.monotonic()
        moments = await _moments(process)
        await asyncio.sleep(SENDING_SECONDS)
        asking.cancel()
        await town.box.until(lambda: not asker.asked, START_SECONDS)
    sent: dict[bool, int] = defaultdict(int)
    for count in town.copies().values():
        sent[count == 1] += 1
    await town.box.stop()
    print(f"{chats} subscribed chats, all due at once; /chamber {A_SECOND} times a second by long polling.\n")
    print(f"The first due ones found in {(moments['found'] - moments['began']) * 1000:.2f} ms.")
    print(f"All enqueued in {moments['ended'] - moments['began']:.2f} s.\n")
    print("| | seconds | answers | p50, ms | p95 | longest |")
    print("|---|---|---|---|---|---|")
    print(asker.row("before", quiet, moments["began"]))
    print(asker.row("while it enqueues", moments["began"], moments["ended"]))
    print(asker.row("while it sends", moments["ended"], moments["ended"] + SENDING_SECONDS))
    print(f"\n{sent[True]} reminders sent by then, one to a chat.")


async def _moments(process: Process) -> dict[str, float]:
    assert process.popen.stdout is not None
    line = await asyncio.to_thread(process.popen.stdout.readline)
    if not line:
        raise RuntimeError(process.log.read_text(encoding="utf-8"))
    moments: dict[str, float] = json.loads(line)
    return moments


def push_scale(chats: int) -> None:
    """Measure one push to so many chats."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(Path(folder), chats))
