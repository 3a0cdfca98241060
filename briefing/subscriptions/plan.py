"""What is due for a subscription at a moment, and what becomes of the subscription.

Everything here is pure: the moment, the statement and the subscription go in.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.local_time import DAY, at_local, local_date, zone_of
from briefing.reminders.upcoming import newest_missed, next_reminder_days, reminder_days
from briefing.statement.recording import unchanged_since
from briefing.subscriptions.news import News, news, rotation
from briefing.subscriptions.preferences import DEFAULT_HOUR, Frequency
from briefing.subscriptions.schedule import after_quiet, next_due

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from briefing.reminders.reminder_days import ReminderDay
    from briefing.statement.model import Initiative, Statement
    from briefing.subscriptions.preferences import Preferences
    from briefing.subscriptions.subscription import Subscription

LATE = timedelta(hours=12)
"""A reminder later than this says so; a digest later than this is dropped, the next one covers the gap."""
AT_LEAST_EVERY = timedelta(days=7)
"""A digest comes after so long even if there is nothing new."""
FORESEEN = 1000
"""Slots that are looked through for what will come: three quiet weeks with a digest each hour."""


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest that is to be sent."""

    occurrence: str
    since: datetime
    """News are told of what comes after it; of two moments between which nothing changes, the first."""
    until: datetime
    """News are told up to then, in the same manner."""
    zone: ZoneInfo
    """The zone in which the reader's days are counted."""
    news: News
    told: frozenset[str]
    """The ids of entries that are left out, because they were told at once."""
    initiative: Initiative
    is_first: bool

    @property
    def told_on(self) -> date:
        """The local date up to which news were told before."""
        return local_date(self.since, self.zone)

    @property
    def today(self) -> date:
        """The local date of the digest."""
        return local_date(self.until, self.zone)


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder of one or several rungs that is to be sent."""

    occurrence: str
    today: date
    """The local day on which it comes; what it says of a deadline is counted from it."""
    reminder_days: tuple[ReminderDay, ...]
    is_late: bool
    """It comes long after the moment of its newest rung, which quiet hours may have put off."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be sent, and the subscription as it is afterwards."""

    subscription: Subscription
    digest: Digest | None = None
    reminder: Reminder | None = None


def plan(
    subscription: Subscription, statement: Statement, now: datetime, told: frozenset[str] = frozenset()
) -> Plan:
    """Return what is due for ``subscription`` at ``now``; a digest leaves out the entries ``told``, by id."""
    if subscription.snoozed_until is not None and now < subscription.snoozed_until:
        return Plan(scheduled(subscription, statement, now))
    after, reminder = _reminder(replace(subscription, snoozed_until=None), statement, now)
    after, digest = _digest(after, statement, now, told)
    return Plan(scheduled(after, statement, now), digest, reminder)


def first_digest(subscription: Subscription, statement: Statement, now: datetime) -> Plan:
    """Return the digest that comes at once after subscribing."""
    digest = _next_digest(replace(subscription, news_seen_until=now), statement, now, now)
    after = replace(
        subscription,
        last_digest_at=now,
        last_sent_at=now,
        news_seen_until=now,
        news_seen_before=subscription.news_seen_until,
        digests_sent=subscription.digests_sent + 1,
    )
    return Plan(scheduled(after, statement, now), replace(digest, is_first=True))


def scheduled(subscription: Subscription, statement: Statement, now: datetime) -> Subscription:
    """Return the subscription with the moment at which it is to be looked at next."""
    moments = [
        moment
        for moment in (next_digest_at(subscription, now), next_reminder_at(subscription, statement, now))
        if moment
    ]
    due = min(moments, default=None)
    if due is not None and subscription.snoozed_until is not None:
        due = max(due, subscription.snoozed_until)
    return replace(subscription, next_due_at=due)


def next_digest_at(subscription: Subscription, now: datetime) -> datetime | None:
    """Return when the next digest is due, or None."""
    return _next_due(subscription.preferences, subscription.last_digest_at, now)


def next_reminder_at(subscription: Subscription, statement: Statement, now: datetime) -> datetime | None:
    """Return when the next reminder is due, or None; one that is due already counts as due now."""
    if not subscription.preferences.reminders:
        return None
    day = _next_reminder_day_day(statement, subscription.reminded_to)
    return max(_reminder_moment(subscription.preferences, day), now) if day else None


def coming(
    subscription: Subscription,
    statement: Statement,
    now: datetime,
    count: int,
    told: frozenset[str] = frozenset(),
) -> tuple[tuple[datetime, Plan], ...]:
    """Return the next moments at which something will come, with what, as far as is known ``now``.

    Found by letting time go by: a digest that would have nothing to tell is no moment. ``told`` is as
    :func:`plan` takes it.
    """
    found: list[tuple[datetime, Plan]] = []
    present = scheduled(subscription, statement, now)
    for _step in range(FORESEEN):
        moment = present.next_due_at
        if moment is None or len(found) == count:
            break
        planned = plan(present, statement, moment, told)
        if planned.digest is not None or planned.reminder is not None:
            found.append((moment, planned))
        present = planned.subscription
    return tuple(found)


