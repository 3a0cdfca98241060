"""What owners do with feeds."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from briefing.feeds.feed import Feed, SeenStories
from briefing.feeds.stories import is_of_month, stories_of
from briefing.fetched import FetchFailed, Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from briefing.feeds.source import FeedEntry, FeedSource
    from briefing.ports import Store
    from briefing.proposals.matching import Matcher
    from briefing.proposals.story import Match, Story
    from briefing.records import RecordReader, Records

MAY_PASS = frozenset(
    {
        ProblemKind.TIME_OUT,
        ProblemKind.NO_LOOKUP,
        ProblemKind.NO_ROUTE,
        ProblemKind.TOO_LARGE,
        ProblemKind.BROKEN,
        ProblemKind.UNREADABLE,
    }
)
"""What does not say that the address is wrong: the feed may be well tomorrow."""
STATUSES_THAT_MAY_PASS = frozenset({403, 408, 425, 429, *range(500, 600)})
LONGEST_ADDRESS = 1000
"""Characters."""


class AlreadyAdded(Exception):
    """The feed is there already."""

    def __init__(self, feed: Feed) -> None:
        super().__init__(feed.address)
        self.feed = feed


class MatchedStory(NamedTuple):
    """A story of a feed, with the initiatives that it matches, the best first."""

    story: Story
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a feed has, and what of it would be proposed."""

    address: str
    """That of the feed, which the given page may have named."""
    title: str
    stories: tuple[MatchedStory, ...]
    """Its stories of the last month."""
    without_day: tuple[MatchedStory, ...]
    """Those of which nobody knows how old they are."""


async def all_feeds(records: RecordReader) -> list[Feed]:
    """Return all feeds, in the order in which they were added."""
    return await records.find(Feed)


async def feed_named(records: RecordReader, address: str) -> Feed | None:
    """Return the feed with an address, however that is spelled, or that was found on the page there."""
    asked = _spelled(address)
    for each in await all_feeds(records):
        if asked == _spelled(each.address) or (each.page and asked == _spelled(each.page)):
            return each
    return None


def _spelled(address: str) -> str:
    """Return an address in one spelling: what leads to the same place at the same server is the same."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address
    return parts._replace(netloc=parts.netloc.lower(), path=parts.path or "/", fragment="").geturl()


async def add_feed(
    store: Store, source: FeedSource, address: str, now: datetime, by: int | None = None
) -> Feed:
    """Add the feed at an address, or that the page there names; it is asked for news at the next round.

    One with a problem that may pass is added with it. Raises :class:`briefing.fetched.FetchFailed` when the
    address is wrong, and :class:`AlreadyAdded`.
    """
    asked = address.strip()
    if len(asked) > LONGEST_ADDRESS:
        raise FetchFailed(Problem(ProblemKind.ADDRESS))
    known = await feed_named(store, asked)
    if known is not None:
        raise AlreadyAdded(known)
    feed = await _found(source, asked, now, by)

    async def put(records: Records) -> None:
        there = await feed_named(records, feed.address)
        if there is not None:
            raise AlreadyAdded(there)
        records.put(feed)

    await store.transact(put)
    return feed


async def _found(source: FeedSource, asked: str, now: datetime, by: int | None) -> Feed:
    try:
        read = await source.find(asked, now)
    except FetchFailed as failed:
        if not may_pass(failed.problem):
            raise
        return Feed(asked, now, now, added_by=by, problem=failed.problem, failing_since=now)
    page = "" if read.address == asked else asked
    return Feed(read.address, now, now, read.title, page, by)


def may_pass(problem: Problem) -> bool:
    """Tell whether a problem does not say that the address is wrong."""
    return problem.kind in MAY_PASS or problem.status in STATUSES_THAT_MAY_PASS


async def preview(
    source: FeedSource, matcher: Matcher, address: str, now: datetime, zone: ZoneInfo
) -> Preview:
    """Return what a feed would bring, whether it was added or not; nothing is kept.

    Raises :class:`briefing.fetched.FetchFailed`.
    """
    read = await source.find(address.strip(), now)
    of_month = [each for each in read.entries if is_of_month(each, now)]
    without_day = [each for each in read.entries if each.at is None]

    def matched(entries: Iterable[FeedEntry]) -> tuple[MatchedStory, ...]:
        stories = stories_of(read.address, read.title, entries, now, zone)
        return tuple(MatchedStory(each, matcher.matches(each)) for each in stories)

    shown = [await asyncio.to_thread(matched, entries) for entries in (of_month, without_day)]
    return Preview(read.address, read.title, *shown)


async def pause_feed(store: Store, address: str) -> Feed | None:
    """Let a feed rest until it is resumed; None when there is no such feed."""
    return await _change(store, address, None)


async def resume_feed(store: Store, address: str, now: datetime) -> Feed | None:
    """Let a feed be asked again, at the next round; None when there is no such feed."""
    return await _change(store, address, now)


async def _change(store: Store, address: str, next_at: datetime | None) -> Feed | None:
    async def change(records: Records) -> Feed | None:
        feed = await records.get(Feed, address)
        if feed is None or (feed.next_at is None) == (next_at is None):
            return feed
        changed = replace(feed, next_at=next_at)
        records.put(changed)
        return changed

    return await store.transact(change)


async def remove_feed(store: Store, feed: Feed) -> None:
    """Remove a feed; its proposals stay."""

    async def remove(records: Records) -> None:
        records.remove(feed)
        records.remove(SeenStories(feed.address, ()))

    await store.transact(remove)
