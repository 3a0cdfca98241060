"""The one worker that sends the rows of the outbox."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import structlog
from structlog.contextvars import bind_contextvars

from briefing.errors import StorageUnavailable
from briefing.last_look import begin
from briefing.outbox import RowState
from briefing.sender import ErrorKind
from briefing.stats.measurements import kind_of
from delivery.sending import Outcome, Sending

if TYPE_CHECKING:
    import random
    from collections.abc import Collection

    from briefing.outbox import Body, Row
    from briefing.ports import Clock, Store
    from briefing.sender import Sender
    from briefing.stats.measurements import Sends
    from delivery.failure_handler import FailureHandler

log = structlog.get_logger()

MOST_UNDER_WAY = 500
"""Most leased rows at once; most wait for a turn, so waiting groups do not delay rows for other chats."""
MOST_OF_A_REPLICA = 100
"""The same for a replica, which leaves rows to the others, and few rows waiting when it dies."""
LEASED_SHARE = 5
"""The worker leases again when there is room for this part, a fifth, of the most rows."""
IDLE_SECONDS = 5.0
"""Longest sleep between two looks at the outbox."""
PUT_OFF_SECONDS = 10.0
"""Pause of rows that were put off, unless they are held or ended meanwhile."""
MIN_SLEEP_SECONDS = 0.05
"""Shortest sleep, so that differing clocks cannot make the worker loop without a pause."""


class TokenRefused(Exception):
    """Telegram does not accept the bot's token any more."""


class WaitingPushes(Protocol):
    """The pushes that wait for their turn in the pacer."""

    def put_off(self, chat_ids: Collection[int], seconds: float) -> None:
        """End the wait of pushes to these chats as a flood of so many seconds would."""
        ...

    def give_up_pushes(self) -> None:
        """Cancel all pushes that wait now or later."""
        ...


class Worker:
    """Leases due rows, sends a bounded number of them at once, and closes each after its answer."""

    def __init__(
        self,
        store: Store,
        sender: Sender,
        clock: Clock,
        waiting_pushes: WaitingPushes,
        failure_handler: FailureHandler,
        jitter: random.Random,
        sends: Sends,
        most_under_way: int = MOST_UNDER_WAY,
    ) -> None:
        self._store = store
        self._sender = sender
        self._clock = clock
        self._waiting = waiting_pushes
        self._failure_handler = failure_handler
        self._jitter = jitter
        self._sends = sends
        self._most_under_way = most_under_way
        self._awake = asyncio.Event()
        self._idle = asyncio.Event()
        self._under_way: dict[asyncio.Task[None], Row] = {}
        self._is_ending = False
        self._is_suspended = False
        self._is_refused = False

    def wake(self) -> None:
        """Look at the outbox at once."""
        self._awake.set()

    async def run(self) -> None:
        """Send until cancelled; :meth:`drain` then waits for the rows that are under way.

        Raises:
            TokenRefused: Telegram refused the token.

        """
        while not self._is_refused:
            self._awake.clear()
            if not await self._lease():
                await self._sleep(await self._sleep_seconds())
        raise TokenRefused

    def put_off(self, occurrence: str) -> None:
        """Return the waiting rows of an occurrence to the outbox, because it is to stop."""
        chats = {row.target.chat_id for row in self._under_way.values() if row.occurrence == occurrence}
        self._waiting.put_off(chats, PUT_OFF_SECONDS)

    def suspend(self) -> None:
        """Lease no more rows and return waiting ones to the outbox, until :meth:`resume`."""
        self._is_suspended = True
        self._waiting.put_off({row.target.chat_id for row in self._under_way.values()}, PUT_OFF_SECONDS)

    def resume(self) -> None:
        """Lease and send again after :meth:`suspend`."""
        self._is_suspended = False
        self.wake()

    async def wait_until_empty(self) -> None:
        """Wait until no due row is left."""
        while True:
            self._idle.clear()
            self.wake()
            await self._idle.wait()
            if not self._under_way:
                return
            await asyncio.wait(self._under_way)

    async def drain(self, seconds: float) -> None:
        """Lease no more rows and wait up to ``seconds`` for those under way; late ones stay in the outbox."""
        self._is_ending = True
        self._waiting.give_up_pushes()
        if self._under_way:
            _done, late = await asyncio.wait(set(self._under_way), timeout=seconds)
            for task in late:
                task.cancel()

    async def _sleep(self, seconds: float) -> None:
        """Wait until the worker is woken, at most so many seconds."""
        self._idle.set()
        # wait_for would lose a cancellation that comes together with the event (Python 3.11).
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._awake.wait()

    async def _sleep_seconds(self) -> float:
        """Return the seconds until the next row is due, at most IDLE_SECONDS."""
        due_at = await self._store.next_row_due()
        if due_at is None:
            return IDLE_SECONDS
        return min(IDLE_SECONDS, max(MIN_SLEEP_SECONDS, (due_at - self._clock()).total_seconds()))

    async def _lease(self) -> bool:
        """Lease due rows and start sending them; return False if none was due."""
        if self._is_ending or self._is_suspended:
            return False
        while self._room < self._most_under_way // LEASED_SHARE:
            self._awake.clear()
            await self._awake.wait()
        try:
            leased = await self._store.lease_rows(self._clock(), self._room)
        except StorageUnavailable as error:
            log.error("outbox_unreadable", reason=str(error))  # noqa: TRY400 - the sentence says it
            await self._sleep(IDLE_SECONDS)
            return True
        for row, body in leased:
            task = asyncio.create_task(self._deliver(row, body))
            self._under_way[task] = row
            task.add_done_callback(self._remove_task)
        return bool(leased)

    @property
    def _room(self) -> int:
        """How many more rows can be leased."""
        return self._most_under_way - len(self._under_way)

    def _remove_task(self, task: asyncio.Task[None]) -> None:
        del self._under_way[task]
        self._awake.set()

    async def _send(self, row: Row, body: Body) -> Outcome | None:
        """Return a row with its new state, or None if it is not to be sent now."""
        try:
            return await Sending(row, body, self._last_look, self._clock).send(self._sender, self._jitter)
        except StorageUnavailable as error:
            log.warning("push_returned", reason=str(error))
            return Outcome(replace(row, state=RowState.PENDING), body)

    async def _last_look(self, row: Row) -> tuple[Row, Body] | None:
        return await begin(self._store, row, self._clock())

    async def _deliver(self, row: Row, body: Body) -> None:
        # Each line that is logged for the push, its calls included, names it.
        bind_contextvars(push="{}:{}:{}:{}".format(*row.key))
        outcome = await self._send(row, body)
        if outcome is None:
            return
        self._sends[kind_of(row.occurrence), outcome.as_sent] += 1
        if outcome.row.state is not RowState.SENT:
            log.info("push_not_sent", state=outcome.row.state.value, reason=outcome.row.reason)
        if outcome.kind is ErrorKind.SOURCE_GONE:
            self.put_off(row.occurrence)
        try:
            await self._failure_handler.handle(outcome, self._clock())
        except StorageUnavailable:
            log.exception("push_outcome_lost")
        if outcome.kind is ErrorKind.TOKEN:
            self._is_refused = True
