"""The scheduler: a regular tick that looks for due work. When work is due is kept in the store, not here."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from briefing.errors import StorageUnavailable
from briefing.forms import remove_old_forms
from briefing.outbox import with_clock_set_back

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

    from bot.clock_watch import ClockWatch, Jump
    from briefing.broadcasts.broadcaster import Broadcaster
    from briefing.following.followers import Followers
    from briefing.ports import Clock, Store
    from briefing.subscriptions.enqueuer import Enqueuer
    from delivery.worker import Worker

log = structlog.get_logger()

TICK_SECONDS = 10
BROADCAST_SECONDS = 3
"""The message with the progress of a broadcast is not edited more often than this."""
LOOK_SECONDS = 1.0
"""The pause between two checks whether the clock was set."""
AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
"""A time in the past: a job that is planned for it runs at once, whatever the clock shows."""
KEEP_CLOSED = timedelta(days=2)
"""How long closed rows are kept: a message can be deleted for 48 hours (Bot API, deleteMessage)."""


class Ticker:
    """Puts due work into the outbox and wakes the worker.

    Work that cannot be stored stays due for the next tick; :mod:`bot.store_watch` tells that the store fails.
    """

    def __init__(
        self,
        store: Store,
        enqueuer: Enqueuer,
        followers: Followers,
        others: Sequence[Callable[[datetime], Awaitable[object]]],
        outward: Sequence[Callable[[datetime], Awaitable[object]]],
        broadcaster: Broadcaster,
        worker: Worker,
        clock: Clock,
    ) -> None:
        """``others`` is done at each tick after subscriptions and followers.

        ``outward`` asks servers of strangers, which may take minutes; each holds up nothing but itself.
        """
        self._store = store
        self._enqueuer = enqueuer
        self._followers = followers
        self._others = others
        self.outward = tuple(partial(self._ask, each, asyncio.Lock()) for each in outward)
        """What asks others, one round of each at a time."""
        self._broadcaster = broadcaster
        self._worker = worker
        self._clock = clock
        self.is_standing_by = False
        """While True nothing is done, because another copy of the program does it."""
        self._one_at_a_time = asyncio.Lock()

    async def tick(self) -> None:
        """Enqueue all due work, broadcasts included."""
        await self.enqueue_due()
        await self.look_after_broadcasts()

    async def enqueue_due(self) -> None:
        """Enqueue all due work except broadcasts."""
        if self.is_standing_by:
            return
        async with self._one_at_a_time:
            now = self._clock()
            try:
                await self._enqueuer.enqueue_due(now)
                await self._followers.enqueue_due(now)
                for each in self._others:
                    await each(now)
                await self._store.purge_rows(now - KEEP_CLOSED)
                await remove_old_forms(self._store, now)
            except StorageUnavailable as error:
                log.debug("due_work_postponed", reason=str(error))
        self._worker.wake()

    async def ask_others(self) -> None:
        """Ask all others that are due to be asked."""
        await asyncio.gather(*(each() for each in self.outward))

    async def _ask(self, ask: Callable[[datetime], Awaitable[object]], one_at_a_time: asyncio.Lock) -> None:
        if self.is_standing_by:
            return
        async with one_at_a_time:
            try:
                await ask(self._clock())
            except StorageUnavailable as error:
                log.debug("answers_unstored", reason=str(error))
        self._worker.wake()

    async def look_after_broadcasts(self) -> None:
        """Start due broadcasts, and update the messages that show their progress."""
        if self.is_standing_by:
            return
        try:
            await self._broadcaster.tick(self._clock())
        except StorageUnavailable as error:
            log.debug("broadcasts_postponed", reason=str(error))
        self._worker.wake()

    def look_at_all_followers(self) -> None:
        """Check at the next tick when each follower is to be notified."""
        self._followers.look_at_all()

    async def clock_was_set(self, jump: Jump) -> None:
        """Correct planned moments after the clock was set, so that nothing waits for a wrong one.

        Raises:
            StorageUnavailable: rows of the outbox still have moments of the old clock.

        """
        self._followers.look_at_all()
        if jump.is_back:
            await self._store.change_open_rows(partial(with_clock_set_back, was=jump.was, now=jump.now))
        self._worker.wake()


class SteadyTrigger(BaseTrigger):  # type: ignore[misc] # APScheduler ships no types
    """Plans the next run a fixed pause after the present one.

    APScheduler's own interval lists each missed run; after the clock is set forward those can be millions.
    """

    def __init__(self, seconds: float) -> None:
        self._pause = timedelta(seconds=seconds)

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """Return the next run: the pause after ``now``, whenever the last one was."""
        del previous_fire_time
        return now + self._pause


@asynccontextmanager
async def scheduling(ticker: Ticker, is_on_duty: Callable[[], bool]) -> AsyncIterator[AsyncIOScheduler]:
    """Tick at once and then regularly; late ticks run, and no two at once. At the end cancel running ones.

    While ``is_on_duty`` returns False, another replica does the work.
    """
    running: set[asyncio.Task[object]] = set()

    async def on_duty(job: Callable[[], Awaitable[None]]) -> None:
        if is_on_duty():
            task = asyncio.current_task()
            assert task is not None
            running.add(task)
            task.add_done_callback(running.discard)
            with suppress(asyncio.CancelledError):  # the program ends, and the scheduler would log that
                await job()

    scheduler = AsyncIOScheduler(timezone="UTC")
    jobs: tuple[tuple[Callable[[], Awaitable[None]], float], ...] = (
        (ticker.enqueue_due, TICK_SECONDS),
        (ticker.look_after_broadcasts, BROADCAST_SECONDS),
        *((each, TICK_SECONDS) for each in ticker.outward),
    )
    for job, seconds in jobs:
        scheduler.add_job(
            partial(on_duty, job),
            SteadyTrigger(seconds),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
            next_run_time=AT_ONCE,
        )
    scheduler.start()
    try:
        yield scheduler
    finally:
        scheduler.shutdown(wait=False)
        if running:  # the scheduler cancels them and does not wait for what they end
            await asyncio.wait(running)


async def follow_clock(watch: ClockWatch, ticker: Ticker, scheduler: AsyncIOScheduler) -> None:
    """Watch the clock without end; when it was set, correct planned moments and tick at once.

    The jobs of the scheduler are planned by the clock, too: after it was set back they would wait too long.
    """
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        jump = watch.look()
        if jump is not None:
            log.warning("clock_was_set", by_seconds=round(jump.seconds))
            await _correct_rows(ticker, jump)
            for job in scheduler.get_jobs():
                job.modify(next_run_time=AT_ONCE)


async def _correct_rows(ticker: Ticker, jump: Jump) -> None:
    while True:
        try:
            return await ticker.clock_was_set(jump)
        except StorageUnavailable as error:
            log.error("rows_on_old_clock", reason=str(error))  # noqa: TRY400 - the sentence says it
            await asyncio.sleep(LOOK_SECONDS)
