"""Asking feeds for news, and proposing what matches."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.feeds.feed import Feed, SeenStories
from briefing.feeds.schedule import LONGEST, next_fetch
from briefing.feeds.stories import all_seen, new_entries, stories_of
from briefing.fetched import FetchFailed
from briefing.proposals.taking_in import take_in
from briefing.records import Between

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from random import Random
    from zoneinfo import ZoneInfo

    from briefing.feeds.notifications import FeedNotifications
    from briefing.feeds.source import FeedEntry, FeedSource, ReadFeed
    from briefing.fetched import Problem
    from briefing.ports import Store
    from briefing.proposals.matching import Matcher
    from briefing.proposals.proposal import Proposal
    from briefing.records import Records

MOST_AT_ONCE = 8
"""How many feeds are asked at the same time."""


@dataclass(frozen=True, slots=True)
class FeedResult:
    """What became of a feed in a round."""

    feed: Feed
    """As it is after the round."""
    problem: Problem | None
    new: tuple[FeedEntry, ...] = ()
    """The entries that are news."""


@dataclass(frozen=True, slots=True)
class FeedRound:
    """What a round brought."""

    results: tuple[FeedResult, ...]
    proposals: tuple[Proposal, ...]
    """Those that are new, or that a source joined."""


async def due_feeds(store: Store, now: datetime) -> list[Feed]:
    """Return the feeds to be asked, also those that would wait too long since the clock was set back."""
    due = await store.find(Feed, next_at=Between(last=now))
    return due + await store.find(Feed, next_at=Between(first=now + LONGEST + timedelta(hours=6)))


class FeedRounds:
    """Asks feeds, one round at a time."""

    def __init__(
        self, store: Store, source: FeedSource, matcher: Matcher, zone: ZoneInfo, chance: Random
    ) -> None:
        self._store = store
        self._source = source
        self._matcher = matcher
        self._zone = zone
        self._chance = chance

    async def fetch_round(self, feeds: Sequence[Feed], now: datetime) -> FeedRound:
        """Ask these feeds for news and propose what matches; a feed that fails does not hold up others."""
        places = asyncio.Semaphore(MOST_AT_ONCE)

        async def one(feed: Feed) -> ReadFeed | FetchFailed | None:
            async with places:
                try:
                    return await self._source.read(
                        feed.address, now, etag=feed.etag, last_modified=feed.last_modified
                    )
                except FetchFailed as failed:
                    return failed

        answers = await asyncio.gather(*map(one, feeds))
        seen = await self._store.get_each(SeenStories, [each.address for each in feeds])
        results = [
            self._result(feed, seen.get(feed.address), answer, now)
            for feed, answer in zip(feeds, answers, strict=True)
        ]
        stories = [
            story
            for each in results
            for story in stories_of(each.feed.address, each.feed.title, each.new, now, self._zone)
        ]
        proposals = await take_in(self._store, self._matcher, stories, now) if stories else []
        # Only now: after a crash before this the same stories come again, and change nothing.
        for result, answer in zip(results, answers, strict=True):
            await self._keep(result, seen.get(result.feed.address), answer)
        return FeedRound(tuple(results), tuple(proposals))

    def _result(
        self, feed: Feed, seen: SeenStories | None, answer: ReadFeed | FetchFailed | None, now: datetime
    ) -> FeedResult:
        if isinstance(answer, FetchFailed):
            return FeedResult(self._failed(feed, answer, now), answer.problem)
        well = replace(
            feed,
            next_at=next_fetch(now, 0, self._chance),
            read_at=now,
            problem=None,
            failing_since=None,
            failures=0,
            is_told=False,
        )
        if answer is None:
            return FeedResult(well, None)
        new = new_entries(feed, seen, answer, now)
        well = replace(
            well,
            title=answer.title or feed.title,
            etag=answer.etag,
            last_modified=answer.last_modified,
            news_at=_last_news(feed, new, now),
        )
        return FeedResult(well, None, tuple(new))

    def _failed(self, feed: Feed, failed: FetchFailed, now: datetime) -> Feed:
        failures = feed.failures + 1
        return replace(
            feed,
            next_at=next_fetch(now, failures, self._chance, failed.retry_after),
            problem=failed.problem,
            failing_since=feed.failing_since or now,
            failures=failures,
        )

    async def _keep(
        self, result: FeedResult, seen: SeenStories | None, answer: ReadFeed | FetchFailed | None
    ) -> None:
        feed = result.feed
        after = None if answer is None or isinstance(answer, FetchFailed) else all_seen(seen, answer)

        async def put(records: Records) -> None:
            present = await records.get(Feed, feed.key)
            if present is None:
                return
            records.put(feed if not present.is_paused else replace(feed, next_at=None))
            if after is not None and (seen is None or after != seen.names):
                records.put(SeenStories(feed.address, after))

        await self._store.transact(put)


def _last_news(feed: Feed, new: Sequence[FeedEntry], now: datetime) -> datetime | None:
    """Return when the newest story that the feed ever had was published; one without a day was just now."""
    moments = [each.at or now for each in new]
    known = [feed.news_at] if feed.news_at is not None else []
    return max((min(each, now) for each in [*moments, *known]), default=None)


class FeedWatch:
    """Asks feeds when they are due, and lets editors know of those that fail."""

    def __init__(self, store: Store, rounds: FeedRounds, notifications: FeedNotifications) -> None:
        self._store = store
        self._rounds = rounds
        self._notifications = notifications

    async def ask_due(self, now: datetime) -> None:
        """Ask the feeds that are due at ``now``."""
        due = await due_feeds(self._store, now)
        if due:
            done = await self._rounds.fetch_round(due, now)
            await self._notifications.notify([each.feed for each in done.results], now)
