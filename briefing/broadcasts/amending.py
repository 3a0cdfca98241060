"""Rows that edit or delete what a broadcast has sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.broadcasts.sync_rows import LATE, TAKEN_BACK, paused_chats
from briefing.broadcasts.versions import edits, versions
from briefing.outbox import OPEN, Act, Body, Row, RowState

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.broadcasts.broadcast import Broadcast
    from briefing.ports import Store

DELETION = Body("", act=Act.DELETE)


async def put_in_edits(store: Store, broadcast: Broadcast, now: datetime) -> bool:
    """Edit what was sent before the last correction; False while some of it is still in hand."""
    known, by_version = versions(broadcast), edits(broadcast)
    put: list[Row] = []
    bodies: dict[str, Body] = {}
    is_all = True
    for row in await _reachable(store, broadcast):
        version = known.get(row.body)
        if version is None or version.number < 0:
            continue
        is_all = is_all and (row.state not in OPEN or version.number == broadcast.edits)
        if row.state is not RowState.SENT or row.message_id is None:
            continue
        messages = (row.message_id, *row.other_message_ids)
        for place, body in by_version.get(version, ()):
            bodies[body.hash] = body
            edit = Row(broadcast.edit_of(broadcast.edits), row.target, place, body.hash, now, now + LATE)
            put.append(replace(edit, message_id=messages[place]))
    await store.enqueue({}, put, list(bodies.values()))
    return is_all


async def put_in_deletions(store: Store, broadcast: Broadcast, now: datetime) -> bool:
    """Delete what was sent and can still be deleted; False while some of it is still in hand."""
    put: list[Row] = []
    is_all = True
    for row in await _reachable(store, broadcast):
        is_all = is_all and row.state not in OPEN
        if row.state is not RowState.SENT or row.closed_at is None or now - row.closed_at >= TAKEN_BACK:
            continue
        until = row.closed_at + TAKEN_BACK
        deletion = Row(broadcast.unsend_occurrence, row.target, 0, DELETION.hash, now, until)
        put.append(replace(deletion, message_id=row.message_id, other_message_ids=row.other_message_ids))
    await store.enqueue({}, put, [DELETION])
    return is_all


async def _reachable(store: Store, broadcast: Broadcast) -> list[Row]:
    paused = await paused_chats(store)
    return [row for row in await store.rows_of(broadcast.occurrence) if row.target.chat_id not in paused]
