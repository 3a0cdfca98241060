"""What a target can see of its subscription in advance: news since the last digest, and future pushes."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from briefing.followings import Following, key_of
from briefing.local_time import local_date, zone_of
from briefing.news import News, initiative_in_turn, news
from briefing.subscriptions.plan import Plan, foreseen_pushes, listed_pushes

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from briefing.ports import Store
    from briefing.statement.model import Statement
    from briefing.subscription import Subscription, Target

SHOWN_NEXT = 3
UNSUBSCRIBED = timedelta(days=30)
"""Without a subscription, news of this many days are shown."""


@dataclass(frozen=True, slots=True)
class NewsOfTarget:
    """The news since the last digest, including those of which followers were notified."""

    since: date
    """The local date of the last digest."""
    today: date
    news: News
    initiative: str
    """The slug of the initiative in turn."""


async def news_since_digest(
    store: Store, target: Target, statement: Statement, now: datetime, zone: ZoneInfo
) -> NewsOfTarget:
    """Return the news since the last digest; ``zone`` counts when there is no subscription."""
    subscription = await store.subscription(target)
    since, number = now - UNSUBSCRIBED, 1
    if subscription is not None:
        zone, since = zone_of(subscription.preferences.zone), subscription.news_seen_until
        number = subscription.digests_sent + 1
    day, today = local_date(since, zone), local_date(now, zone)
    initiative = initiative_in_turn(statement, number).slug
    return NewsOfTarget(day, today, news(statement, since, now, zone), initiative)


async def next_moments(
    store: Store, subscription: Subscription, statement: Statement, now: datetime
) -> list[datetime]:
    """Return the next moments, UTC, at which pushes will be sent, as far as is known ``now``."""
    told = await _told_at_once(store, subscription.target, statement)
    return [moment for moment, _plan in foreseen_pushes(subscription, statement, now, SHOWN_NEXT, told)]


async def pending_pushes(
    store: Store, subscription: Subscription, statement: Statement, now: datetime
) -> tuple[tuple[datetime, Plan], ...]:
    """Return the future pushes to be listed; computed in a thread, so that other updates are handled."""
    told = await _told_at_once(store, subscription.target, statement)
    return await asyncio.to_thread(listed_pushes, subscription, statement, now, told)


async def _told_at_once(store: Store, target: Target, statement: Statement) -> frozenset[str]:
    """Return the ids of entries that the next digest leaves out, as the target was notified of them."""
    following = await store.record(Following, key_of(target))
    return following.left_out_of_digest(statement.id) if following else frozenset()
