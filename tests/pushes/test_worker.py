"""The worker of the outbox comes to its end whenever it is told to."""

from __future__ import annotations

import asyncio
import time

import pytest
from aiogram import Bot

from bot.app import utc_now
from briefing.local_time import zone_of
from briefing.newsroom.trouble import TroubleCount
from delivery.pacing import Pacer
from delivery.worker import Worker
from storage.memory import MemoryStore
from tests.desk import TOKEN


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
async def test_a_worker_that_is_woken_as_it_is_cancelled_ends(turns: int) -> None:
    pacer = Pacer(time.monotonic, overall=0, private=0, group=0)
    worker = Worker(MemoryStore(), Bot(TOKEN), utc_now, pacer, TroubleCount(zone_of("UTC")))
    working = asyncio.create_task(worker.run())
    await worker.emptied()
    worker.wake()
    for _turn in range(turns):
        await asyncio.sleep(0)
    working.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(working, 5)
