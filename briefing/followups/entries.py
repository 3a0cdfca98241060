"""Entries of the log that editors wrote in the chat; those that ship with the content are not here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from briefing.records import Record
from briefing.statement.model import Entry, Status


class EntryState(StrEnum):
    """Where an entry is on its way to readers."""

    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    RETURNED = "returned"
    """A reviewer did not publish it; nobody but the newsroom ever saw it."""


@dataclass(frozen=True, slots=True)
class LogEntry(Record):
    """One entry with what only the newsroom knows of it. Once it is published nothing but texts is added."""

    table: ClassVar[str] = "entries"
    people_fields: ClassVar[tuple[str, ...]] = ("author", "reviewer")

    statement: str
    item: Entry
    author: int
    state: EntryState
    written_at: datetime
    old_status: Status
    """The initiative's status when the entry was published, or sent for review."""
    reviewer: int | None = None
    published_at: datetime | None = None
    note: str | None = None
    """What the reviewer said when it was returned."""

    @property
    def key(self) -> str:
        """The entry's id, which no entry of content has."""
        return self.item.id


ID_PREFIX = "e-"
"""Ids of entries from the chat begin so; content may have them only where it was exported."""


def published_items(entries: Iterable[LogEntry], statement_id: str) -> list[Entry]:
    """Return what editors published about a statement, as entries of its log, the oldest first."""
    published = (each for each in entries if each.state is EntryState.PUBLISHED)
    return [each.item for each in published if each.statement == statement_id]


def entry_id(at: datetime, token: str) -> str:
    """Return a new id; ``token`` is random, of ``a-z0-9``."""
    return f"{ID_PREFIX}{at:%Y%m%d%H%M%S}-{token}"
