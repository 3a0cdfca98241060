"""The one worker that empties the outbox."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

import structlog

from briefing.errors import StorageUnavailable
from briefing.last_look import begin
from briefing.outbox import RowState
from briefing.sender import ErrorKind
from delivery.sending import Sending

if TYPE_CHECKING:
    import random
    from collections.abc import Collection

    from briefing.outbox import Body, Row
    from briefing.ports import Clock, Store
    from briefing.sender import Sender
    from delivery.failure_handler import FailureHandler
    from delivery.sending import Outcome

log = structlog.get_logger()

UNDER_WAY = 500
"""Rows in hand at once; most of them wait for their turn, so that many groups may wait and slow nobody."""
AT_ONCE = 100
"""Rows that are taken together, at least, when so many are due."""
IDLE_SECONDS = 5.0
"""How long the worker sleeps at most when nobody wakes it."""
PUT_OFF_SECONDS = 10.0
"""When rows that were put off come again, unless somebody has held or ended them by then."""
NAP_SECONDS = 0.05
"""How long it sleeps at least, so that clocks that differ do not keep it busy."""


class TokenRefused(Exception):
    """Telegram lets the bot in no more; nothing can be sent."""


class Turns(Protocol):
    """What waits for its turn to be sent."""

    def put_off(self, chat_ids: Collection[int], seconds: float) -> None:
        """Let the pushes that wait for these chats fail as in a flood, to come again later."""
        ...

    def give_up_pushes(self) -> None:
        """Cancel all pushes that wait, and those to come."""
        ...


class Worker:
    """Leases due rows, sends them with bounded concurrency, and closes each when it is answered."""

    def __init__(
        self,
        store: Store,
        sender: Sender,
        clock: Clock,
        turns: Turns,
        consequences: FailureHandler,
        jitter: random.Random,
    ) -> None:
        self._store = store
        self._sender = sender
        self._clock = clock
        self._turns = turns
        self._consequences = consequences
        self._jitter = jitter
        self._awake = asyncio.Event()
        self._resting = asyncio.Event()
        self._under_way: dict[asyncio.Task[None], Row] = {}
        self._is_ending = False
        self._is_standing_by = False
        self._is_refused = False

    def wake(self) -> None:
        """Look at the outbox at once."""
        self._awake.set()

    async def run(self) -> None:
        """Send until cancelled; what is under way then is finished by :meth:`drain`.

        Raises:
            TokenRefused: the token is not valid any more.

        """
        while not self._is_refused:
            self._awake.clear()
            if not await self._take():
                await self._rest(await self._rest_seconds())
        raise TokenRefused

    def put_off(self, occurrence: str) -> None:
        """Let rows of an occurrence that wait for their turn go back into the outbox: it is to stop."""
        chats = {row.target.chat_id for row in self._under_way.values() if row.occurrence == occurrence}
        self._turns.put_off(chats, PUT_OFF_SECONDS)

    def stand_by(self) -> None:
        """Begin nothing more, and let what waits for its turn go back, until told to go on."""
        self._is_standing_by = True
        self._turns.put_off({row.target.chat_id for row in self._under_way.values()}, PUT_OFF_SECONDS)

    def go_on(self) -> None:
        """Send again."""
        self._is_standing_by = False
        self.wake()

    async def emptied(self) -> None:
        """Return when nothing that is due now is left to be sent."""
        while True:
            self._resting.clear()
            self.wake()
            await self._resting.wait()
            if not self._under_way:
                return
            await asyncio.wait(self._under_way)

    async def drain(self, seconds: float) -> None:
        """Begin nothing more and wait for what is under way; what takes longer stays in the outbox."""
        self._is_ending = True
        self._turns.give_up_pushes()
        if self._under_way:
            _done, late = await asyncio.wait(set(self._under_way), timeout=seconds)
            for task in late:
                task.cancel()

    async def _rest(self, seconds: float) -> None:
        """Wait until somebody wakes the worker, but so long at most."""
        self._resting.set()
        # Not wait_for: in Python 3.11 it swallows a cancellation that comes together with the event.
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._awake.wait()

    async def _rest_seconds(self) -> float:
        """Return how long nothing is due, as far as it is known."""
        due_at = await self._store.next_row_due()
        if due_at is None:
            return IDLE_SECONDS
        return min(IDLE_SECONDS, max(NAP_SECONDS, (due_at - self._clock()).total_seconds()))

    async def _take(self) -> bool:
        """Begin to send what is due; False when nothing was."""
        if self._is_ending or self._is_standing_by:
            return False
        while len(self._under_way) > UNDER_WAY - AT_ONCE:
            self._awake.clear()
            await self._awake.wait()
        try:
            leased = await self._store.lease_rows(self._clock(), UNDER_WAY - len(self._under_way))
        except StorageUnavailable as error:
            log.error("outbox cannot be read", reason=str(error))  # noqa: TRY400 - the sentence says it
            await self._rest(IDLE_SECONDS)
            return True
        for row, body in leased:
            task = asyncio.create_task(self._deliver(row, body))
            self._under_way[task] = row
            task.add_done_callback(self._ended)
        return bool(leased)

    def _ended(self, task: asyncio.Task[None]) -> None:
        del self._under_way[task]
        self._awake.set()

    async def _sent(self, row: Row, body: Body) -> Outcome | None:
        """Return what became of a row when its turn had come; None when it is not to be sent, or not yet."""
        try:
            return await Sending(row, body, self._begin, self._clock).send(self._sender, self._jitter)
        except StorageUnavailable:
            log.exception("what is not wanted any more could not be removed")
            return None

    async def _begin(self, row: Row) -> tuple[Row, Body] | None:
        return await begin(self._store, row, self._clock())

    async def _deliver(self, row: Row, body: Body) -> None:
        outcome = await self._sent(row, body)
        if outcome is None:
            return
        if outcome.row.state is not RowState.SENT:
            log.info("push not sent", state=outcome.row.state.value, reason=outcome.row.reason)
        if outcome.kind is ErrorKind.SOURCE_GONE:
            self.put_off(row.occurrence)
        try:
            await self._consequences.carry_out(outcome, self._clock())
        except StorageUnavailable:
            log.exception("what became of a push could not be stored")
        if outcome.kind is ErrorKind.TOKEN:
            self._is_refused = True
