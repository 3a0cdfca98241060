"""How far a broadcast has come, and what became of each recipient."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from briefing.broadcasts.broadcast import UNDER_WAY, Broadcast
from briefing.broadcasts.sync_rows import is_too_late
from briefing.broadcasts.versions import versions
from briefing.outbox import HELD, OPEN, Row, RowState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing.ports import Store

OF_LATE = timedelta(seconds=30)
"""The rate is that of this time."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it has come."""

    sent: int
    waiting: int
    failed: Mapping[str, int]
    """How many did not get it, by reason, the most frequent first."""
    rate: float
    """Messages a second, of late."""
    seconds_left: float | None
    """None when nothing can be said yet."""


@dataclass(frozen=True, slots=True)
class BroadcastProgress:
    """How far a broadcast, its correction and its taking back have come; None: nothing is known of it."""

    sending: Progress | None = None
    correction: Progress | None = None
    unsending: Progress | None = None
    has_rows: bool = False
    """What became of each recipient is still known."""


@dataclass(frozen=True, slots=True)
class RecipientOutcome:
    """What became of one recipient: a row of the CSV."""

    chat_id: int
    thread: int | None
    kind: str
    """The kind of chat; empty when it is not known any more."""
    language: str
    """Of the content that was sent; empty for everybody's."""
    state: RowState
    reason: str
    message_id: int | None
    at: datetime | None
    """When it was sent, or was given up, UTC."""


async def progress(store: Store, broadcast: Broadcast, now: datetime) -> Progress:
    """Return how far a broadcast has come."""
    return _sending(broadcast, await store.rows_of(broadcast.occurrence), now)


async def whole_progress(store: Store, broadcast: Broadcast, now: datetime) -> BroadcastProgress:
    """Return how far a broadcast has come, and whatever was done with it afterwards."""
    if broadcast.started_at is None:
        return BroadcastProgress()
    rows = await store.rows_of(broadcast.occurrence)
    return BroadcastProgress(
        _sending(broadcast, rows, now),
        await correction_progress(store, broadcast, now) if broadcast.edits else None,
        await unsend_progress(store, broadcast, now) if broadcast.unsent_at is not None else None,
        has_rows=bool(rows),
    )


def _sending(broadcast: Broadcast, rows: Sequence[Row], now: datetime) -> Progress:
    if broadcast.ended_at is not None:
        return Progress(broadcast.sent, 0, broadcast.failed, 0.0, 0.0)
    is_filling = broadcast.state in UNDER_WAY and not broadcast.enqueued
    to_come = max(broadcast.recipients - len(rows), 0) if is_filling else 0
    return progress_of_rows(rows, broadcast.started_at or now, now, to_come)


async def correction_progress(store: Store, broadcast: Broadcast, now: datetime) -> Progress:
    """Return how far its last correction has come; of an album each message that changes counts."""
    rows = await store.rows_of(broadcast.edit_of(broadcast.edits))
    return progress_of_rows(rows, min((each.due_at for each in rows), default=now), now)


async def unsend_progress(store: Store, broadcast: Broadcast, now: datetime) -> Progress:
    """Return how far its taking back has come."""
    rows = await store.rows_of(broadcast.unsend_occurrence)
    return progress_of_rows(rows, broadcast.unsent_at or now, now)


def progress_of_rows(rows: Iterable[Row], since: datetime, now: datetime, to_come: int = 0) -> Progress:
    """Return how far rows have come, the first of them due at ``since``; ``to_come`` are not in yet."""
    rows = list(rows)
    moments = [row.closed_at for row in rows if row.state is RowState.SENT and row.closed_at is not None]
    failed = Counter(_reason(row) for row in rows if row.state in {RowState.DEAD, RowState.EXPIRED})
    still_open = [row for row in rows if row.state in OPEN]
    waiting = len(still_open) + to_come
    # What seems to lie ahead was sent, or began, before the clock was set back.
    began = now - min(OF_LATE, now - since) if since <= now else now - OF_LATE
    seconds = max((now - began).total_seconds(), 1.0)
    rate = sum(began <= moment <= now for moment in moments) / seconds
    # Telegram may let a chat wait for hours.
    last_due = max((row.due_at for row in still_open if row.due_at != HELD), default=now)
    left = 0.0 if not waiting else max(waiting / rate, (last_due - now).total_seconds()) if rate else None
    return Progress(len(moments), waiting, dict(failed.most_common()), rate, left)


def _reason(row: Row) -> str:
    """Return why a row was not sent; what was too late may have met an error long before."""
    return row.state.value if is_too_late(row) else row.reason or row.state.value


async def outcomes(store: Store, broadcast: Broadcast) -> list[RecipientOutcome]:
    """Return what became of each recipient, by chat; nothing once it is over for two days."""
    kinds = {each.id: each.kind.value for each in await store.chats()}
    known = versions(broadcast)
    return [
        RecipientOutcome(
            row.target.chat_id,
            row.target.thread,
            kinds.get(row.target.chat_id, ""),
            known[row.body].language if row.body in known else "",
            row.state,
            row.reason or "",
            row.message_id,
            row.closed_at,
        )
        for row in sorted(await store.rows_of(broadcast.occurrence), key=lambda each: each.target)
    ]
