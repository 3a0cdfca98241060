"""What is new in a feed, as stories."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.local_time import local_date
from briefing.proposals.story import Story

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from briefing.feeds.feed import Feed, SeenStories
    from briefing.feeds.source import FeedEntry, ReadFeed

MONTH = timedelta(days=30)
"""How old a story may be when a feed is read for the first time, or may have been when it was read before."""
MOST_NAMES = 2000
"""How many stories of a feed are remembered; it has at most some hundred at once."""
NAME_LENGTH = 16
REFERRAL = "utm_"
"""How the fields begin by which outlets count where their readers come from."""


def new_entries(feed: Feed, seen: SeenStories | None, read: ReadFeed, now: datetime) -> list[FeedEntry]:
    """Return the entries that are news: not seen before, nor older than a month when the feed was last read.

    A feed that gives all its entries other ids, as some do when they move, has no old news because of that.
    What has no day may be of any year when the feed is read for the first time; later it is of that day.
    """
    if seen is None:
        return [each for each in read.entries if is_of_month(each, now)]
    known, last = set(seen.names), feed.read_at or now
    return [
        each
        for each in read.entries
        if _name(each) not in known and (each.at is None or is_of_month(each, last))
    ]


def is_of_month(entry: FeedEntry, now: datetime) -> bool:
    """Tell whether an entry says that it is not older than a month."""
    return entry.at is not None and entry.at > now - MONTH


def all_seen(seen: SeenStories | None, read: ReadFeed) -> tuple[str, ...]:
    """Return the names of what was seen now and before; those that are still there are kept longest."""
    names = dict.fromkeys(seen.names if seen else ())
    for each in reversed(read.entries):
        names.pop(_name(each), None)
        names[_name(each)] = None
    return tuple(names)[-MOST_NAMES:]


def stories_of(
    address: str, title: str, entries: Iterable[FeedEntry], now: datetime, zone: ZoneInfo
) -> list[Story]:
    """Return the stories of entries; one without a day, or of a day to come, counts as of today."""
    outlet = title or urlsplit(address).hostname or address
    return [
        Story(
            title=each.title,
            lead=each.lead,
            url=_without_referral(each.url),
            publisher=each.publisher or outlet,
            published_on=local_date(min(each.at or now, now), zone),
            feed=address,
        )
        for each in entries
    ]


def _without_referral(address: str) -> str:
    """Return an address without what outlets count by who comes from a feed: one page is one source."""
    page, query, rest = address.partition("?")
    fields, hash_sign, fragment = rest.partition("#")
    kept = [each for each in fields.split("&") if not each.startswith(REFERRAL)]
    if len(kept) == len(fields.split("&")):
        return address
    return f"{page}{query if kept else ''}{'&'.join(kept)}{hash_sign}{fragment}"


def _name(entry: FeedEntry) -> str:
    return sha256(entry.id.encode()).hexdigest()[:NAME_LENGTH]
