"""The wall clock is set back or forward while the bot runs, and set right again."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import structlog

from sandbox import drills
from sandbox.rehearsal import rehearse
from tests.running.clocks import WAIT, set_lines
from tests.support.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sandbox import Chat, Person
    from tests.desk import Desk

REMINDER_DAY = datetime(2026, 12, 1, 4, 0, tzinfo=UTC)
"""09:00 in Almaty on a day on which every subscriber is reminded."""
HOUR, YEAR = timedelta(hours=1), timedelta(days=365)


def reminders(desk: Desk, chat: Chat) -> int:
    return sum(each.text.startswith("⏰") for each in desk.box.world.messages(chat) if each.from_bot)


@pytest.mark.parametrize("by", [-HOUR, HOUR], ids=["back", "forward"])
async def test_people_notice_nothing_and_the_log_says_it_once(desk: Desk, by: timedelta) -> None:
    @asynccontextmanager
    async def noticed() -> AsyncIterator[None]:
        async with drills.clock(desk.box, by):
            await eventually(lambda: len(set_lines(logged)) == 1)
            yield

    with structlog.testing.capture_logs() as logged:
        acts = ["/help", "/digest", "/deadlines", "/chamber"]
        outcome = await rehearse(desk.box, noticed(), acts)
        await eventually(lambda: len(set_lines(logged)) == 2)
    assert outcome.changed == []
    seconds = by.total_seconds()
    assert set_lines(logged) == [pytest.approx(seconds, abs=60), pytest.approx(-seconds, abs=60)]


async def test_what_was_due_comes_although_the_clock_was_set_back(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/subscribe")
    with structlog.testing.capture_logs() as logged:
        await desk.travel(REMINDER_DAY - HOUR / 2)
        await eventually(lambda: len(set_lines(logged)) == 1)
        async with drills.clock(desk.box, -HOUR):
            await eventually(lambda: len(set_lines(logged)) == 2)
            desk.box.travel(REMINDER_DAY)
            await desk.box.until(lambda: reminders(desk, chat) == 1, WAIT)
    assert set_lines(logged)[1] == pytest.approx(-3600, abs=60)


async def test_a_year_forward_sends_what_is_due_once_and_back_again_repeats_nothing(
    desk: Desk, emma: Person
) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/subscribe")
    await desk.travel(desk.now)
    with structlog.testing.capture_logs() as logged:
        async with drills.clock(desk.box, YEAR):
            await desk.box.until(lambda: reminders(desk, chat) == 1, WAIT)
            # What is new in that year may come meanwhile.
            came = await desk.say(emma, chat, "/chamber")
            assert any(each.text.startswith("4. ") for each in came)
        await eventually(lambda: len(set_lines(logged)) == 2)
        assert desk.app is not None
        await desk.app.ticker.tick()
        await desk.app.worker.wait_until_empty()
    assert reminders(desk, chat) == 1
