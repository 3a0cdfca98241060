"""What editors do with a broadcast.

Each act changes the record and is entered in the audit log in one step; then the rows are updated.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.broadcasts.broadcast import STARTABLE, UNDER_WAY, Broadcast, BroadcastState
from briefing.broadcasts.enqueue_rows import update_rows
from briefing.broadcasts.sync_rows import (
    DELETABLE_FOR,
    expire_amendments,
    remove_expired_rows,
    update_open_rows,
)
from briefing.broadcasts.versions import edits
from briefing.team.audit import Actor, AuditAction, record_act

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from briefing.broadcasts.content import Contents
    from briefing.ports import Store
    from briefing.records import Records

    Change = Callable[[Broadcast], Broadcast | None]
    """Returns the changed broadcast, or None when its state does not allow the act."""


async def start(store: Store, broadcast_id: str, actor: Actor, *, is_paid: bool = False) -> Broadcast | None:
    """Start a draft, scheduled, late or held broadcast and enqueue its rows; None for any other."""

    def started(each: Broadcast) -> Broadcast | None:
        waits = each.state is BroadcastState.RUNNING and each.waits_since is not None
        if each.state not in STARTABLE and not waits:
            return None
        running = _with_responsible(replace(each, state=BroadcastState.RUNNING, enqueued=False), actor)
        if each.started_at is not None:  # it was late after its start, and keeps its pace
            return running
        return replace(running, started_at=actor.at, is_paid=is_paid)

    after = await _step(store, broadcast_id, actor, AuditAction.BROADCAST_STARTED, started)
    if after is None:
        return None
    await remove_expired_rows(store, after)
    return await update_rows(store, broadcast_id, actor.at)


async def schedule(store: Store, broadcast_id: str, actor: Actor, at: datetime) -> Broadcast | None:
    """Schedule a draft, scheduled or late broadcast for a moment; None for any other.

    None also for one that was late after its start: it can only continue at once or be cancelled.
    """

    def scheduled(each: Broadcast) -> Broadcast | None:
        if each.state not in STARTABLE or each.started_at is not None:
            return None
        return _with_responsible(replace(each, state=BroadcastState.SCHEDULED, at=at), actor)

    moment = f"{at:%Y-%m-%d %H:%M} UTC"
    return await _step(store, broadcast_id, actor, AuditAction.BROADCAST_SCHEDULED, scheduled, at=moment)


async def pause(store: Store, broadcast_id: str, actor: Actor) -> Broadcast | None:
    """Pause a running broadcast; None for any other."""

    def paused(each: Broadcast) -> Broadcast | None:
        is_running = each.state is BroadcastState.RUNNING and each.waits_since is None
        return replace(each, state=BroadcastState.PAUSED) if is_running else None

    return await _carry_out(store, broadcast_id, actor, AuditAction.BROADCAST_PAUSED, paused)


async def resume(store: Store, broadcast_id: str, actor: Actor) -> Broadcast | None:
    """Continue a paused broadcast, or a held correction or deletion.

    None when it was neither, or when the message that it copies is gone.
    """

    def resumed(each: Broadcast) -> Broadcast | None:
        if each.state is BroadcastState.PAUSED and not each.is_source_gone:
            return _with_responsible(replace(each, state=BroadcastState.RUNNING), actor)
        waits = each.waits_since is not None and each.state not in STARTABLE | UNDER_WAY
        return _with_responsible(each, actor) if waits else None

    return await _carry_out(store, broadcast_id, actor, AuditAction.BROADCAST_RESUMED, resumed)


async def cancel(store: Store, broadcast_id: str, actor: Actor) -> Broadcast | None:
    """Cancel a broadcast; None when it was done or cancelled already.

    Of a done one a held correction or deletion is cancelled.
    """

    def cancelled(each: Broadcast) -> Broadcast | None:
        ended = _ended(each, actor.at)
        is_held = ended is None and each.waits_since is not None
        return replace(each, waits_since=None, enqueued=True) if is_held else ended

    read = await store.get(Broadcast, broadcast_id)
    after = await _step(store, broadcast_id, actor, AuditAction.BROADCAST_CANCELLED, cancelled)
    if after is None:
        return None
    if read is not None and read.waits_since is not None:
        await expire_amendments(store, after, actor.at)
    return await update_rows(store, broadcast_id, actor.at)


async def correct(store: Store, broadcast_id: str, actor: Actor, contents: Contents) -> Broadcast | None:
    """Edit the sent messages, and send the corrected content to the rest; buttons stay as they are.

    None when it was never started, was deleted, ended over 48 hours ago, is held, or has this content.
    Raises :class:`briefing.broadcasts.content.CannotEdit` when Telegram cannot make such an edit.
    """

    def corrected(each: Broadcast) -> Broadcast | None:
        if not _can_be_amended(each, actor.at) or each.contents == contents or each.waits_since is not None:
            return None
        after = replace(each, contents=contents, earlier=(*each.earlier, each.contents), enqueued=False)
        edits(after)
        return _with_responsible(after, actor)

    return await _carry_out(store, broadcast_id, actor, AuditAction.BROADCAST_CORRECTED, corrected)


async def unsend(store: Store, broadcast_id: str, actor: Actor) -> Broadcast | None:
    """Delete messages that were sent less than 48 hours ago, and send no more.

    None when it was never started, was deleted already, or ended over 48 hours ago.
    """

    def unsent(each: Broadcast) -> Broadcast | None:
        if not _can_be_amended(each, actor.at):
            return None
        ended = _ended(each, actor.at) or each
        return _with_responsible(replace(ended, unsent_at=actor.at, enqueued=False), actor)

    return await _carry_out(store, broadcast_id, actor, AuditAction.BROADCAST_UNSENT, unsent)


async def stop_at_source(store: Store, broadcast_id: str, now: datetime) -> Broadcast | None:
    """Pause a broadcast whose copied message was deleted; None when it is not running or copies nothing."""

    async def stopped(records: Records) -> Broadcast | None:
        present = await records.get(Broadcast, broadcast_id)
        if present is None or present.state is not BroadcastState.RUNNING or not present.copied_languages:
            return None
        after = replace(present, state=BroadcastState.PAUSED, is_source_gone=True)
        records.put(after)
        actor = Actor(after.responsible, after.role, now)
        await record_act(records, actor, AuditAction.BROADCAST_SOURCE_GONE, f"broadcast-{after.number}")
        return after

    done = await store.transact(stopped)
    present = done or await store.get(Broadcast, broadcast_id)
    if present is not None:
        # Also when it was paused before: another row that was leased is open again.
        await update_open_rows(store, present, now)
    return done


async def replace_rest(store: Store, broadcast_id: str, actor: Actor, contents: Contents) -> Broadcast | None:
    """Send other messages, by language, to the remaining recipients; sent messages stay as they are.

    None when the broadcast does not wait for another message.
    """

    def replaced(each: Broadcast) -> Broadcast | None:
        if not each.is_source_gone or each.state is not BroadcastState.PAUSED:
            return None
        return _with_responsible(
            replace(
                each,
                state=BroadcastState.RUNNING,
                is_source_gone=False,
                enqueued=False,
                contents={**each.contents, **contents},
                earlier=tuple({**kept, **contents} for kept in each.earlier),
                former=(*each.former, {language: each.contents[language] for language in contents}),
            ),
            actor,
        )

    return await _carry_out(store, broadcast_id, actor, AuditAction.BROADCAST_REPLACED, replaced)


async def cancel_copies(store: Store, person: int, now: datetime) -> None:
    """Cancel broadcasts that copy messages of a person who is about to be forgotten."""
    for each in await store.find(Broadcast, person=person):
        if each.is_copied_from(person):
            await cancel(store, each.id, Actor(person, each.role, now))


async def _carry_out(
    store: Store, broadcast_id: str, actor: Actor, act: AuditAction, change: Change
) -> Broadcast | None:
    """Change a record, enter the act in the audit log and update the rows; None when nothing was changed."""
    after = await _step(store, broadcast_id, actor, act, change)
    return None if after is None else await update_rows(store, broadcast_id, actor.at)


async def _step(
    store: Store, broadcast_id: str, actor: Actor, act: AuditAction, change: Change, *, at: str | None = None
) -> Broadcast | None:
    """Change a record and enter the act in the audit log, in one step; None when nothing was changed."""

    async def step(records: Records) -> Broadcast | None:
        present = await records.get(Broadcast, broadcast_id)
        after = change(present) if present is not None else None
        if after is not None:
            records.put(after)
            audience = f"{after.audience.kind} {after.audience.value}".rstrip()
            await record_act(records, actor, act, f"broadcast-{after.number}", audience=audience, at=at)
        return after

    return await store.transact(step)


def _ended(broadcast: Broadcast, now: datetime) -> Broadcast | None:
    """Return the broadcast as cancelled; None when it was done or cancelled.

    One that was started ends later, when no row is leased any more.
    """
    if broadcast.state not in STARTABLE | UNDER_WAY:
        return None
    cancelled = replace(broadcast, state=BroadcastState.CANCELLED, waits_since=None)
    if broadcast.started_at is not None:
        return cancelled
    return replace(cancelled, ended_at=now, is_reported=True)


def _with_responsible(broadcast: Broadcast, actor: Actor) -> Broadcast:
    """Return the broadcast with the actor as the responsible person, not held any more."""
    return replace(broadcast, by=actor.person, role=actor.role, waits_since=None)


def _can_be_amended(broadcast: Broadcast, now: datetime) -> bool:
    is_over = broadcast.ended_at is not None and now - broadcast.ended_at >= DELETABLE_FOR
    return broadcast.started_at is not None and broadcast.unsent_at is None and not is_over
