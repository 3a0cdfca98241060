"""The progress of a broadcast, and the outcome for each recipient."""

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
"""The time over which the rate is measured."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many messages were sent, wait and failed, and how fast they are sent."""

    sent: int
    waiting: int
    failed: Mapping[str, int]
    """How many messages failed, by reason, the most frequent first."""
    rate: float
    """Messages a second in the last 30 seconds."""
    seconds_left: float | None
    """None when nothing was sent in that time."""


@dataclass(frozen=True, slots=True)
class BroadcastProgress:
    """The progress of a broadcast, of its last correction and of deleting it; None for what was not begun."""

    sending: Progress | None = None
    correction: Progress | None = None
    unsending: Progress | None = None
    has_rows: bool = False
    """Whether the outcome for each recipient is still known."""


@dataclass(frozen=True, slots=True)
class RecipientOutcome:
    """The outcome for one recipient: a line of the CSV file."""

    chat_id: int
    thread: int | None
    kind: str
    """The kind of chat; empty when the bot no longer knows the chat."""
    language: str
    """The language of the content that was sent; empty for the content for everybody."""
    state: RowState
    reason: str
    message_id: int | None
    at: datetime | None
    """When the message was sent or failed for good, UTC."""


async def progress(store: Store, broadcast: Broadcast, now: datetime) -> Progress:
    """Return the progress of sending a broadcast."""
    return _sending(broadcast, [row async for row in store.rows_of(broadcast.occurrence)], now)


async def whole_progress(store: Store, broadcast: Broadcast, now: datetime) -> BroadcastProgress:
    """Return the progress of sending, correcting and deleting a broadcast."""
    if broadcast.started_at is None:
        return BroadcastProgress()
    rows = [row async for row in store.rows_of(broadcast.occurrence)]
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
    """Return the progress of the last correction; each message of an album that changes counts."""
    rows = [row async for row in store.rows_of(broadcast.edit_of(broadcast.edits))]
    return progress_of_rows(rows, min((each.due_at for each in rows), default=now), now)


async def unsend_progress(store: Store, broadcast: Broadcast, now: datetime) -> Progress:
    """Return the progress of deleting a broadcast."""
    rows = [row async for row in store.rows_of(broadcast.unsend_occurrence)]
    return progress_of_rows(rows, broadcast.unsent_at or now, now)


def progress_of_rows(rows: Iterable[Row], since: datetime, now: datetime, to_come: int = 0) -> Progress:
    """Return the progress of rows, the first due at ``since``; ``to_come`` more are not enqueued yet."""
    rows = list(rows)
    moments = [row.closed_at for row in rows if row.state is RowState.SENT and row.closed_at is not None]
    failed = Counter(_reason(row) for row in rows if row.state in {RowState.DEAD, RowState.EXPIRED})
    still_open = [row for row in rows if row.state in OPEN]
    waiting = len(still_open) + to_come
    # A moment after ``now`` comes from before the clock was set back.
    began = now - min(OF_LATE, now - since) if since <= now else now - OF_LATE
    seconds = max((now - began).total_seconds(), 1.0)
    rate = sum(began <= moment <= now for moment in moments) / seconds
    # Telegram may make the bot wait for hours before it sends to a chat.
    last_due = max((row.due_at for row in still_open if row.due_at != HELD), default=now)
    left = 0.0 if not waiting else max(waiting / rate, (last_due - now).total_seconds()) if rate else None
    return Progress(len(moments), waiting, dict(failed.most_common()), rate, left)


def _reason(row: Row) -> str:
    """Return why a row was not sent; the error of an expired row may be long past, so it does not count."""
    return row.state.value if is_too_late(row) else row.reason or row.state.value


async def outcomes(store: Store, broadcast: Broadcast) -> list[RecipientOutcome]:
    """Return the outcome for each recipient, by chat; empty two days after the end."""
    kinds = {each.id: each.kind.value async for each in store.chats()}
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
        for row in sorted(
            [row async for row in store.rows_of(broadcast.occurrence)], key=lambda each: each.target
        )
    ]
