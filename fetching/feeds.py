"""Feeds over HTTP: conditional requests, and pages that name their feed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from briefing.feeds.source import FeedEntry, ReadFeed
from briefing.fetched import FetchFailed, Problem, ProblemKind
from fetching.fetcher import FIRST_ERROR

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fetching.fetcher import Answer, Fetcher
    from fetching.reader import FeedReader

ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
NOT_MODIFIED = 304
MOST_NAMED = 3
"""How many of the feeds that a page names are tried."""
LONGEST_MARK = 500
"""Characters of an ETag or a date; what is longer, or beyond ASCII, is not sent back."""


class HttpFeeds:
    """The port :class:`briefing.feeds.source.FeedSource` over HTTP."""

    def __init__(self, fetcher: Fetcher, reader: FeedReader) -> None:
        self._fetcher = fetcher
        self._reader = reader

    async def read(
        self, address: str, now: datetime, *, etag: str = "", last_modified: str = ""
    ) -> ReadFeed | None:
        """Return what a feed has, or None if nothing changed since it had these marks.

        A page is searched again: it may have been added when it did not answer, or have taken a feed's place.
        """
        marks = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        return await self._search(address, {name: value for name, value in marks.items() if value}, now)

    async def find(self, address: str, now: datetime) -> ReadFeed:
        """Return the feed at an address, or the first that works of those that the page there names."""
        found = await self._search(address, {}, now)
        if found is None:
            raise FetchFailed(Problem(ProblemKind.NO_FEED))
        return found

    async def _search(self, address: str, headers: Mapping[str, str], now: datetime) -> ReadFeed | None:
        answer = await self._ask(address, headers, now)
        if answer.status == NOT_MODIFIED:
            return None
        read = await self._reader.read(answer)
        if "entries" in read:
            return _feed(address, read, answer.headers)
        failed = FetchFailed(Problem(ProblemKind.NO_FEED))
        for each in read.get("feeds", ())[:MOST_NAMED]:
            try:
                named = await self._reader.read(await self._ask(each, {}, now))
            except FetchFailed as error:
                failed = error
            else:
                if "entries" in named:
                    return _feed(each, named, {})  # its marks say nothing of the page
        raise failed

    async def _ask(self, address: str, headers: Mapping[str, str], now: datetime) -> Answer:
        answer = await self._fetcher.fetch(address, headers={"Accept": ACCEPT, **headers})
        if answer.status >= FIRST_ERROR:
            problem = Problem(ProblemKind.STATUS, answer.status)
            raise FetchFailed(problem, _retry_after(answer.headers.get("Retry-After", ""), now))
        return answer


def _feed(address: str, read: dict[str, Any], headers: Mapping[str, str]) -> ReadFeed:
    entries = tuple(FeedEntry(**{**each, "at": _moment(each["at"])}) for each in read["entries"])
    marks = (headers.get(name, "") for name in ("ETag", "Last-Modified"))
    etag, last_modified = (each if len(each) <= LONGEST_MARK and each.isascii() else "" for each in marks)
    return ReadFeed(address, read["title"], entries, etag, last_modified)


def _moment(seconds: int | None) -> datetime | None:
    try:
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _retry_after(value: str, now: datetime) -> timedelta | None:
    """Return how long to wait: the field has seconds, or a date."""
    try:
        if value.strip().isdecimal():
            return timedelta(seconds=int(value))
        until = parsedate_to_datetime(value)
    except (ValueError, OverflowError, TypeError):
        return None
    return max((until if until.tzinfo else until.replace(tzinfo=UTC)) - now, timedelta(0))
