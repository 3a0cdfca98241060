"""A sandbox with a clock that tests move, and a bot that is nothing but HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
import pytest

from sandbox import Sandbox
from tests.sandbox.raw_api import Api, Clock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox import Chat, Person

TOKEN = "42:TEST"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def box(clock: Clock) -> Sandbox:
    return Sandbox(
        token=TOKEN, username="briefing_bot", clock=clock, monotonic=clock.monotonic, set_time=clock.set
    )


@pytest.fixture
async def url(box: Sandbox) -> AsyncIterator[str]:
    yield await box.start()
    await box.stop()


@pytest.fixture
async def api(url: str) -> AsyncIterator[Api]:
    async with aiohttp.ClientSession() as session:
        yield Api(session, f"{url}/bot{TOKEN}")


@pytest.fixture
def anna(box: Sandbox) -> Person:
    return box.world.add_person("Anna")


@pytest.fixture
def boris(box: Sandbox) -> Person:
    return box.world.add_person("Boris")


@pytest.fixture
def group(box: Sandbox, anna: Person, boris: Person) -> Chat:
    return box.world.add_group("Desk", members=[anna, boris], bot="administrator")
