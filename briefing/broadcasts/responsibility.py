"""Holding broadcasts whose responsible person has lost the right to broadcast."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from briefing.broadcasts.broadcast import Broadcast, BroadcastState
from briefing.broadcasts.enqueue_rows import update_rows
from briefing.broadcasts.sync_rows import DELETABLE_FOR
from briefing.team.audit import Actor, AuditAction, record_act
from briefing.team.members import Member
from briefing.team.roles import Right, Role, may

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from briefing.ports import Store
    from briefing.records import Records


async def hold_without_right(store: Store, owners: Collection[int], now: datetime) -> list[Broadcast]:
    """Hold due and running broadcasts whose responsible person may not broadcast any more; return them."""
    roles = {each.person: each.role for each in await store.find(Member)}
    roles |= dict.fromkeys(owners, Role.OWNER)
    held = []
    for broadcast in await store.find(Broadcast, is_at_rest=False):
        if broadcast.waits_since is not None or may(roles.get(broadcast.responsible), Right.BROADCAST):
            continue
        if await _is_due(store, broadcast, now):
            after = await store.transact(partial(_held, read=broadcast, owners=owners, now=now))
            if after is not None:
                held.append(await update_rows(store, after.id, now) or after)
    return held


async def _is_due(store: Store, broadcast: Broadcast, now: datetime) -> bool:
    """Tell whether messages of a broadcast would be sent, edited or deleted now."""
    if broadcast.state is BroadcastState.SCHEDULED:
        return broadcast.at is not None and broadcast.at <= now
    if broadcast.state is BroadcastState.RUNNING:
        return await _has_open(store, broadcast, (broadcast.occurrence, *broadcast.amendments), now)
    is_over = broadcast.ended_at is not None and now - broadcast.ended_at >= DELETABLE_FOR
    if is_over or not broadcast.amendments:
        return False
    return await _has_open(store, broadcast, broadcast.amendments, now)


async def _has_open(store: Store, broadcast: Broadcast, occurrences: Iterable[str], now: datetime) -> bool:
    """Tell whether any of these rows are open, or not enqueued yet."""
    if not broadcast.enqueued:
        return True
    for each in occurrences:
        if (await store.figures_of(each, now, now)).open:
            return True
    return False


async def _held(
    records: Records, read: Broadcast, owners: Collection[int], now: datetime
) -> Broadcast | None:
    present = await records.get(Broadcast, read.id)
    member = await records.get(Member, str(read.responsible))
    is_trusted = read.responsible in owners or (member is not None and may(member.role, Right.BROADCAST))
    if present != read or is_trusted:
        return None
    held = replace(present, waits_since=now, is_asked_about=False)
    records.put(held)
    actor = Actor(held.responsible, held.role, now)
    await record_act(records, actor, AuditAction.BROADCAST_HELD, f"broadcast-{held.number}")
    return held
