"""The port's methods, for a backend that keeps a ledger in memory and its changes wherever it likes."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, TypeVar

from briefing.outbox import OPEN
from briefing.stats.store_stats import StoreStats
from storage.ledger.change import Change
from storage.ledger.change_builders import (
    closing_change,
    enqueue_change,
    forgetting_change,
    sighting_change,
    subscription_change,
)
from storage.ledger.moving import migration_change
from storage.ledger.records import RecordsStep
from storage.ledger.slices import SLICE, by_target, slices

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import datetime

    from briefing.chats.chat import Chat
    from briefing.following.following import Following
    from briefing.outbox import Body, Row, RowState
    from briefing.records import R, Records
    from briefing.stats.store_stats import FileStats
    from briefing.subscription import Subscription, Target
    from storage.ledger.ledger import Ledger

    T = TypeVar("T")


class LedgerStore(ABC):
    """Reads see changes that are not confirmed yet.

    From a read to the change that rests on it nothing is awaited. A backend says how a change is made and
    when it is durable.
    """

    _kind: ClassVar[str]
    """What the backend is built on."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    @abstractmethod
    def _keep(self, change: Change, *, erases: bool = False) -> None:
        """Apply a change to the ledger and begin to make it durable; with ``erases`` no backup keeps it."""

    @abstractmethod
    async def _confirmed(self) -> None:
        """Return when every change so far is durable; ``StorageUnavailable`` when it has been undone."""

    def failure(self) -> str | None:
        """Return why the last change could not be kept, or None."""
        return None

    async def is_writable(self) -> bool:
        """Tell whether changes can be kept; when the last one could not, find out by writing."""
        return True

    def _file_stats(self) -> FileStats | None:
        """Return what a backend that lies in a file takes of the disk and of time."""
        return None

    async def chat(self, chat_id: int) -> Chat | None:
        """Return what is kept about a chat, or None."""
        return self._ledger.chats.get(chat_id)

    async def managers_of(self, chat_id: int) -> list[Chat]:
        """Return the private chats of the people who set up a group or channel, by their ids."""
        return [self._ledger.chats[each] for each in self._ledger.managers.of(chat_id)]

    async def chats(self) -> list[Chat]:
        """Return every chat of which something is kept, by id."""
        return [self._ledger.chats[chat_id] for chat_id in sorted(self._ledger.chats)]

    async def change_chat(self, chat_id: int, change: Callable[[Chat | None], Chat]) -> Chat:
        """Replace a chat by ``change(present)``."""
        present = self._ledger.chats.get(chat_id)
        changed = change(present)
        if changed != present:
            self._keep(Change(chats={chat_id: changed}))
        # Also when nothing changed: what is there may be another's change that is not durable yet.
        await self._confirmed()
        return changed

    async def forget_chat(self, chat_id: int) -> bool:
        """Erase everything under this chat's id."""
        change = forgetting_change(self._ledger, chat_id)
        self._sweep_and_keep(change, erases=True)
        await self._confirmed()
        return bool(change)

    async def migrate_chat(self, old_id: int, new_id: int) -> None:
        """Move everything under ``old_id`` to ``new_id``."""
        self._sweep_and_keep(migration_change(self._ledger, old_id, new_id))
        await self._confirmed()

    async def subscription(self, target: Target) -> Subscription | None:
        """Return a target's subscription, or None."""
        return self._ledger.subscriptions.get(target)

    async def subscriptions(self, chat_ids: Collection[int]) -> list[Subscription]:
        """Return every subscription of these chats, by target."""
        every = self._ledger.subscriptions.all
        found = [every[number] for chat_id in set(chat_ids) for number in every.naming(chat_id)]
        return sorted(found, key=lambda each: each.target)

    async def change_subscription(
        self, target: Target, change: Callable[[Subscription | None], Subscription | None]
    ) -> Subscription | None:
        """Replace a subscription by ``change(present)``; None removes it and open rows of the target."""
        present = self._ledger.subscriptions.get(target)
        changed = change(present)
        if changed != present:
            self._sweep_and_keep(subscription_change(self._ledger, target, changed))
        await self._confirmed()
        return changed

    async def due_subscriptions(self, now: datetime, limit: int) -> list[Subscription]:
        """Return what is due, the earliest first."""
        return self._ledger.subscriptions.due(now, limit)

    async def enqueue(
        self,
        advanced: Mapping[Subscription, Subscription],
        rows: Sequence[Row],
        bodies: Collection[Body],
        followings: Mapping[Following, Following | None] | None = None,
    ) -> int:
        """Move subscriptions and followings on and put their rows in, a slice at a time."""
        known = {body.hash: body for body in bodies}
        needed = {row.body for row in rows} - known.keys()
        if not needed <= self._ledger.bodies.keys():
            raise ValueError(f"the bodies {needed - self._ledger.bodies.keys()} are not there")
        known |= {body: self._ledger.bodies[body] for body in needed}
        put_in = 0
        for part in slices(by_target(advanced, rows, followings or {})):
            change = enqueue_change(self._ledger, part, known)
            self._keep(change)
            await self._confirmed()
            put_in += len(change.rows)
            await asyncio.sleep(0)  # also a backend with nothing to wait for lets others have their turn
        return put_in

    async def lease_rows(self, now: datetime, limit: int) -> list[tuple[Row, Body]]:
        """Take rows that can be sent; none leaves that is not durable."""
        if not await self.is_writable():
            return []
        outbox = self._ledger.outbox
        reserved = outbox.reserve(now, limit)
        if not reserved:
            return []
        try:
            await self._confirmed()
        except BaseException:
            outbox.release(reserved)
            raise
        return [(row, self._ledger.bodies[row.body]) for row in outbox.hand_out(reserved, now)]

    async def begin_row(self, row: Row, now: datetime) -> tuple[Row, Body] | None:
        """Return a leased row as it is to be sent now, or None."""
        begun = self._ledger.outbox.begin(row, now)
        return None if begun is None else (begun, self._ledger.bodies[begun.body])

    async def drop_row(self, row: Row) -> None:
        """Remove a leased row that was not begun."""
        outbox = self._ledger.outbox
        number = outbox.find(row.key)
        if number is not None and outbox.is_leased(number) and not outbox.is_begun(number):
            outbox.release([number])
            self._sweep_and_keep(Change(rows={number: None}))
        await self._confirmed()

    async def close_rows(self, rows: Collection[Row]) -> None:
        """Store what became of leased rows; their leases end when that is durable."""
        outbox = self._ledger.outbox
        found = (outbox.find(row.key) for row in rows)
        numbers = [number for number in found if number is not None]
        self._keep(closing_change(self._ledger, rows))
        try:
            await self._confirmed()
        except asyncio.CancelledError:
            # Nobody is left to settle them again should this fail.
            outbox.release(numbers)
            raise
        outbox.release(numbers)

    async def purge_rows(self, closed_before: datetime) -> int:
        """Remove rows closed before a moment, a slice at a time."""
        removed = 0
        while numbers := self._ledger.outbox.closed_before(closed_before, SLICE):
            self._sweep_and_keep(Change(rows=dict.fromkeys(numbers)))
            await self._confirmed()
            removed += len(numbers)
            await asyncio.sleep(0)  # as above
        return removed

    async def rows_of(self, occurrence: str) -> list[Row]:
        """Return all rows of an occurrence, in the order in which they were put in."""
        outbox = self._ledger.outbox
        return [outbox.all[number] for number in outbox.of_occurrence(occurrence)]

    async def change_rows(self, occurrence: str, change: Callable[[Row], Row | None]) -> int:
        """Replace the rows of an occurrence that are not being sent, a slice at a time."""
        return await self._change(self._ledger.outbox.of_occurrence(occurrence), change)

    async def change_open_rows(self, change: Callable[[Row], Row]) -> int:
        """Replace the open rows that are not being sent, a slice at a time."""
        rows = self._ledger.outbox.all
        return await self._change([each for each in rows.numbers() if rows[each].state in OPEN], change)

    async def _change(self, numbers: Sequence[int], change: Callable[[Row], Row | None]) -> int:
        outbox, changed = self._ledger.outbox, 0
        for start in range(0, len(numbers), SLICE):
            rows: dict[int, Row | None] = {}
            for number in numbers[start : start + SLICE]:
                row = outbox.all.get(number)
                if row is not None and not outbox.is_begun(number) and change(row) != row:
                    rows[number] = change(row)
            if rows:
                self._sweep_and_keep(Change(rows=rows))
                await self._confirmed()
                changed += len(rows)
            await asyncio.sleep(0)  # as above
        return changed

    async def count_rows(self) -> Mapping[RowState, int]:
        """Return how many rows are in each state."""
        return self._ledger.outbox.count()

    async def next_row_due(self) -> datetime | None:
        """Return when the next row can be leased, or None."""
        return self._ledger.outbox.queues.first() if self.failure() is None else None

    async def first_seen(self, names: Collection[str], now: datetime) -> Mapping[str, datetime]:
        """Return when each name was first asked for."""
        self._keep(sighting_change(self._ledger, names, now))
        await self._confirmed()
        found = (self._ledger.seen.find(name) for name in names)
        return {each.name: each.at for each in found if each is not None}

    async def record(self, kind: type[R], key: str) -> R | None:
        """Return a record, or None."""
        return RecordsStep(self._ledger.records).get(kind, key)

    async def records(self, kind: type[R]) -> list[R]:
        """Return every record of a kind, in the order in which they were first put."""
        return RecordsStep(self._ledger.records).all(kind)

    async def transact(self, act: Callable[[Records], T]) -> T:
        """Let ``act`` read and change records in one step."""
        step = RecordsStep(self._ledger.records)
        result = act(step)
        changes = step.changes()
        if changes:
            self._keep(Change(records=changes))
        await self._confirmed()
        return result

    async def stats(self, now: datetime) -> StoreStats:
        """Return how much there is, and how long it takes to keep it."""
        return StoreStats(
            kind=self._kind,
            chats=self._ledger.count_chats(),
            due=self._ledger.outbox.queues.count_due(now),
            documents=self._ledger.count_documents(),
            file=self._file_stats(),
        )

    def _sweep_and_keep(self, change: Change, *, erases: bool = False) -> None:
        self._ledger.sweep(change)
        self._keep(change, erases=erases)
