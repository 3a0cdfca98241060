"""Digests: pushes about what is new, and when they are due by the preferences of a subscription."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from briefing.local_time import DAY, local_date, zone_of
from briefing.news import News, news
from briefing.preferences import Frequency, Preferences
from briefing.statement.recording import unchanged_since
from briefing.subscriptions.schedule import LATE, next_due

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta
    from zoneinfo import ZoneInfo

    from briefing.statement.model import Statement
    from briefing.subscription import Subscription

BEFORE_ITS_DAY = 2 * DAY
"""Set back by so much, the last digest is on an earlier local day, whatever the clock did between."""


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest to be sent."""

    occurrence: str = field(compare=False)
    since: datetime
    """The moment from which the news are, set back to the last moment at which they changed."""
    tells_until: datetime
    """The moment up to which the news are, set back in the same way."""
    zone: ZoneInfo
    """The zone in which the reader's days are counted."""
    news: News = field(compare=False)
    """Not compared, because it follows from the statement, the two moments and ``told``."""
    told: frozenset[str]
    """The ids of entries that are left out, because followers were notified of them."""
    is_first: bool
    lifetime: ClassVar[timedelta] = LATE

    @property
    def news_since(self) -> date:
        """The local date from which the news are."""
        return local_date(self.since, self.zone)

    @property
    def today(self) -> date:
        """The local date of the digest."""
        return local_date(self.tells_until, self.zone)


class Digests:
    """A digest is sent at each slot with news; a late one is dropped."""

    prefix = "digest:"

    def next_at(
        self,
        subscription: Subscription,
        statement: Statement,  # noqa: ARG002 - the preferences alone say when
        now: datetime,
    ) -> datetime | None:
        """Return the next slot, or None."""
        return _next_due(subscription.preferences, subscription.last_digest_at, now)

    def due(
        self, subscription: Subscription, statement: Statement, now: datetime, told: frozenset[str]
    ) -> tuple[Subscription, Digest | None]:
        """Return the digest of the newest slot since the last digest, or None."""
        slot = _newest_slot(subscription, now)
        if slot is None:
            return subscription, None
        after = replace(subscription, last_digest_at=slot)
        if now - slot > LATE:
            return after, None
        digest = self._digest(subscription, statement, slot, now, told)
        return (after, None) if digest.news.is_empty else (_after(after, now), digest)

    def first(
        self, subscription: Subscription, statement: Statement, now: datetime
    ) -> tuple[Subscription, Digest]:
        """Return the subscription after its first digest, which is sent at once, and that digest."""
        digest = self._digest(replace(subscription, news_seen_until=now), statement, now, now, frozenset())
        return _after(replace(subscription, last_digest_at=now), now), replace(digest, is_first=True)

    def is_wanted(self, preferences: Preferences) -> bool:
        """Tell whether digests are switched on."""
        return preferences.frequency is not Frequency.OFF

    def postponed(self, subscription: Subscription, occurrence: str) -> Subscription:
        """Let the last digest be due again with its news, if the occurrence is that of the last one."""
        last, before = subscription.last_digest_at, subscription.news_seen_before
        if last is None or before is None or not occurrence.endswith(_named(last)):
            return subscription
        return replace(subscription, news_seen_until=before, last_digest_at=last - BEFORE_ITS_DAY)

    def _digest(
        self,
        subscription: Subscription,
        statement: Statement,
        slot: datetime,
        now: datetime,
        told: frozenset[str],
    ) -> Digest:
        zone = zone_of(subscription.preferences.zone)
        since = unchanged_since(statement, min(subscription.news_seen_until, now), zone)
        until = unchanged_since(statement, now, zone)
        return Digest(
            occurrence=f"{self.prefix}{statement.id}{_named(slot)}",
            since=since,
            tells_until=until,
            zone=zone,
            news=_news(statement, since, until, zone, told),
            told=told,
            is_first=False,
        )


def _named(slot: datetime) -> str:
    return f":{slot:%Y-%m-%dT%H:%M}"


def _after(subscription: Subscription, now: datetime) -> Subscription:
    """Return the subscription after a digest is sent."""
    return replace(subscription, news_seen_until=now, news_seen_before=subscription.news_seen_until)


def _newest_slot(subscription: Subscription, now: datetime) -> datetime | None:
    """Return the newest digest slot that is due at ``now`` and came after the last digest, or None."""
    known = (subscription.since, subscription.last_digest_at, subscription.changed_at)
    last = max(moment for moment in known if moment is not None)
    found, slot = None, _next_due(subscription.preferences, subscription.last_digest_at, last)
    while slot is not None and slot <= now:
        found, slot = slot, _next_due(subscription.preferences, slot, max(slot, now - 32 * DAY))
    return found


# Thousands of chats share a statement and these moments, and a statement never changes.
_news = lru_cache(maxsize=256)(news)
_next_due = lru_cache(maxsize=1024)(next_due)
