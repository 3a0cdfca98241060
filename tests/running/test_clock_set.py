"""The clock of the machine is set, back or forward, while the bot runs."""

from __future__ import annotations

import asyncio
import tracemalloc
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import structlog
from apscheduler.job import Job
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock_watch import ClockWatch, Jump
from bot.scheduler import SteadyTrigger, follow_clock, scheduling
from tests.running.clocks import HOUR, MINUTE, set_lines
from tests.support.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sandbox import Person
    from tests.desk import Desk


@dataclass
class HandClock:
    """Clocks that a test sets, and what ticks by them."""

    wall: datetime = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    steady: float = 0.0
    ticks: list[datetime] = field(default_factory=list)
    jumps: list[float] = field(default_factory=list)
    outward: tuple[Callable[[], Awaitable[None]], ...] = ()

    def watch(self) -> ClockWatch:
        return ClockWatch(lambda: self.wall, lambda: self.steady)

    def goes_on(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.steady += seconds

    async def enqueue_due(self) -> None:
        self.ticks.append(self.wall)

    async def look_after_broadcasts(self) -> None:
        """Do nothing."""

    async def clock_was_set(self, jump: Jump) -> None:
        self.jumps.append(jump.seconds)


@pytest.mark.parametrize("seconds", [-3600, 3600, -60, 60, 366 * 86_400, -366 * 86_400])
def test_a_jump_is_noticed_once_and_measured(seconds: int) -> None:
    clock = HandClock()
    watch = clock.watch()
    clock.goes_on(10)
    assert watch.look() is None
    clock.goes_on(1)
    clock.wall += timedelta(seconds=seconds)
    jump = watch.look()
    assert jump is not None
    assert (jump.seconds, jump.is_back) == (seconds, seconds < 0)
    clock.goes_on(1000)
    assert watch.look() is None


@pytest.mark.parametrize("years", [1, 2, 100])
def test_the_scheduler_lists_one_run_however_far_the_clock_is_set_forward(years: int) -> None:
    planned = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    job = Job(
        AsyncIOScheduler(timezone="UTC"),
        trigger=SteadyTrigger(3),
        executor="default",
        func=print,
        args=(),
        kwargs={},
        id="tick",
        misfire_grace_time=None,
        coalesce=True,
        name="tick",
        max_instances=1,
        next_run_time=planned,
    )
    later = planned + timedelta(days=365 * years)
    tracemalloc.start()
    assert job._get_run_times(later) == [planned]  # what the scheduler itself asks
    assert tracemalloc.get_traced_memory()[1] < 100_000
    tracemalloc.stop()
    assert job.trigger.get_next_fire_time(planned, later) == later + timedelta(seconds=3)


async def test_what_the_scheduler_planned_before_the_clock_was_set_back_runs_at_once() -> None:
    clock = HandClock()
    async with scheduling(clock, lambda: True) as scheduler:  # type: ignore[arg-type] # these methods suffice
        following = asyncio.create_task(follow_clock(clock.watch(), clock, scheduler))  # type: ignore[arg-type] # as above
        await eventually(lambda: bool(clock.ticks))
        for job in scheduler.get_jobs():  # as it stands when the clock is set back by an hour
            job.modify(next_run_time=job.next_run_time + HOUR)
        with structlog.testing.capture_logs() as logged:
            clock.wall -= HOUR
            await eventually(lambda: len(clock.ticks) > 1)
        following.cancel()
    assert clock.jumps == [-3600]
    assert set_lines(logged) == [-3600]
    assert [job.next_run_time - datetime.now(UTC) < MINUTE for job in scheduler.get_jobs()] == [True, True]


async def test_a_clock_set_forward_by_two_years_costs_one_tick(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/subscribe")
    await desk.travel(desk.now)
    before = len(desk.box.world.messages(chat))
    with structlog.testing.capture_logs() as logged:
        desk.now += timedelta(days=731)
        await eventually(
            lambda: any(each.text.startswith("⏰") for each in desk.box.world.messages(chat)[before:])
        )
        answer = (await desk.say(emma, chat, "/chamber"))[-1]
    assert answer.text.startswith("4. ")
    assert set_lines(logged) == [pytest.approx(731 * 86_400, abs=60)]
    assert len([each for each in desk.box.world.messages(chat)[before:] if each.text.startswith("⏰")]) == 1
