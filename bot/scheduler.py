"""The clockwork: a tick that looks for due work. What is due is kept in the store, never here."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from briefing.errors import StorageUnavailable

if TYPE_CHECKING:
    from briefing.broadcasts.broadcaster import Broadcaster
    from briefing.enqueue import Enqueuer
    from briefing.newsroom.calling import Caller
    from briefing.newsroom.followers import Followers
    from briefing.ports import Clock, Store
    from briefing.post_desk import PostDesk
    from delivery.worker import Worker

log = structlog.get_logger()

TICK_SECONDS = 10
BROADCAST_SECONDS = 3
"""The message that shows how far a broadcast has come is not edited more often."""
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
        caller: Caller,
        posts: PostDesk,
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

    async def tick(self) -> None:
        """Do all that is due now."""
        await self.enqueue_due()
        await self.look_after_broadcasts()

    async def enqueue_due(self) -> None:
        """Enqueue all that is due now but broadcasts."""
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
        try:
            await self._broadcaster.tick(self._clock())
        except StorageUnavailable as error:
            log.debug("broadcasts cannot be looked after", reason=str(error))
        self._worker.wake()


def start_scheduler(ticker: Ticker) -> AsyncIOScheduler:
    """Tick at once and then every few seconds; one that is late is not lost, and two never run at once."""
    scheduler = AsyncIOScheduler(timezone="UTC")
    acts = ((ticker.enqueue_due, TICK_SECONDS), (ticker.look_after_broadcasts, BROADCAST_SECONDS))
    for act, seconds in acts:
        scheduler.add_job(
            act,
            "interval",
            seconds=seconds,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
            next_run_time=datetime.now(UTC),
        )
    scheduler.start()
    return scheduler
