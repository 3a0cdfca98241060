"""Monthly summaries: pushes on the first of a month about the month before, and when they are due."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from briefing.local_time import DAY, at_local, first_of_month, local_date, zone_of
from briefing.news import News, news
from briefing.statement.recording import INSTANT, unchanged_since
from briefing.subscriptions.schedule import last_due_day, moment_of_day

if TYPE_CHECKING:
    from datetime import datetime, timedelta
    from zoneinfo import ZoneInfo

    from briefing.preferences import Preferences
    from briefing.statement.model import Statement
    from briefing.subscription import Subscription


@dataclass(frozen=True, slots=True)
class Summary:
    """The summary of a month to be sent."""

    occurrence: str = field(compare=False)
    month: date
    """The first day of the month that it is about."""
    today: date
    """The local date on which it is sent; deadlines are counted from it."""
    since: datetime
    """The moment after which changes count: the beginning of the month, or of the subscription if later."""
    zone: ZoneInfo
    """The zone in which the reader's days are counted."""
    news: News = field(compare=False)
    """What changed in the month; not compared, because it follows from the other fields."""
    tells_until: ClassVar[None] = None
    lifetime: ClassVar[timedelta] = DAY

    @property
    def news_since(self) -> date:
        """The local date from which changes count."""
        return local_date(self.since + INSTANT, self.zone)


class Summaries:
    """A summary is sent on the first of each month; one that is over a day late is dropped.

    It does not depend on the digests: what followers were notified of is in it, too.
    """

    prefix = "summary:"

    def next_at(
        self,
        subscription: Subscription,
        statement: Statement,  # noqa: ARG002 - the preferences alone say when
        now: datetime,
    ) -> datetime | None:
        """Return when the next summary is due, at least ``now``, or None."""
        if not subscription.preferences.monthly_summary:
            return None
        day = first_of_month(_summarized_to(subscription), 1)
        return max(moment_of_day(subscription.preferences, day), now)

    def due(
        self,
        subscription: Subscription,
        statement: Statement,
        now: datetime,
        told: frozenset[str],  # noqa: ARG002 - a summary has all of the month
    ) -> tuple[Subscription, Summary | None]:
        """Return the summary of the last month before ``now`` that has had none, or None."""
        preferences = subscription.preferences
        first = first_of_month(last_due_day(preferences, now))
        if first <= _summarized_to(subscription):
            return subscription, None
        after = replace(subscription, summarized_to=first)
        is_late = now - moment_of_day(preferences, first) > Summary.lifetime
        if is_late or not preferences.monthly_summary:
            return after, None
        return after, self._summary(subscription, statement, first, now)

    def _summary(
        self, subscription: Subscription, statement: Statement, first: date, now: datetime
    ) -> Summary:
        zone, month = zone_of(subscription.preferences.zone), first_of_month(first, -1)
        begin, end = (at_local(day, 0, zone) - INSTANT for day in (month, first))
        # What the log contained when it subscribed is no change.
        since = max(begin, unchanged_since(statement, subscription.since, zone))
        occurrence, today = f"{self.prefix}{statement.id}:{first}", local_date(now, zone)
        return Summary(occurrence, month, today, since, zone, _news(statement, since, end, zone))

    def is_wanted(self, preferences: Preferences) -> bool:
        """Tell whether summaries are switched on."""
        return preferences.monthly_summary

    def postponed(self, subscription: Subscription, occurrence: str) -> Subscription:
        """Let the summary of the date in the occurrence be due again."""
        day = date.fromisoformat(occurrence.rpartition(":")[2])
        return replace(subscription, summarized_to=min(_summarized_to(subscription), day - DAY))


def _summarized_to(subscription: Subscription) -> date:
    if subscription.summarized_to is not None:
        return subscription.summarized_to
    return local_date(subscription.since, zone_of(subscription.preferences.zone))


# Thousands of chats share a statement and a month, and a statement never changes.
_news = lru_cache(maxsize=256)(news)
