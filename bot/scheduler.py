"""The clockwork: a tick that looks for due work. What is due is kept in the store, never here."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from briefing.errors import StorageUnavailable
from briefing.outbox import set_back

if TYPE_CHECKING:
    from bot.clock_watch import ClockWatch, Jump
    from briefing.broadcasts.broadcaster import Broadcaster
    from briefing.channels.post_tracker import PostTracker
    from briefing.following.followers import Followers
    from briefing.ports import Clock, Store
    from briefing.reviews.notifications import Notifications
    from briefing.subscriptions.enqueuer import Enqueuer
    from delivery.worker import Worker

log = structlog.get_logger()

TICK_SECONDS = 10
BROADCAST_SECONDS = 3
"""The message that shows how far a broadcast has come is not edited more often."""
LOOK_SECONDS = 1.0
"""How often it is looked whether the clock was set."""
AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
"""A run that was planned for then is due, whatever the clock shows."""
KEEP_CLOSED = timedelta(days=2)
"""Messages can be taken back for 48 hours (Bot API, deleteMessage); so long their rows are kept."""


class Ticker:
    """Moves due work into the outbox and wakes the worker.

    What cannot be kept stays due for the next tick; that the store fails is said elsewhere, once.
    """

    def __init__(
        self,
        store: Store,
        enqueuer: Enqueuer,
        followers: Followers,
        caller: Notifications,
        posts: PostTracker,
        broadcaster: Broadcaster,
        worker: Worker,
        clock: Clock,
    ) -> None:
        self._store = store
        self._enqueuer = enqueuer
        self._followers = followers
        self._caller = caller
        self._posts = posts
        self._broadcaster = broadcaster
        self._worker = worker
        self._clock = clock
        self.is_standing_by = False
        """Nothing is looked for: another copy of the program does it."""
        self._one_at_a_time = asyncio.Lock()

    async def tick(self) -> None:
        """Do all that is due now."""
        await self.enqueue_due()
        await self.look_after_broadcasts()

    async def enqueue_due(self) -> None:
        """Enqueue all that is due now but broadcasts."""
        if self.is_standing_by:
            return
        async with self._one_at_a_time:
            now = self._clock()
            try:
                await self._enqueuer.enqueue_due(now)
                await self._followers.enqueue_due(now)
                await self._caller.call_due(now)
                await self._posts.follow_up(now)
                await self._store.purge_rows(now - KEEP_CLOSED)
            except StorageUnavailable as error:
                log.debug("due work cannot be enqueued", reason=str(error))
        self._worker.wake()

    async def look_after_broadcasts(self) -> None:
        """Start broadcasts that are due, and show how far each has come."""
        if self.is_standing_by:
            return
        try:
            await self._broadcaster.tick(self._clock())
        except StorageUnavailable as error:
            log.debug("broadcasts cannot be looked after", reason=str(error))
        self._worker.wake()

    async def clock_was_set(self, jump: Jump) -> None:
        """Let nothing wait for a moment that was reckoned from what the clock showed before.

        Raises:
            StorageUnavailable: rows of the outbox wait yet.

        """
        self._followers.look_at_all()
        if jump.is_back:
            await self._store.change_open_rows(partial(set_back, was=jump.was, now=jump.now))
        self._worker.wake()


class SteadyTrigger(BaseTrigger):  # type: ignore[misc] # APScheduler ships no types
    """Runs again so long after it ran.

    The interval of APScheduler lists each run that was missed since, millions when the clock is set forward.
    """

    def __init__(self, seconds: float) -> None:
        self._pause = timedelta(seconds=seconds)

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """Return the one run that comes next, after ``now`` in any case."""
        del previous_fire_time
        return now + self._pause


def start_scheduler(ticker: Ticker) -> AsyncIOScheduler:
    """Tick at once and then every few seconds; one that is late is not lost, and two never run at once."""
    scheduler = AsyncIOScheduler(timezone="UTC")
    acts = ((ticker.enqueue_due, TICK_SECONDS), (ticker.look_after_broadcasts, BROADCAST_SECONDS))
    for act, seconds in acts:
        scheduler.add_job(
            act,
            SteadyTrigger(seconds),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
            next_run_time=AT_ONCE,
        )
    scheduler.start()
    return scheduler


async def follow_clock(watch: ClockWatch, ticker: Ticker, scheduler: AsyncIOScheduler) -> None:
    """Tick at once, without end, whenever the clock was set.

    What the scheduler has planned is a moment of the clock, too: one that was set back would keep it waiting.
    """
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        jump = watch.look()
        if jump is not None:
            log.warning(
                "the clock was set; all that is due is looked at anew", by_seconds=round(jump.seconds)
            )
            await _insist(ticker, jump)
            for job in scheduler.get_jobs():
                job.modify(next_run_time=AT_ONCE)


async def _insist(ticker: Ticker, jump: Jump) -> None:
    while True:
        try:
            return await ticker.clock_was_set(jump)
        except StorageUnavailable as error:
            log.error("rows still wait for the clock as it was", reason=str(error))  # noqa: TRY400 - the sentence says it
            await asyncio.sleep(LOOK_SECONDS)
