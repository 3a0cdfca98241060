"""A broadcast whose copied message was deleted meanwhile: it stops, and takes another one for the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.broadcasts.broadcast import Broadcast, BroadcastState
from briefing.broadcasts.running import carry_out, vouched
from briefing.broadcasts.sync_rows import fit
from briefing.team.audit import Actor, AuditAction, audited

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from briefing.broadcasts.content import Content
    from briefing.ports import Store
    from briefing.records import Records


async def stop_at_source(store: Store, broadcast_id: str, now: datetime) -> Broadcast | None:
    """Pause a broadcast that has nothing to copy any more; None when it does not run, or does no more."""

    def stopped(records: Records) -> Broadcast | None:
        present = records.get(Broadcast, broadcast_id)
        if present is None or present.state is not BroadcastState.RUNNING or not present.copied_languages:
            return None
        after = replace(present, state=BroadcastState.PAUSED, is_source_gone=True)
        records.put(after)
        actor = Actor(after.answerer, after.role, now)
        audited(records, actor, AuditAction.BROADCAST_SOURCE_GONE, f"broadcast-{after.number}")
        return after

    done = await store.transact(stopped)
    present = done or await store.record(Broadcast, broadcast_id)
    if present is not None:
        # Also when it was stopped before: the next one that was under way has come back.
        await fit(store, present, now)
    return done


async def replace_rest(
    store: Store, broadcast_id: str, actor: Actor, contents: Mapping[str, Content]
) -> Broadcast | None:
    """Go on with other messages for whoever has none yet, by language; what was sent stays as it is.

    None when it does not wait for another message.
    """

    def replaced(each: Broadcast) -> Broadcast | None:
        if not each.is_source_gone or each.state is not BroadcastState.PAUSED:
            return None
        return vouched(
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

    return await carry_out(store, broadcast_id, actor, AuditAction.BROADCAST_REPLACED, replaced)
