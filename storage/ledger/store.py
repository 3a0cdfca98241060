"""The methods of the port ``Store``, for all backends that have a ledger in memory."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from briefing.outbox import OPEN
from briefing.pages import slices_of
from briefing.store_stats import StoreStats
from storage.ledger.change import Change
from storage.ledger.change_builders import (
    closing_change,
    enqueue_change,
    forgetting_change,
    sighting_change,
    subscription_change,
)
from storage.ledger.figures import figures
from storage.ledger.moving import migration_change
from storage.ledger.record_store import LedgerRecords
from storage.ledger.slices import SLICE, by_target, slices
from storage.one_process import one_process

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
    from datetime import datetime, timedelta

    from briefing.chat import Chat
    from briefing.followings import Following
    from briefing.outbox import Body, Row, RowFigures, RowState
    from briefing.ports import Clock
    from briefing.ports_replicas import Pace, Replicas
    from briefing.store_stats import FileStats
    from briefing.subscription import Subscription, Target


class LedgerStore(LedgerRecords):
    """A store with a ledger in memory; a subclass defines how changes are made durable.

    Reads see changes that are not durable yet. Nothing is awaited between a read and the change that depends
    on it, so no other change can come in between.
    """

    _kind: ClassVar[str]
    """The name of the backend for statistics."""

    def failure(self) -> str | None:
        """Return why the last change could not be stored, or None if it was."""
        return None

    async def is_writable(self) -> bool:
        """Tell whether changes can be stored; after a failure, try by writing."""
        return True

    def _file_stats(self) -> FileStats | None:
        """Return sizes and times of the backend's files, or None if it has none."""
        return None

    def _writes(self) -> list[timedelta]:
        """Return how long the last changes waited until they were durable, the shortest first."""
        return []

    async def chat(self, chat_id: int) -> Chat | None:
        """Return a chat, or None."""
        return self._ledger.chats.get(chat_id)

    async def managers_of(self, chat_id: int) -> list[Chat]:
        """Return the private chats of the people who set up a group or channel, by their ids."""
        return [self._ledger.chats[each] for each in self._ledger.managers.of(chat_id)]

    async def chats_of(self, chat_ids: Collection[int]) -> Mapping[int, Chat]:
        """Return the known ones of these chats, by id."""
        known = self._ledger.chats
        return {each: known[each] for each in chat_ids if each in known}

    async def chats(self) -> AsyncIterator[Chat]:
        """Yield all chats, by id."""
        for chat_id in sorted(self._ledger.chats):
            if chat_id in self._ledger.chats:
                yield self._ledger.chats[chat_id]

    async def change_chat(self, chat_id: int, change: Callable[[Chat | None], Chat]) -> Chat:
        """Replace a chat by ``change(present)``."""
        present = self._ledger.chats.get(chat_id)
        changed = change(present)
        if changed != present:
            self._keep(Change(chats={chat_id: changed}))
        # Even without a change: the present state may come from another change that is not durable yet.
        await self._confirmed()
        return changed

    async def forget_chat(self, chat_id: int) -> bool:
        """Remove everything under this chat's id; return False if there was nothing."""
        change = forgetting_change(self._ledger, chat_id)
        self._prune_and_keep(change, erases=True)
        await self._confirmed()
        return bool(change)

    async def migrate_chat(self, old_id: int, new_id: int) -> None:
        """Move everything under ``old_id`` to ``new_id``."""
        self._prune_and_keep(migration_change(self._ledger, old_id, new_id))
        await self._confirmed()

    async def subscription(self, target: Target) -> Subscription | None:
        """Return a target's subscription, or None."""
        return self._ledger.subscriptions.get(target)

    async def subscriptions(self, chat_ids: Collection[int]) -> list[Subscription]:
        """Return all subscriptions of these chats, by target."""
        every = self._ledger.subscriptions.all
        found = [every[number] for chat_id in set(chat_ids) for number in every.naming(chat_id)]
        return sorted(found, key=lambda each: each.target)

    async def change_subscription(
        self, target: Target, change: Callable[[Subscription | None], Subscription | None]
    ) -> Subscription | None:
        """Replace a subscription by ``change(present)``; None removes it with the target's open rows."""
        present = self._ledger.subscriptions.get(target)
        changed = change(present)
        if changed != present:
            self._prune_and_keep(subscription_change(self._ledger, target, changed))
        await self._confirmed()
        return changed

    async def due_subscriptions(self, now: datetime, limit: int) -> list[Subscription]:
        """Return at most ``limit`` due subscriptions, the earliest first."""
        return self._ledger.subscriptions.due(now, limit)

    async def enqueue(
        self,
        advanced: Mapping[Subscription, Subscription],
        rows: Sequence[Row],
        bodies: Collection[Body],
        followings: Mapping[Following, Following | None] | None = None,
    ) -> int:
        """Advance subscriptions and followings and add rows, in slices; return how many rows were new."""
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
            await asyncio.sleep(0)  # lets other tasks run, even if the backend has nothing to wait for
        return put_in

    async def lease_rows(self, now: datetime, limit: int) -> list[tuple[Row, Body]]:
        """Lease at most ``limit`` due rows; they are durable when they are returned."""
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
        """Return a leased row in its present form, to be sent now, or None if it is not to be sent."""
        begun = self._ledger.outbox.begin(row, now)
        return None if begun is None else (begun, self._ledger.bodies[begun.body])

    async def drop_row(self, row: Row) -> None:
        """Remove a leased row that is not being sent yet."""
        outbox = self._ledger.outbox
        number = outbox.find(row.key)
        if number is not None and outbox.is_leased(number) and not outbox.is_begun(number):
            outbox.release([number])
            self._prune_and_keep(Change(rows={number: None}))
        await self._confirmed()

    def replicas(self, pace: Pace, clock: Clock, monotonic: Callable[[], float]) -> Replicas:  # noqa: ARG002 - the pacer of one process keeps the pace
        """Return what the only process of this store needs."""
        return one_process(self, clock, monotonic)

    async def close_rows(self, rows: Collection[Row]) -> None:
        """Store the results of leased rows; their leases end when the results are durable."""
        outbox = self._ledger.outbox
        found = (outbox.find(row.key) for row in rows)
        numbers = [number for number in found if number is not None]
        self._keep(closing_change(self._ledger, rows))
        try:
            await self._confirmed()
        except asyncio.CancelledError:
            # The caller is gone and cannot close the rows again if this fails.
            outbox.release(numbers)
            raise
        outbox.release(numbers)

    async def purge_rows(self, closed_before: datetime) -> int:
        """Remove rows closed before a moment, in slices; return how many."""
        removed = 0
        while numbers := self._ledger.outbox.closed_before(closed_before, SLICE):
            self._prune_and_keep(Change(rows=dict.fromkeys(numbers)))
            await self._confirmed()
            removed += len(numbers)
            await asyncio.sleep(0)  # as above
        return removed

    async def rows_of(self, occurrence: str) -> AsyncIterator[Row]:
        """Yield all rows of an occurrence, in the order in which they were added."""
        outbox = self._ledger.outbox
        for number in outbox.of_occurrence(occurrence):
            row = outbox.all.get(number)
            if row is not None:
                yield row

    async def figures_of(self, occurrence: str, since: datetime, until: datetime) -> RowFigures:
        """Return the figures of the rows of an occurrence."""
        outbox = self._ledger.outbox
        return figures(map(outbox.all.get, outbox.of_occurrence(occurrence)), since, until)

    async def change_rows(self, occurrence: str, change: Callable[[Row], Row | None]) -> int:
        """Replace the rows of an occurrence that are not being sent, in slices; return how many changed."""
        return await self._change(self._ledger.outbox.of_occurrence(occurrence), change)

    async def change_open_rows(self, change: Callable[[Row], Row]) -> int:
        """Replace the open rows that are not being sent, in slices; return how many changed."""
        rows = self._ledger.outbox.all
        return await self._change([each for each in rows.numbers() if rows[each].state in OPEN], change)

    async def _change(self, numbers: Sequence[int], change: Callable[[Row], Row | None]) -> int:
        outbox, changed = self._ledger.outbox, 0
        for some in slices_of(numbers, SLICE):
            rows: dict[int, Row | None] = {}
            for number in some:
                row = outbox.all.get(number)
                if row is not None and not outbox.is_begun(number) and change(row) != row:
                    rows[number] = change(row)
            if rows:
                self._prune_and_keep(Change(rows=rows))
                await self._confirmed()
                changed += len(rows)
            await asyncio.sleep(0)  # as above
        return changed

    async def count_rows(self) -> Mapping[RowState, int]:
        """Return how many rows are in each state."""
        return self._ledger.outbox.count()

    async def next_row_due(self) -> datetime | None:
        """Return when the next row can be leased, or None if none can, or the last write failed."""
        return self._ledger.outbox.queues.first() if self.failure() is None else None

    async def first_seen(self, names: Collection[str], now: datetime) -> Mapping[str, datetime]:
        """Return when each name was first asked for."""
        self._keep(sighting_change(self._ledger, names, now))
        await self._confirmed()
        found = (self._ledger.seen.find(name) for name in names)
        return {each.name: each.at for each in found if each is not None}

    async def sightings(self) -> Mapping[str, datetime]:
        """Return all names that were ever asked for."""
        return {each.name: each.at for _number, each in self._ledger.seen.items((), newest_first=False)}

    async def stats(self, now: datetime) -> StoreStats:
        """Return counts of what is stored, and sizes and times of the backend's files."""
        file = self._file_stats()
        return StoreStats(
            kind=self._kind,
            chats=self._ledger.count_chats(),
            due=self._ledger.outbox.queues.count_due(now),
            documents=self._ledger.count_documents(),
            file=file,
            subscriptions=self._ledger.count_subscriptions(),
            size=None if file is None else file.file_bytes + file.journal_bytes,
            writes=self._writes(),
        )

    def _prune_and_keep(self, change: Change, *, erases: bool = False) -> None:
        self._ledger.prune_bodies(change)
        self._keep(change, erases=erases)
