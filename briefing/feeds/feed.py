"""A feed of news, and the stories that it had already."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from briefing.fetched import Problem
from briefing.records import Record


@dataclass(frozen=True, slots=True)
class Feed(Record):
    """An address of RSS, Atom or JSON Feed that is asked for news, and how it is."""

    table: ClassVar[str] = "feeds"
    key_fields: ClassVar[tuple[str, ...]] = ("address",)
    people_fields: ClassVar[tuple[str, ...]] = ("added_by",)
    found_by: ClassVar[tuple[str, ...]] = ("next_at",)

    address: str
    added_at: datetime
    next_at: datetime | None
    """When it is to be asked next; None while it is paused."""
    title: str = ""
    """As it calls itself; empty until it was read."""
    page: str = ""
    """The page that named it, if such a page was given."""
    added_by: int | None = None
    """Who added it; None for the command line."""
    etag: str = ""
    last_modified: str = ""
    read_at: datetime | None = None
    """When it was last asked and answered; None: never."""
    news_at: datetime | None = None
    """When it last had a story that was new."""
    problem: Problem | None = None
    """What is wrong with it since ``failing_since``; None: nothing."""
    failing_since: datetime | None = None
    failures: int = 0
    """How often in a row it failed."""
    is_told: bool = False
    """Whether editors were told that it fails."""

    @property
    def is_paused(self) -> bool:
        """Whether somebody stopped asking it."""
        return self.next_at is None


@dataclass(frozen=True, slots=True)
class SeenStories(Record):
    """Which stories a feed had already."""

    table: ClassVar[str] = "feed_stories"
    key_fields: ClassVar[tuple[str, ...]] = ("feed",)

    feed: str
    """The address of the feed."""
    names: tuple[str, ...]
    """Short hashes of the ids of its entries, the newest last."""
