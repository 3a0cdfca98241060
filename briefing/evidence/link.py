"""What is known of an address of evidence."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import ClassVar
from urllib.parse import urlsplit

from briefing.records import Record


@dataclass(frozen=True, slots=True)
class Link(Record):
    """An address of evidence."""

    table: ClassVar[str] = "links"
    found_by: ClassVar[tuple[str, ...]] = ("look_at", "answered_at", "ask_at", "is_shown")

    address: str
    look_at: datetime
    """When it is to be looked at next."""
    answered_at: datetime | None = None
    """When its server last answered anything."""
    failures: int = 0
    """How often in a row it was not there; looks that say nothing do not count."""
    failing_since: datetime | None = None
    gone_since: datetime | None = None
    """Since when it counts as gone; None: it does not."""
    is_told: bool = False
    """Whether editors were told that it is gone."""
    is_to_save: bool = False
    """Whether the archive is to be asked for a copy once: an editor published an entry with it."""
    saved_at: datetime | None = None
    """When the archive was asked for a copy; None: never."""
    ask_at: datetime | None = None
    """When the archive is to be asked next; None: not at all."""
    questions: int = 0
    """How often it was asked for the newest copy since ``ask_at`` was first set."""
    copy_url: str = ""
    copy_at: datetime | None = None
    """The moment of the copy, UTC; None when there is none."""

    @property
    def key(self) -> str:
        """A digest: an address may be longer than a key."""
        return link_key(self.address)

    @property
    def is_shown(self) -> bool:
        """Whether readers are shown something of it."""
        return self.copy_at is not None or self.gone_since is not None

    @property
    def host(self) -> str:
        """The host of the address, empty if it has none."""
        return host_of(self.address)


def link_key(address: str) -> str:
    """Return the key under which an address is kept."""
    return sha256(address.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def host_of(address: str) -> str:
    """Return the host of an address, empty if it has none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
