"""The numbers of processed updates, in memory and in records, so that none is processed twice."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog

from briefing.errors import StorageUnavailable
from briefing.handled_updates import BLOCK, KEPT_BLOCKS, HandledBlock
from briefing.ports_replicas import Claim
from briefing.records import remove_records

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.ports import Clock
    from briefing.records import Records, RecordStore

log = structlog.get_logger()


class RecordedClaims:
    """The numbers of the latest processed updates; numbers that arrive during a write are stored together.

    Which updates are being processed need not be known: :mod:`bot.intake` takes each only once.
    """

    def __init__(self, store: RecordStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._blocks: dict[int, set[int]] = {}
        self._changed: set[int] = set()
        self._writing: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()

    async def load(self) -> None:
        """Read the numbers from the store; to be called once, before all else."""
        now = self._clock()
        for each in await self._store.find(HandledBlock):
            if not each.is_over(now):
                self._blocks.setdefault(each.block, set()).update(each.numbers)

    async def claim(self, number: int) -> Claim:
        """Return whether an update is to be processed or was."""
        return Claim.DONE if number in self._blocks.get(number // BLOCK, ()) else Claim.MINE

    async def finish(self, number: int) -> None:
        """Record that an update was processed; if the store cannot write, in memory only."""
        self._blocks.setdefault(number // BLOCK, set()).add(number)
        self._changed.add(number // BLOCK)
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        await asyncio.shield(self._writing)

    async def clear(self) -> None:
        """Forget all updates."""
        await remove_records(self._store, *await self._store.find(HandledBlock))
        self._blocks.clear()

    async def _write(self) -> None:
        async with self._turn:
            self._writing = None
            changed, self._changed = self._changed, set()
            over = sorted(self._blocks)[:-KEPT_BLOCKS]
            for block in over:
                del self._blocks[block]
            now = self._clock()
            kept = [self._record(block, now) for block in changed - set(over)]
            try:
                await self._store.transact(lambda records: _replace(records, kept, over, now))
            except StorageUnavailable as error:
                self._changed |= changed
                log.debug("updates_unrecorded", reason=str(error))

    def _record(self, block: int, now: datetime) -> HandledBlock:
        return HandledBlock(block, tuple(sorted(self._blocks[block])), now)


async def _replace(records: Records, kept: list[HandledBlock], over: list[int], now: datetime) -> None:
    for each in kept:
        records.put(each)
    for block in over:
        records.remove(HandledBlock(block, (), now))
