"""The state of the bot at one moment, for owners."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.broadcasts.broadcast import UNDER_WAY, Broadcast
from briefing.holds import EVERYTHING, Hold
from briefing.local_time import local_date
from briefing.records import Between
from briefing.stats.error_counts import ErrorCounter, ErrorCounts, total
from briefing.stats.feed_figures import FeedFigures, feed_figures

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from briefing.outbox import RowState
    from briefing.ports import Store
    from briefing.store_stats import StoreStats

MINUTE, HOUR = 60, 3_600


@dataclass(frozen=True, slots=True)
class RunningBroadcast:
    """A broadcast that is under way."""

    broadcast: Broadcast
    waiting: int
    """The number of recipients to whom it was not sent yet."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures that owners can ask for."""

    at: datetime
    store: StoreStats
    rows: Mapping[RowState, int]
    oldest: timedelta | None
    """How long the oldest row that can be sent has waited; None when there is none."""
    sent_in_minute: int
    sent_in_hour: int
    error_counts: ErrorCounts
    """The errors since the last report to editors, which is each morning."""
    held: int
    """The number of chats for which Telegram told the bot to wait."""
    held_until: datetime | None
    """Until when Telegram told the bot to wait with all chats, UTC, or None."""
    broadcasts: Sequence[RunningBroadcast]
    feeds: Sequence[FeedFigures]


async def overview(
    store: Store, error_counts: ErrorCounter, sent_within: Callable[[int], int], now: datetime, zone: ZoneInfo
) -> Overview:
    """Return the figures; ``sent_within`` returns how many messages were sent in a number of seconds."""
    await error_counts.flush(store)
    next_due = await store.next_row_due()
    held = await store.count(Hold, until=Between(now + timedelta.resolution), pushes_only=False)
    everything = await store.get(Hold, str(EVERYTHING))
    is_all_held = everything is not None and everything.until > now
    return Overview(
        at=now,
        store=await store.stats(now),
        rows=await store.count_rows(),
        oldest=now - next_due if next_due is not None and next_due <= now else None,
        sent_in_minute=sent_within(MINUTE),
        sent_in_hour=sent_within(HOUR),
        error_counts=total(await store.find(ErrorCounts), local_date(now, zone)),
        held=held - is_all_held,
        held_until=everything.until if everything is not None and is_all_held else None,
        broadcasts=await _running(store, now),
        feeds=await feed_figures(store),
    )


async def _running(store: Store, now: datetime) -> list[RunningBroadcast]:
    running = [each for state in UNDER_WAY for each in await store.find(Broadcast, state=state)]
    running.sort(key=lambda each: each.number)
    return [RunningBroadcast(each, await _left(store, each, now)) for each in running]


async def _left(store: Store, broadcast: Broadcast, now: datetime) -> int:
    return (await store.figures_of(broadcast.occurrence, now, now)).open
