"""Commands that waited while the bot was down: too late for an answer that one person alone sees."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from sandbox import Sandbox
from tests.desk import NOW, TOKEN, USERNAME
from tests.support.alone import group_at

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox import Person
    from tests.desk import Desk

pytestmark = pytest.mark.profile


class Clock:
    """The clock of the world and of the bot."""

    def __init__(self) -> None:
        self.now = NOW


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def box(clock: Clock) -> AsyncIterator[Sandbox]:
    made = Sandbox(
        token=TOKEN,
        username=USERNAME,
        clock=lambda: clock.now,
        monotonic=asyncio.get_running_loop().time,
    )
    made.plain_blanks = True
    yield made
    await made.stop()


async def test_a_late_answer_is_shown_to_all_and_the_next_to_one(
    desk: Desk, emma: Person, clock: Clock
) -> None:
    group = await group_at(desk, emma)
    await desk.stop()
    desk.box.world.say(emma, group.chat, "/help")
    desk.box.world.say(emma, group.chat, "/search oil")
    clock.now = desk.now = NOW + timedelta(seconds=16)
    await desk.start()
    await desk.box.settled()
    help_, line = group.public()
    assert "/digest" in help_.text
    assert "oil" not in line.text
    (shown,) = await group.say(emma, "/help")
    assert shown.ephemeral_id
