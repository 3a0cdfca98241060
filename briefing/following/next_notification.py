"""The next notification to a follower: of what, and when.

All functions here are pure functions of the following, the subscription, the statement and the moment.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefing.followed_words import FollowedWord
from briefing.followings import Followed, Following, FollowMode
from briefing.local_time import local_date, next_at_local, zone_of
from briefing.news import News, news_of_entries
from briefing.preferences import DEFAULT_HOUR, after_quiet
from briefing.statement.entry import Entry, FollowUp
from briefing.statement.recording import entries, when_recorded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from zoneinfo import ZoneInfo

    from briefing.statement.model import Statement
    from briefing.subscription import Subscription

    Having = Mapping[FollowedWord, frozenset[str]]
    Untold = dict[Followed | FollowedWord, tuple[Entry, ...]]

GATHERED = timedelta(seconds=60)
"""Entries that are published within this time after the first one come in the same message."""


@dataclass(frozen=True, slots=True)
class Notification:
    """A notification to a target about one statement."""

    occurrence: str
    statement: Statement
    entries: frozenset[str]
    """The ids of the entries that it is about."""
    news: News
    """What these entries changed."""
    slugs: frozenset[str]
    """The followed initiatives that it is about."""
    words: tuple[FollowedWord, ...]
    """The followed words that these entries have."""
    today: date
    """The target's local date."""
    following: Following
    """The following after the notification."""


@dataclass(frozen=True, slots=True)
class NextNotification:
    """When a target is to be checked, and the notification if that is now."""

    moment: datetime
    notification: Notification | None = None


def next_notification(
    following: Following,
    subscription: Subscription | None,
    statement: Statement,
    now: datetime,
    zone: ZoneInfo,
    *,
    is_chosen: bool,
    having: Having = MappingProxyType({}),
) -> NextNotification | None:
    """Return the next notification of a target about a statement; None when there is nothing new.

    ``having``: by followed word, the ids of the entries of the statement that have it. ``zone`` counts
    without a subscription. ``is_chosen`` tells whether the digests of the chat are about this
    statement; a target that follows with the digest is not notified of what the next digest contains.
    """
    untold = _untold(following, statement, having, zone)
    if subscription is not None and is_chosen and _has_digests(following, subscription):
        seen = subscription.news_seen_until
        before = {each: log for each, log in untold.items() if when_recorded(log[0], zone) <= seen}
        if untold and not before:
            return NextNotification(subscription.next_due_at or now)
        untold = before
    zone = zone_of(subscription.preferences.zone) if subscription else zone
    ids = frozenset(entry.id for log in untold.values() for entry in log)
    today = local_date(now, zone)
    found = _news(statement, ids, today)
    if found.is_empty:
        return None
    changing = {change.by.id for change in found.statuses}
    log = (entry for each in untold.values() for entry in each)
    new = (entry for entry in log if isinstance(entry, FollowUp) or entry.id in changing)
    first = min((when_recorded(each, zone) for each in new), default=now)
    # A moment after ``now`` comes from before the clock was set back.
    first = first if first <= now else now - GATHERED
    moment = max(_when(following.mode, subscription, first, zone), now)
    moment = after_quiet(subscription.preferences, moment) if subscription else moment
    if moment > now:
        return NextNotification(moment)
    slugs = frozenset(each.slug for each in untold if isinstance(each, Followed))
    words = tuple(each for each in untold if isinstance(each, FollowedWord))
    names = "+".join(sorted([*slugs, *(each.mark for each in words)]))
    occurrence = f"follow:{statement.id}:{names}:{_name(ids)}"
    after = _after(following, statement, untold, zone, remembers=subscription is not None)
    told = Notification(occurrence, statement, ids, found, slugs, words, today, after)
    return NextNotification(moment, told)


def _untold(following: Following, statement: Statement, having: Having, zone: ZoneInfo) -> Untold:
    logs = _logs(statement, zone)
    untold: Untold = {}
    for each in following.followed:
        if each.statement == statement.id:
            untold[each] = _after_moment(each.news_seen_until, logs.get(each.slug, ()), zone)
    for word, ids in having.items():
        since = following.word_seen_until(word, statement.id)
        untold[word] = _after_moment(since, (each for each in logs[""] if each.id in ids), zone)
    return {each: log for each, log in untold.items() if log}


def _after_moment(moment: datetime, log: Iterable[Entry], zone: ZoneInfo) -> tuple[Entry, ...]:
    return tuple(each for each in log if when_recorded(each, zone) > moment)


@lru_cache(maxsize=64)
def _logs(statement: Statement, zone: ZoneInfo) -> Mapping[str, tuple[Entry, ...]]:
    """Return the entries of each initiative, and under "" all, in the order in which they were recorded."""
    every = tuple(sorted(entries(statement), key=lambda each: when_recorded(each, zone)))
    logs: dict[str, tuple[Entry, ...]] = {"": every}
    for entry in every:
        logs[entry.initiative] = (*logs.get(entry.initiative, ()), entry)
    return logs


def _has_digests(following: Following, subscription: Subscription) -> bool:
    return following.mode is FollowMode.WITH_DIGEST and subscription.preferences.has_digests


def _when(mode: FollowMode, subscription: Subscription | None, first: datetime, zone: ZoneInfo) -> datetime:
    if mode is FollowMode.AT_ONCE:
        ready = first + GATHERED
    else:
        hour = subscription.preferences.hours[0] if subscription else DEFAULT_HOUR
        ready = next_at_local(first, hour, zone)
    snoozed = subscription.snoozed_until if subscription else None
    return ready if snoozed is None else max(ready, snoozed)


@lru_cache(maxsize=256)
def _name(ids: frozenset[str]) -> str:
    """Return a short name for a set of entries, for the occurrence: the same set is never notified twice."""
    return hashlib.sha256("\0".join(sorted(ids)).encode()).hexdigest()[:16]


def _after(
    following: Following,
    statement: Statement,
    untold: Untold,
    zone: ZoneInfo,
    *,
    remembers: bool,
) -> Following:
    """Return the following after the notification; with ``remembers``, a digest leaves its entries out."""
    followed = tuple(
        replace(each, news_seen_until=when_recorded(untold[each][-1], zone)) if each in untold else each
        for each in following.followed
    )
    names = dict.fromkeys(f"{statement.id}/{entry.id}" for log in untold.values() for entry in log)
    after = replace(following, followed=followed, told=(*following.told, *names) if remembers else ())
    last = max(when_recorded(log[-1], zone) for log in untold.values())
    return after.with_words_seen(statement.id, last)


# Cached: thousands of targets follow the same few initiatives, and a statement object never changes.
_news = lru_cache(maxsize=256)(news_of_entries)
