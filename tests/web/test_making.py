"""What takes long is made in a thread, once for all who wait."""

from __future__ import annotations

import asyncio
import threading

import pytest

from web.making import Making


async def test_those_who_ask_at_the_same_time_wait_for_one_making_in_a_thread() -> None:
    threads: list[int] = []
    go_on = threading.Event()

    def make() -> str:
        threads.append(threading.get_ident())
        assert go_on.wait(10)
        return "made"

    making: Making[str] = Making()
    waiting = [asyncio.create_task(making.result("key", make)) for _ in range(3)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    go_on.set()
    found = await asyncio.gather(*waiting, return_exceptions=True)
    assert isinstance(found[0], asyncio.CancelledError)
    assert found[1:] == ["made", "made"]
    assert len(threads) == 1
    assert threads != [threading.get_ident()]
    assert await making.result("key", lambda: "anew") == "anew"


async def test_a_failure_is_told_to_all_who_wait_and_is_not_kept() -> None:
    def fail() -> str:
        raise ValueError

    making: Making[str] = Making()
    found = await asyncio.gather(
        making.result("key", fail), making.result("key", fail), return_exceptions=True
    )
    assert [type(each) for each in found] == [ValueError, ValueError]
    assert await making.result("key", lambda: "well") == "well"
    with pytest.raises(ValueError, match=r"^$"):
        await making.result("key", fail)
