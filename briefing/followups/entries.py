"""Log entries: entries of the log that editors wrote in the chat, as opposed to those in content files."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from briefing.records import Record
from briefing.statement.entry import Entry, Status


class EntryState(StrEnum):
    """The states of a log entry."""

    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    RETURNED = "returned"
    """A reviewer returned it to its author; readers never saw it."""


@dataclass(frozen=True, slots=True)
class LogEntry(Record):
    """An entry with its author, reviewer and state. After it is published, only translations are added."""

    table: ClassVar[str] = "entries"
    people_fields: ClassVar[tuple[str, ...]] = ("author", "reviewer")
    found_by: ClassVar[tuple[str, ...]] = ("statement", "state", "author")

    statement: str
    item: Entry
    author: int
    state: EntryState
    written_at: datetime
    old_status: Status
    """The status of the initiative when the entry was published or sent for review."""
    reviewer: int | None = None
    published_at: datetime | None = None
    note: str | None = None
    """Why the reviewer returned it."""

    @property
    def key(self) -> str:
        """The id of the entry, which differs from those in content files."""
        return self.item.id


ID_PREFIX = "e-"
"""The beginning of ids of log entries; in content files they appear only after an export."""


def published_items(entries: Iterable[LogEntry], statement_id: str) -> list[Entry]:
    """Return what editors published about a statement, as entries of its log, the oldest first."""
    published = (each for each in entries if each.state is EntryState.PUBLISHED)
    return [published_item(each) for each in published if each.statement == statement_id]


def published_item(entry: LogEntry) -> Entry:
    """Return the entry of the log that was published, with whether somebody else reviewed it before."""
    return replace(entry.item, reviewed=entry.reviewer not in (None, entry.author))


def entry_id(at: datetime, token: str) -> str:
    """Return a new id; ``token`` is random, of characters ``a-z0-9``."""
    return f"{ID_PREFIX}{at:%Y%m%d%H%M%S}-{token}"
