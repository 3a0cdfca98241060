"""Where calls that have their turn in this replica wait for a turn of the budget that all replicas share."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

from briefing.errors import StorageUnavailable
from briefing.ports_replicas import HeldFor, SharedTurn
from telegram.pace.holds import Held
from telegram.pace.lanes import ANSWER, PAID, PUSH
from telegram.pace.pacing import LONGEST_WAIT

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from briefing.ports_replicas import Turns
    from telegram.pace.lanes import Turn
    from telegram.pace.pacing import Pacer

LATEST = 0.015
"""Seconds after which a turn that was not used is given up, because the next ones follow it. The way to
Telegram takes its part of their distance, too."""
PLACES = 4
"""How many pushes have had their last look and wait for a turn, so that looking takes none of its time."""
AWAY_SECONDS = 1.0
"""How long pushes wait before the shared store is asked again after a failure."""


class SharedLine:
    """Takes shared turns.

    A replica asks for one push at a time, so that none has more than one turn in advance, and an answer waits
    for few others.
    """

    def __init__(self, turns: Turns, pacer: Pacer, monotonic: Callable[[], float]) -> None:
        self._turns = turns
        self._pacer = pacer
        self._monotonic = monotonic
        self._places = {rank: asyncio.Semaphore(PLACES) for rank in (PUSH, PAID)}
        self._one_at_a_time = {rank: asyncio.Lock() for rank in (PUSH, PAID)}

    @asynccontextmanager
    async def place(self, turn: Turn) -> AsyncIterator[None]:
        """Have a place from the last look at a push until it leaves; answers need none.

        Raises:
            CancelledError: pushes are given up, because the program ends.

        """
        if turn.rank == ANSWER:
            yield
            return
        async with self._places[turn.rank]:
            if self._pacer.is_ending:
                raise asyncio.CancelledError
            yield

    async def leave(self, turn: Turn) -> Turn:
        """Wait until the call with this turn may leave; return the turn as it is counted now.

        An answer waits for its chat as well.

        Raises:
            Held: the wait would be too long.

        """
        if not turn.weight:
            return turn
        if turn.rank == ANSWER:
            return await self._leave(turn)
        async with self._one_at_a_time[turn.rank]:
            return await self._leave(turn)

    async def _leave(self, turn: Turn) -> Turn:
        while True:
            taken = await self._take(turn)
            if taken.hold is not None:
                await self._wait(turn, taken.hold)
                continue
            at = self._monotonic() + taken.seconds
            if taken.seconds > 0:
                await asyncio.sleep(taken.seconds)
            if self._monotonic() - at <= LATEST:
                return self._pacer.delayed(turn)._replace(number=taken.number, due=at)

    async def arrived(self, turn: Turn, at: float) -> None:
        """Record the moment by which a call had arrived, so that calls of others keep away."""
        late, ago = at - turn.due, self._monotonic() - at
        with suppress(StorageUnavailable):
            await self._turns.arrived(turn.number, turn.weight, late, ago, is_paid=turn.rank == PAID)

    async def _take(self, turn: Turn) -> SharedTurn:
        is_push = turn.rank != ANSWER
        try:
            return await self._turns.take(
                turn.chat_id, turn.weight, is_push=is_push, is_paid=turn.rank == PAID
            )
        except StorageUnavailable:
            if is_push:
                return SharedTurn(AWAY_SECONDS, HeldFor(None, AWAY_SECONDS, pushes_only=True))
            return SharedTurn(self._turns.alone(turn.weight))

    async def _wait(self, turn: Turn, held: HeldFor) -> None:
        """Let the pacer know what is held, so that others do not ask; an answer waits, a push comes back."""
        if held.pushes_only:
            self._pacer.hold_pushes(held.seconds)
        else:
            self._pacer.hold(held.chat_id, held.seconds)
        if turn.rank != ANSWER or held.seconds > LONGEST_WAIT:
            raise Held(held.seconds)
        await asyncio.sleep(held.seconds)
