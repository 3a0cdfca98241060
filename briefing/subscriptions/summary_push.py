"""Monthly summaries: pushes on the first of a month about the month before, and when they are due."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from briefing.local_time import DAY, MONTHS_A_YEAR, at_local, day_in_month, local_date, zone_of
from briefing.news import News, news
from briefing.statement.recording import INSTANT
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
    zone: ZoneInfo
    """The zone in which the reader's days are counted."""
    news: News = field(compare=False)
    """What changed in the month; not compared, because it follows from statement, month and zone."""
    tells_until: ClassVar[None] = None
    lifetime: ClassVar[timedelta] = DAY


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
        day = _first_of_month(_summarized_to(subscription), 1)
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
        first = _first_of_month(last_due_day(preferences, now))
        if first <= _summarized_to(subscription):
            return subscription, None
        after = replace(subscription, summarized_to=first)
        is_late = now - moment_of_day(preferences, first) > Summary.lifetime
        if is_late or not preferences.monthly_summary:
            return after, None
        zone, month = zone_of(preferences.zone), _first_of_month(first, -1)
        found = _news_of_month(statement, month, zone)
        occurrence = f"{self.prefix}{statement.id}:{first}"
        return after, Summary(occurrence, month, local_date(now, zone), zone, found)

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


def _first_of_month(day: date, later: int = 0) -> date:
    """Return the first day of the month of ``day``, or of the month that is so many months later."""
    return day_in_month(day.year * MONTHS_A_YEAR + day.month - 1 + later, 1)


@lru_cache(maxsize=256)
def _news_of_month(statement: Statement, month: date, zone: ZoneInfo) -> News:
    """Return what changed in a month; cached, because thousands of chats share it."""
    begin, end = (at_local(_first_of_month(month, later), 0, zone) - INSTANT for later in (0, 1))
    return news(statement, begin, end, zone)