def _reminder_moment(preferences: Preferences, day: date) -> datetime:
    hour = DEFAULT_HOUR if preferences.frequency is Frequency.OFF else preferences.hours[0]
    return after_quiet(preferences, at_local(day, hour, zone_of(preferences.zone)))


def _reminder(
    subscription: Subscription, statement: Statement, now: datetime
) -> tuple[Subscription, Reminder | None]:
    today = local_date(now, zone_of(subscription.preferences.zone))
    last = _last_due_day(subscription.preferences, today, now)
    if last <= subscription.reminded_to:
        return subscription, None
    after = replace(subscription, reminded_to=last)
    first = _next_reminder_day_day(statement, subscription.reminded_to)
    if not subscription.preferences.reminders or first is None or first > last:
        return after, None
    missed = _newest_missed(statement, subscription.reminded_to, last)
    newest = max(reminder_day.day for reminder_day in missed)
    is_late = now - _reminder_moment(subscription.preferences, newest) > LATE
    # Named after its own day: late in the night it must not stand for that of the morning to come.
    return after, Reminder(f"reminder:{statement.id}:{last}", today, missed, is_late)


def _last_due_day(preferences: Preferences, today: date, now: datetime) -> date:
    """Return the last local day whose reminders are due; quiet hours may put them off past midnight."""
    day = today
    while _reminder_moment(preferences, day) > now:
        day -= DAY
    return day


def _digest(
    subscription: Subscription, statement: Statement, now: datetime, told: frozenset[str]
) -> tuple[Subscription, Digest | None]:
    slot = _newest_slot(subscription, now)
    if slot is None:
        return subscription, None
    after = replace(subscription, last_digest_at=slot)
    if now - slot > LATE:
        return after, None
    digest = _next_digest(subscription, statement, slot, now, told)
    silence_ends = (subscription.last_sent_at or subscription.since) + AT_LEAST_EVERY
    # The hours of two digests a week apart may differ by a clock change or a late tick.
    if digest.news.is_empty and now < silence_ends - LATE:
        return after, None
    return (
        replace(
            after,
            news_seen_until=now,
            news_seen_before=subscription.news_seen_until,
            last_sent_at=now,
            digests_sent=subscription.digests_sent + 1,
        ),
        digest,
    )


def _newest_slot(subscription: Subscription, now: datetime) -> datetime | None:
    """Return the last digest slot that is due at ``now`` and has not been dealt with, or None."""
    known = (subscription.since, subscription.last_digest_at, subscription.changed_at)
    last = max(moment for moment in known if moment is not None)
    found, slot = None, _next_due(subscription.preferences, subscription.last_digest_at, last)
    while slot is not None and slot <= now:
        found, slot = slot, _next_due(subscription.preferences, slot, max(slot, now - 32 * DAY))
    return found


def _next_digest(
    subscription: Subscription,
    statement: Statement,
    slot: datetime,
    now: datetime,
    told: frozenset[str] = frozenset(),
) -> Digest:
    zone = zone_of(subscription.preferences.zone)
    since = unchanged_since(statement, min(subscription.news_seen_until, now), zone)
    until = unchanged_since(statement, now, zone)
    return Digest(
        occurrence=f"digest:{statement.id}:{slot:%Y-%m-%dT%H:%M}",
        since=since,
        until=until,
        zone=zone,
        news=_news(statement, since, until, zone, told),
        told=told,
        initiative=rotation(statement, subscription.digests_sent + 1),
        is_first=False,
    )


# Thousands of chats share a statement and these moments, and a statement never changes.
_news = lru_cache(maxsize=256)(news)
_newest_missed = lru_cache(maxsize=256)(newest_missed)
_next_due = lru_cache(maxsize=1024)(next_due)


def _next_reminder_day_day(statement: Statement, after: date) -> date | None:
    """Return the first day after ``after`` that has a rung, or None; asked for thousands of days in a row."""
    days = _reminder_day_days(statement, after.year)
    ahead = bisect_right(days, after)
    return days[ahead] if ahead < len(days) else _first_reminder_day_day(statement, date(after.year, 12, 31))


@lru_cache(maxsize=256)
def _reminder_day_days(statement: Statement, year: int) -> tuple[date, ...]:
    return tuple(
        sorted({each.day for each in reminder_days(statement, date(year, 1, 1), date(year, 12, 31))})
    )


@lru_cache(maxsize=256)
def _first_reminder_day_day(statement: Statement, after: date) -> date | None:
    found = next_reminder_days(statement, after, 1)
    return found[0].day if found else None
