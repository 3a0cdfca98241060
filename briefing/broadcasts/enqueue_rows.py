"""Bringing the rows in the outbox in line with the record of a broadcast.

Every step may be repeated: rows are unique, and correct ones stay. So the next tick completes what a crash
interrupted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.batch import Batch
from briefing.broadcasts.audience import Recipient, recipients
from briefing.broadcasts.broadcast import Broadcast, BroadcastState, content_for
from briefing.broadcasts.sync_rows import LATE, is_too_late, put_in_deletions, put_in_edits, update_open_rows
from briefing.broadcasts.versions import body_for, versions
from briefing.outbox import OPEN
from briefing.pages import pages_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Container
    from datetime import datetime

    from briefing.ports import Store
    from briefing.records import Records

SLICE = 100
"""How many recipients are enqueued before the record is read again, to see whether it still runs."""


async def update_rows(store: Store, broadcast_id: str, now: datetime) -> Broadcast | None:
    """Enqueue, hold, release or expire rows by the state of a broadcast; return its record, or None."""
    broadcast = await store.get(Broadcast, broadcast_id)
    if broadcast is None or broadcast.started_at is None:
        return broadcast
    await update_open_rows(store, broadcast, now)
    if broadcast.enqueued or broadcast.waits_since is not None:
        return broadcast
    is_all = broadcast.state not in {BroadcastState.PAUSED, BroadcastState.LATE}
    if broadcast.state is BroadcastState.RUNNING:
        is_all = await _put_in_messages(store, broadcast, now)
    if broadcast.unsent_at is not None:
        is_all = await put_in_deletions(store, broadcast, now) and is_all
    elif broadcast.edits:
        is_all = await put_in_edits(store, broadcast, now) and is_all
    if is_all:
        await change_if_unchanged(store, broadcast, lambda each: replace(each, enqueued=True))
    present = await store.get(Broadcast, broadcast_id)
    if present is not None and not _is_as_read(broadcast, present):
        # Somebody changed the record while rows were enqueued, before these rows could be changed with it.
        await update_open_rows(store, present, now)
    return present


async def change_if_unchanged(
    store: Store, broadcast: Broadcast, changed: Callable[[Broadcast], Broadcast]
) -> Broadcast | None:
    """Change a record; return None, and change nothing, when somebody acted on it since it was read."""

    async def act(records: Records) -> Broadcast | None:
        present = await records.get(Broadcast, broadcast.id)
        if present is None or not _is_as_read(broadcast, present):
            return None
        after = changed(present)
        records.put(after)
        return after

    return await store.transact(act)


async def _put_in_messages(store: Store, broadcast: Broadcast, now: datetime) -> bool:
    """Enqueue rows for recipients without one; return False when somebody acted before all were in."""
    await _drop_outdated(store, broadcast)
    # Compared by chat, because a forum may have chosen another topic for the bot meanwhile.
    there = {row.target.chat_id async for row in store.rows_of(broadcast.occurrence)}
    count = len(there)
    async for _ in _missing(store, broadcast, there):
        count += 1
    await change_if_unchanged(store, broadcast, lambda each: replace(each, recipients=count))
    bodies = {language: body_for(broadcast, content) for language, content in broadcast.contents.items()}
    async for page in pages_of(_missing(store, broadcast, there), SLICE):
        present = await store.get(Broadcast, broadcast.id)
        if present is None or not _is_as_read(broadcast, present):
            return False
        batch = Batch(now)
        for each in page:
            body = bodies[content_for(broadcast.contents, each.language)[0]]
            until, silent = now + LATE, broadcast.silent
            batch.put(broadcast.occurrence, each.target, [body], silent=silent, expires_at=until)
        await batch.enqueue(store)
    return True


async def _missing(store: Store, broadcast: Broadcast, there: Container[int]) -> AsyncIterator[Recipient]:
    """Yield the recipients whose chats are not among those that have a row."""
    async for each in recipients(store, broadcast.audience, broadcast.author):
        if each.target.chat_id not in there:
            yield each


async def count_remaining(store: Store, broadcast: Broadcast) -> int:
    """Return how many recipients would get a broadcast if it started or continued now."""
    rows = store.rows_of(broadcast.occurrence)
    there = {row.target.chat_id async for row in rows if not is_too_late(row.state, row.reason)}
    count = 0
    async for _ in _missing(store, broadcast, there):
        count += 1
    return count


async def _drop_outdated(store: Store, broadcast: Broadcast) -> None:
    """Remove open rows with a content that was corrected since."""
    known = versions(broadcast)
    outdated = {body for body, version in known.items() if version.number < broadcast.edits}
    if outdated:
        await store.change_rows(
            broadcast.occurrence, lambda row: None if row.state in OPEN and row.body in outdated else row
        )


def _is_as_read(read: Broadcast, present: Broadcast) -> bool:
    """Tell whether no editor acted on a broadcast since it was read."""
    return acts_on(read) == acts_on(present)


def acts_on(broadcast: Broadcast) -> tuple[object, ...]:
    """Return what every act on a broadcast changes."""
    replaced = len(broadcast.former)
    return (broadcast.state, broadcast.edits, broadcast.unsent_at, broadcast.waits_since, replaced)
