"""Holds as records of the store."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.holds import EVERYTHING, Hold
from briefing.ports_replicas import HeldFor
from briefing.records import Between, remove_records

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from briefing.ports import Clock
    from briefing.records import Records, RecordStore


class RecordedHolds:
    """Stores holds, so that a restart keeps them."""

    def __init__(self, store: RecordStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def hold(self, holds: Collection[HeldFor]) -> None:
        """Store holds; a longer one stays as it is."""
        now = self._clock()
        records = [
            Hold(
                EVERYTHING if each.chat_id is None else each.chat_id,
                now + timedelta(seconds=each.seconds),
                each.pushes_only,
            )
            for each in holds
        ]
        await self._store.transact(lambda step: _put_longer(step, records))

    async def holds(self) -> list[HeldFor]:
        """Return the holds that are not over, and remove the others."""
        now = self._clock()
        await self._store.transact(lambda step: _remove_over(step, now))
        return [
            HeldFor(
                None if each.chat_id == EVERYTHING else each.chat_id,
                (each.until - now).total_seconds(),
                each.pushes_only,
            )
            for each in await self._store.find(Hold)
        ]

    async def clear(self) -> None:
        """Forget all holds."""
        await remove_records(self._store, *await self._store.find(Hold))


async def _put_longer(records: Records, holds: Sequence[Hold]) -> None:
    for hold in holds:
        kept = await records.get(Hold, hold.key)
        if kept is None or kept.until < hold.until:
            records.put(hold)


async def _remove_over(records: Records, now: datetime) -> None:
    for hold in await records.find(Hold, until=Between(last=now)):
        records.remove(hold)
