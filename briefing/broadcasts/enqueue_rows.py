"""The outbox follows what a broadcast has become.

Whatever is done here may be done again: rows are unique, and those that are as they should be stay. So a
crash in the middle is made good by the next tick.
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

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from briefing.ports import Store
    from briefing.records import Records

SLICE = 100
"""Recipients that are put in between two looks at whether the broadcast still runs."""


async def update_rows(store: Store, broadcast_id: str, now: datetime) -> Broadcast | None:
    """Put in, hold, release or expire rows as a broadcast's record says; return the record, or None."""
    broadcast = await store.record(Broadcast, broadcast_id)
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
    present = await store.record(Broadcast, broadcast_id)
    if present is not None and not _is_as_read(broadcast, present):
        # Somebody acted while the last rows went in, and has not met them.
        await update_open_rows(store, present, now)
    return present


async def change_if_unchanged(
    store: Store, broadcast: Broadcast, changed: Callable[[Broadcast], Broadcast]
) -> Broadcast | None:
    """Change a record, unless somebody acted since it was read; None then."""

    def act(records: Records) -> Broadcast | None:
        present = records.get(Broadcast, broadcast.id)
        if present is None or not _is_as_read(broadcast, present):
            return None
        after = changed(present)
        records.put(after)
        return after

    return await store.transact(act)


async def _put_in_messages(store: Store, broadcast: Broadcast, now: datetime) -> bool:
    """Put in whoever has no row yet; False when somebody acted meanwhile, and not all are in."""
    await _drop_outdated(store, broadcast)
    # By chat: the topic in which a forum hears from the bot may have become another one meanwhile.
    there = {row.target.chat_id for row in await store.rows_of(broadcast.occurrence)}
    every = await recipients(store, broadcast.audience, broadcast.author)
    missing = [each for each in every if each.target.chat_id not in there]
    count = len(there) + len(missing)
    await change_if_unchanged(store, broadcast, lambda each: replace(each, recipients=count))
    bodies = {language: body_for(broadcast, content) for language, content in broadcast.contents.items()}
    for start in range(0, len(missing), SLICE):
        present = await store.record(Broadcast, broadcast.id)
        if present is None or not _is_as_read(broadcast, present):
            return False
        batch = Batch(now)
        for each in missing[start : start + SLICE]:
            body = bodies[content_for(broadcast.contents, each.language)[0]]
            until, silent = now + LATE, broadcast.silent
            batch.put(broadcast.occurrence, each.target, [body], silent=silent, expires_at=until)
        await batch.enqueue(store)
    return True


async def remaining_recipients(store: Store, broadcast: Broadcast) -> list[Recipient]:
    """Return who would get a broadcast if it began, or went on after it was late, now."""
    rows = await store.rows_of(broadcast.occurrence)
    there = {row.target.chat_id for row in rows if not is_too_late(row)}
    every = await recipients(store, broadcast.audience, broadcast.author)
    return [each for each in every if each.target.chat_id not in there]


async def _drop_outdated(store: Store, broadcast: Broadcast) -> None:
    """Remove what was not sent yet and is to say something else by now."""
    known = versions(broadcast)
    outdated = {body for body, version in known.items() if version.number < broadcast.edits}
    if outdated:
        await store.change_rows(
            broadcast.occurrence, lambda row: None if row.state in OPEN and row.body in outdated else row
        )


def _is_as_read(read: Broadcast, present: Broadcast) -> bool:
    """Tell whether nobody has done anything with it since."""
    return _acts(read) == _acts(present)


def _acts(broadcast: Broadcast) -> tuple[object, ...]:
    replaced = len(broadcast.former)
    return (broadcast.state, broadcast.edits, broadcast.unsent_at, broadcast.waits_since, replaced)
