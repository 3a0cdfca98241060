"""The scheduler ends with what it runs."""

from __future__ import annotations

import asyncio

from bot.scheduler import scheduling
from tests.running.test_clock_set import HandClock


async def test_the_end_waits_until_a_running_job_has_put_its_things_away() -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def ask() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            for _ in range(100):  # as what waits for a process that it has ended
                await asyncio.sleep(0)
            ended.set()

    clock = HandClock(outward=(ask,))
    async with scheduling(clock, lambda: True):  # type: ignore[arg-type] # these methods suffice
        await begun.wait()
    assert ended.is_set()
