"""The ports through which addresses of evidence are looked at and copied."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from datetime import datetime


class Finding(Enum):
    """What a look at an address found."""

    THERE = "there"
    GONE = "gone"
    NO_HOST = "no_host"
    """Nobody knows the name of its host; or our own network knows no names."""
    UNKNOWN = "unknown"
    """The server does not let us in, or is not to be reached at present."""


class Look(NamedTuple):
    """A look at an address."""

    finding: Finding
    is_answer: bool
    """Whether a server answered."""


class LinkSource(Protocol):
    """Looks at addresses."""

    async def look(self, address: str) -> Look:
        """Look at an address once."""


class Copy(NamedTuple):
    """A copy in an archive."""

    url: str
    at: datetime


class Archive(Protocol):
    """An archive of pages. What it reports is no proof: it may say that it failed although it saved."""

    async def save(self, address: str) -> Copy | None:
        """Ask for a copy; return it if the archive names it."""

    async def newest(self, address: str, now: datetime) -> Copy | None:
        """Return the newest copy that there is, or None if there is none or the archive does not say."""
