"""A cancellation that comes together with what is waited for is not lost."""

from __future__ import annotations

import asyncio

import pytest

from storage.postgres.cancellation import cancellation_kept


@pytest.mark.parametrize("outcome", ["result", "error"])
async def test_what_wait_for_drops_is_raised(outcome: str) -> None:
    awaited = asyncio.get_running_loop().create_future()

    async def wait() -> None:
        with cancellation_kept():
            # Until Python 3.12 it returns, although it was cancelled.
            await asyncio.wait_for(awaited, 60)

    task = asyncio.create_task(wait())
    await asyncio.sleep(0)
    if outcome == "result":
        awaited.set_result(None)
    else:
        awaited.set_exception(ConnectionError())
    task.cancel()
    await asyncio.wait([task])
    assert task.cancelled()


async def test_what_was_cancelled_before_may_still_tidy_up() -> None:
    tidied = asyncio.Event()

    async def wait() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            with cancellation_kept():
                await asyncio.sleep(0)
            tidied.set()

    task = asyncio.create_task(wait())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    assert tidied.is_set()
    assert task.cancelled()


async def test_a_timeout_around_it_stays_a_timeout() -> None:
    async def wait() -> None:
        async with asyncio.timeout(0):
            with cancellation_kept():
                await asyncio.sleep(60)

    with pytest.raises(TimeoutError):
        await wait()
