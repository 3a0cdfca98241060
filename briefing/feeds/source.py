"""The port through which feeds are fetched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed, in plain text."""

    id: str
    """What tells it apart within its feed."""
    title: str
    lead: str
    url: str
    publisher: str
    """The outlet that the entry names; empty: that of the feed."""
    at: datetime | None
    """When it was published, UTC, as the feed says; None: it does not say."""


@dataclass(frozen=True, slots=True)
class ReadFeed:
    """What a feed has."""

    address: str
    title: str
    entries: tuple[FeedEntry, ...]
    etag: str = ""
    last_modified: str = ""


class FeedSource(Protocol):
    """Fetches and reads feeds."""

    async def read(
        self, address: str, now: datetime, *, etag: str = "", last_modified: str = ""
    ) -> ReadFeed | None:
        """Return what a feed has, or None if nothing changed since it had these marks.

        Raises :class:`briefing.fetched.FetchFailed`.
        """

    async def find(self, address: str, now: datetime) -> ReadFeed:
        """Return the feed at an address, or the first that works of those that the page there names.

        Raises :class:`briefing.fetched.FetchFailed`.
        """
