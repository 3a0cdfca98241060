"""The progress of a broadcast, and the outcome for each recipient."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from briefing.broadcasts.broadcast import UNDER_WAY, Broadcast
from briefing.broadcasts.sync_rows import is_too_late
from briefing.broadcasts.versions import versions
from briefing.outbox import RowState
from briefing.pages import pages_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.outbox import RowFigures
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
    return _sending(broadcast, await _figures(store, broadcast, now), now)


async def whole_progress(store: Store, broadcast: Broadcast, now: datetime) -> BroadcastProgress:
    """Return the progress of sending, correcting and deleting a broadcast."""
    if broadcast.started_at is None:
        return BroadcastProgress()
    figures = await _figures(store, broadcast, now)
    return BroadcastProgress(
        _sending(broadcast, figures, now),
        await correction_progress(store, broadcast, now) if broadcast.edits else None,
        await unsend_progress(store, broadcast, now) if broadcast.unsent_at is not None else None,
        has_rows=bool(figures.outcomes),
    )


async def _figures(store: Store, broadcast: Broadcast, now: datetime) -> RowFigures:
    return await store.figures_of(broadcast.occurrence, _rated_from(broadcast.started_at or now, now), now)


def _sending(broadcast: Broadcast, figures: RowFigures, now: datetime) -> Progress:
    if broadcast.ended_at is not None:
        return Progress(broadcast.sent, 0, broadcast.failed, 0.0, 0.0)
    is_filling = broadcast.state in UNDER_WAY and not broadcast.enqueued
    to_come = max(broadcast.recipients - sum(figures.outcomes.values()), 0) if is_filling else 0
    return progress_of_figures(figures, broadcast.started_at or now, now, to_come)


async def correction_progress(store: Store, broadcast: Broadcast, now: datetime) -> Progress:
    """Return the progress of the last correction; each message of an album that changes counts."""
    # No row was sent before the first one was due.
    figures = await store.figures_of(broadcast.edit_of(broadcast.edits), now - OF_LATE, now)
    return progress_of_figures(figures, figures.first_due or now, now)


async def unsend_progress(store: Store, broadcast: Broadcast, now: datetime) -> Progress:
    """Return the progress of deleting a broadcast."""
    since = broadcast.unsent_at or now
    figures = await store.figures_of(broadcast.unsend_occurrence, _rated_from(since, now), now)
    return progress_of_figures(figures, since, now)


def progress_of_figures(figures: RowFigures, since: datetime, now: datetime, to_come: int = 0) -> Progress:
    """Return the progress of rows, the first due at ``since``; ``to_come`` more are not enqueued yet.

    The figures are those of the last 30 seconds, or of the time from ``since`` if it is shorter.
    """
    failed: Counter[str] = Counter()
    for (state, reason), count in figures.outcomes.items():
        if state in {RowState.DEAD, RowState.EXPIRED}:
            failed[_reason(state, reason)] += count
    waiting = figures.open + to_come
    rate = figures.sent_between / max((now - _rated_from(since, now)).total_seconds(), 1.0)
    # Telegram may make the bot wait for hours before it sends to a chat.
    last_due = figures.last_due or now
    left = 0.0 if not waiting else max(waiting / rate, (last_due - now).total_seconds()) if rate else None
    sent = sum(count for (state, _), count in figures.outcomes.items() if state is RowState.SENT)
    by_frequency = sorted(failed.items(), key=lambda each: (-each[1], each[0]))
    return Progress(sent, waiting, dict(by_frequency), rate, left)


def _rated_from(since: datetime, now: datetime) -> datetime:
    """Return the moment from which the rate of rows is measured, the first of which was due at ``since``."""
    # A moment after ``now`` comes from before the clock was set back.
    return now - min(OF_LATE, now - since) if since <= now else now - OF_LATE


def _reason(state: RowState, reason: str | None) -> str:
    """Return why a row was not sent; the error of an expired row may be long past, so it does not count."""
    return state.value if is_too_late(state, reason) else reason or state.value


async def outcomes(store: Store, broadcast: Broadcast) -> list[RecipientOutcome]:
    """Return the outcome for each recipient, by chat; empty two days after the end."""
    known = versions(broadcast)
    found: list[RecipientOutcome] = []
    async for page in pages_of(store.rows_of(broadcast.occurrence)):
        chats = await store.chats_of({row.target.chat_id for row in page})
        for row in page:
            chat = chats.get(row.target.chat_id)
            found.append(
                RecipientOutcome(
                    row.target.chat_id,
                    row.target.thread,
                    chat.kind.value if chat is not None else "",
                    known[row.body].language if row.body in known else "",
                    row.state,
                    row.reason or "",
                    row.message_id,
                    row.closed_at,
                )
            )
    return sorted(found, key=lambda each: (each.chat_id, each.thread or 0))
