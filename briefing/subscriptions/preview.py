"""What a chat or topic is shown of its subscription: what is new since a digest, and what will come."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from briefing.following.following import Following, key_of
from briefing.local_time import local_date, zone_of
from briefing.news import News, initiative_in_turn, news
from briefing.subscriptions.plan import Plan, coming, pending

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from briefing.ports import Store
    from briefing.statement.model import Statement
    from briefing.subscription import Subscription, Target

SHOWN_NEXT = 3
UNSUBSCRIBED = timedelta(days=30)
"""What is new goes back so far where no digest marks the last time."""


@dataclass(frozen=True, slots=True)
class NewsOfTarget:
    """What the next digest of a target would tell, also of what it was told at once."""

    since: date
    """The local day of the last digest."""
    today: date
    news: News
    initiative: str
    """The slug of the one that is in turn."""


async def news_since_digest(
    store: Store, target: Target, statement: Statement, now: datetime, zone: ZoneInfo
) -> NewsOfTarget:
    """Return what is new since the last digest; ``zone`` counts where nothing is subscribed."""
    subscription = await store.subscription(target)
    since, number = now - UNSUBSCRIBED, 1
    if subscription is not None:
        zone, since = zone_of(subscription.preferences.zone), subscription.news_seen_until
        number = subscription.digests_sent + 1
    day, today = local_date(since, zone), local_date(now, zone)
    return NewsOfTarget(
        day, today, news(statement, since, now, zone), initiative_in_turn(statement, number).slug
    )


async def next_moments(
    store: Store, subscription: Subscription, statement: Statement, now: datetime
) -> list[datetime]:
    """Return the next moments, UTC, at which something will come, as far as is known ``now``."""
    told = await _told_at_once(store, subscription.target, statement)
    return [moment for moment, _plan in coming(subscription, statement, now, SHOWN_NEXT, told)]


async def pending_pushes(
    store: Store, subscription: Subscription, statement: Statement, now: datetime
) -> tuple[tuple[datetime, Plan], ...]:
    """Return what is listed of what will come; others are answered while that is found out."""
    told = await _told_at_once(store, subscription.target, statement)
    return await asyncio.to_thread(pending, subscription, statement, now, told)


async def _told_at_once(store: Store, target: Target, statement: Statement) -> frozenset[str]:
    """Return the ids of the entries that the next digest of a target leaves out."""
    following = await store.record(Following, key_of(target))
    return following.told_of(statement.id) if following else frozenset()
