"""How the bot is doing, at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.broadcasts.broadcast import UNDER_WAY, Broadcast
from briefing.holds import EVERYTHING, Hold
from briefing.local_time import local_date
from briefing.outbox import OPEN, RowState
from briefing.stats.error_counts import ErrorCounter, ErrorCounts, total

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime, timedelta
    from zoneinfo import ZoneInfo

    from briefing.ports import Store
    from briefing.stats.store_stats import StoreStats

MINUTE, HOUR = 60, 3_600


@dataclass(frozen=True, slots=True)
class RunningBroadcast:
    """A broadcast that is under way."""

    broadcast: Broadcast
    waiting: int
    """Recipients who have not been sent it yet."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the owners ask about."""

    at: datetime
    store: StoreStats
    rows: Mapping[RowState, int]
    oldest: timedelta | None
    """For how long the row has waited that can be sent next; None when nothing can be sent now."""
    sent_in_minute: int
    sent_in_hour: int
    error_counts: ErrorCounts
    """What went wrong since the newsroom was last told, which is each morning."""
    held: int
    """Chats to which Telegram lets nothing be sent for now."""
    held_until: datetime | None
    """Until when it lets nothing be sent to anybody, UTC."""
    broadcasts: Sequence[RunningBroadcast]


async def overview(
    store: Store, error_counts: ErrorCounter, sent_within: Callable[[int], int], now: datetime, zone: ZoneInfo
) -> Overview:
    """Gather it; ``sent_within`` returns the messages of so many seconds."""
    await error_counts.flush(store)
    next_due = await store.next_row_due()
    every = (each for each in await store.records(Hold) if each.until > now and not each.pushes_only)
    holds = {each.chat_id: each.until for each in every}
    everything = holds.pop(EVERYTHING, None)
    return Overview(
        at=now,
        store=await store.stats(now),
        rows=await store.count_rows(),
        oldest=now - next_due if next_due is not None and next_due <= now else None,
        sent_in_minute=sent_within(MINUTE),
        sent_in_hour=sent_within(HOUR),
        error_counts=total(await store.records(ErrorCounts), local_date(now, zone)),
        held=len(holds),
        held_until=everything,
        broadcasts=await _running(store),
    )


async def _running(store: Store) -> list[RunningBroadcast]:
    running = [each for each in await store.records(Broadcast) if each.state in UNDER_WAY]
    return [
        RunningBroadcast(each, sum(row.state in OPEN for row in await store.rows_of(each.occurrence)))
        for each in running
    ]
