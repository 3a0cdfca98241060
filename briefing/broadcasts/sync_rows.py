"""The rows of a broadcast: updating open ones to its state, and rows that edit or delete sent messages."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from briefing.batch import Batch
from briefing.broadcasts.broadcast import Broadcast, BroadcastState
from briefing.broadcasts.versions import edits, versions
from briefing.outbox import HELD, OPEN, Act, Body, Row, RowState
from briefing.pages import pages_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Mapping

    from briefing.ports import Store

LATE = timedelta(hours=24)
"""A message that is later than this is not sent unless an editor starts the broadcast again."""
DELETABLE_FOR = timedelta(hours=48)
"""How long after it was sent a message can be deleted (Bot API); its row is kept as long."""
DELETION = Body("", act=Act.DELETE)
CANCELLED, REPLACED = "cancelled", "replaced"
"""Reasons of rows that were not sent because an editor cancelled or corrected the broadcast."""


async def update_open_rows(store: Store, broadcast: Broadcast, now: datetime) -> None:
    """Hold, release or expire open rows by the state of the broadcast; close rows of paused chats."""
    is_cancelled = broadcast.state is BroadcastState.CANCELLED
    paused = {} if is_cancelled else await _paused_among(store, broadcast)
    await store.change_rows(broadcast.occurrence, lambda row: _updated(row, broadcast, paused, now))
    for occurrence in broadcast.amendments:
        await store.change_rows(occurrence, lambda row: _updated_amendment(row, broadcast, now))
    replaced = broadcast.edits if broadcast.unsent_at is not None else broadcast.edits - 1
    for number in range(1, replaced + 1):
        await store.change_rows(broadcast.edit_of(number), lambda row: _expired(row, REPLACED, now))


def _updated(row: Row, broadcast: Broadcast, paused: Mapping[int, str], now: datetime) -> Row:
    if row.state not in OPEN:
        return row
    if broadcast.state is BroadcastState.CANCELLED:
        return _expired(row, CANCELLED, now)
    if row.target.chat_id in paused:
        # The worker skips paused chats and would never close the row.
        return replace(row, state=RowState.DEAD, reason=paused[row.target.chat_id], closed_at=now)
    if broadcast.state is BroadcastState.RUNNING and broadcast.waits_since is None:
        is_held = row.due_at == HELD
        return replace(row, due_at=now, expires_at=now + LATE) if is_held else row
    return replace(_held(row), expires_at=None)


def _updated_amendment(row: Row, broadcast: Broadcast, now: datetime) -> Row:
    if row.state in OPEN and broadcast.waits_since is not None:
        return _held(row)
    return replace(row, due_at=now) if row.state in OPEN and row.due_at == HELD else row


async def expire_amendments(store: Store, broadcast: Broadcast, now: datetime) -> None:
    """Expire the open rows that edit or delete messages."""
    for occurrence in broadcast.amendments:
        await store.change_rows(occurrence, lambda row: _expired(row, CANCELLED, now))


async def remove_expired_rows(store: Store, broadcast: Broadcast) -> None:
    """Remove the rows that expired because they were late, so that they are enqueued again."""
    await store.change_rows(
        broadcast.occurrence, lambda row: None if is_too_late(row.state, row.reason) else row
    )


async def remove_old_rows(store: Store, broadcast: Broadcast, now: datetime) -> bool:
    """Remove the rows whose messages can no longer be deleted; return True while others are left."""

    def kept(row: Row) -> Row | None:
        over = row.closed_at or row.expires_at
        return None if over is not None and now - over > DELETABLE_FOR else row

    amending = (broadcast.edit_of(number) for number in range(1, broadcast.edits + 1))
    is_any_left = False
    for occurrence in (broadcast.occurrence, broadcast.unsend_occurrence, *amending):
        await store.change_rows(occurrence, kept)
        left = await store.figures_of(occurrence, now, now)
        is_any_left = is_any_left or bool(left.outcomes)
    return is_any_left


async def _paused_among(store: Store, broadcast: Broadcast) -> dict[int, str]:
    """Return the ids of paused chats that have an open row of the broadcast, with the reason of the pause."""
    found: dict[int, str] = {}
    async for page in pages_of(store.rows_of(broadcast.occurrence)):
        found |= await _paused(store, (row for row in page if row.state in OPEN))
    return found


async def _paused(store: Store, rows: Iterable[Row]) -> dict[int, str]:
    chats = await store.chats_of({row.target.chat_id for row in rows})
    return {each.id: each.paused.value for each in chats.values() if each.paused is not None}


def is_too_late(state: RowState, reason: str | None) -> bool:
    """Tell whether a row with this outcome expired because it was late, not because of an editor."""
    return state is RowState.EXPIRED and reason not in {CANCELLED, REPLACED}


def _held(row: Row) -> Row:
    """Return a held row: pending, because one to be tried again would block other rows of its chat."""
    return replace(row, state=RowState.PENDING, due_at=HELD)


def _expired(row: Row, reason: str, now: datetime) -> Row:
    if row.state not in OPEN:
        return row
    return replace(row, state=RowState.EXPIRED, reason=reason, closed_at=now)


async def put_in_edits(store: Store, broadcast: Broadcast, now: datetime) -> bool:
    """Enqueue edits of messages that were sent before the last correction.

    Return False while rows with an earlier content are still open, so that it must be called again.
    """
    known, by_version = versions(broadcast), edits(broadcast)
    is_all = True
    async for page in _reachable(store, broadcast):
        batch = Batch(now)
        for row in page:
            version = known.get(row.body)
            if version is None or version.number < 0:
                continue
            is_all = is_all and (row.state not in OPEN or version.number == broadcast.edits)
            if row.state is not RowState.SENT or not row.message_id:
                continue
            messages = (row.message_id, *row.other_message_ids)
            for place, body in by_version.get(version, ()):
                edit = Row(broadcast.edit_of(broadcast.edits), row.target, place, body.hash, now, now + LATE)
                batch.put_row(replace(edit, message_id=messages[place]), body)
        await batch.enqueue(store)
    return is_all


async def put_in_deletions(store: Store, broadcast: Broadcast, now: datetime) -> bool:
    """Enqueue deletions of sent messages that can still be deleted; return False while rows are open."""
    is_all = True
    async for page in _reachable(store, broadcast):
        batch = Batch(now)
        for row in page:
            is_all = is_all and row.state not in OPEN
            until = _deletable_until(row, now)
            if until is not None:
                deletion = Row(broadcast.unsend_occurrence, row.target, 0, DELETION.hash, now, until)
                messages = replace(
                    deletion, message_id=row.message_id, other_message_ids=row.other_message_ids
                )
                batch.put_row(messages, DELETION)
        await batch.enqueue(store)
    return is_all


async def count_deletable(store: Store, broadcast: Broadcast, now: datetime) -> int:
    """Return how many recipients have the broadcast where it can still be deleted."""
    count = 0
    async for page in _reachable(store, broadcast):
        count += sum(_deletable_until(row, now) is not None for row in page)
    return count


def _deletable_until(row: Row, now: datetime) -> datetime | None:
    """Return until when what a row sent can be deleted; None if it cannot be, or nothing was sent."""
    if row.state is not RowState.SENT or row.closed_at is None or not row.message_id:
        return None
    until = row.closed_at + DELETABLE_FOR
    return until if now < until else None


async def _reachable(store: Store, broadcast: Broadcast) -> AsyncIterator[list[Row]]:
    """Yield the rows of chats that are not paused, a page at a time."""
    async for page in pages_of(store.rows_of(broadcast.occurrence)):
        paused = await _paused(store, page)
        yield [row for row in page if row.target.chat_id not in paused]
