"""What a target can see of its subscription in advance: news since the last digest, and future pushes."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.followings import Following, key_of
from briefing.local_time import local_date, zone_of
from briefing.news import NOTHING_NEW, News, news
from briefing.subscriptions.plan import Plan, foreseen_pushes, listed_pushes

if TYPE_CHECKING:
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from briefing.ports import Store
    from briefing.statement.model import Statement
    from briefing.subscription import Subscription, Target

SHOWN_NEXT = 3


@dataclass(frozen=True, slots=True)
class NewsOfTarget:
    """The news since the last digest, including those of which followers were notified."""

    since: date | None
    """The local date of the last digest; None without a subscription, and so without news."""
    today: date
    news: News


async def news_since_digest(
    store: Store, target: Target, statement: Statement, now: datetime, zone: ZoneInfo
) -> NewsOfTarget:
    """Return the news since the last digest; ``zone`` counts when there is no subscription."""
    subscription = await store.subscription(target)
    if subscription is None:
        return NewsOfTarget(None, local_date(now, zone), NOTHING_NEW)
    zone, since = zone_of(subscription.preferences.zone), subscription.news_seen_until
    found = news(statement, since, now, zone)
    return NewsOfTarget(local_date(since, zone), local_date(now, zone), found)


async def next_moments(
    store: Store, subscription: Subscription, statement: Statement, now: datetime
) -> list[datetime]:
    """Return the next moments, UTC, at which pushes will be sent, as far as is known ``now``.

    Computed in a thread: without reminders and summaries, years of slots are tried.
    """
    told = await _told_at_once(store, subscription.target, statement)
    found = await asyncio.to_thread(foreseen_pushes, subscription, statement, now, SHOWN_NEXT, told)
    return [moment for moment, _plan in found]


async def pending_pushes(
    store: Store, subscription: Subscription, statement: Statement, now: datetime
) -> tuple[tuple[datetime, Plan], ...]:
    """Return the future pushes to be listed; computed in a thread, so that other updates are handled."""
    told = await _told_at_once(store, subscription.target, statement)
    return await asyncio.to_thread(listed_pushes, subscription, statement, now, told)


async def _told_at_once(store: Store, target: Target, statement: Statement) -> frozenset[str]:
    """Return the ids of entries that the next digest leaves out, as the target was notified of them."""
    following = await store.get(Following, key_of(target))
    return following.left_out_of_digest(statement.id) if following else frozenset()
