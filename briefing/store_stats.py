"""How much a store contains, how fast it is, and when it is too large for one file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.chat import ChatKind, PauseReason

MOST_CHATS = 20_000
MOST_BYTES = 64 * 2**20
"""Of the file and its journal together."""
LONGEST_OPENING = timedelta(seconds=10)
"""Above any of these limits a database server is better; docs/operating.md explains them."""


@dataclass(frozen=True, slots=True)
class ChatCounts:
    """Numbers of chats, by kind, pause and language."""

    kinds: Mapping[ChatKind, int]
    paused: Mapping[PauseReason, int]
    languages: Mapping[str | None, int]
    """By the chosen language; None for chats without one."""
    subscribed: int
    """Chats with a subscription, of the chat itself or of a topic."""

    @property
    def total(self) -> int:
        """All chats."""
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True)
class FileStats:
    """Size and speed of a store in a file."""

    file_bytes: int
    journal_bytes: int
    """The size of the changes since the journal was last merged into the file."""
    folded_at: datetime
    """When the file was last written, UTC."""
    opened_in: timedelta
    writes: Sequence[timedelta] = field(default=())
    """How long the last hundred changes waited until they were durable, the shortest first."""

    def write_time(self, share: float) -> timedelta | None:
        """Return the time within which ``share`` (above 0, up to 1) of the last writes were durable.

        None when nothing was written yet.
        """
        return self.writes[ceil(share * len(self.writes)) - 1] if self.writes else None


@dataclass(frozen=True, slots=True)
class StoreStats:
    """The figures of a store."""

    kind: str
    """The name of the software that it is built on."""
    chats: ChatCounts
    due: int
    """The number of targets with a row that can be sent now."""
    documents: Mapping[str, int]
    """The number of documents by table; empty tables are left out."""
    file: FileStats | None = None
    """None for a store without a file."""
    is_estimate: bool = False
    """Whether the numbers of what is large are estimates, because counting would take long."""

    @property
    def is_outgrown(self) -> bool:
        """Whether a database server would be better; False for a store without a file."""
        return self.file is not None and (
            self.chats.total > MOST_CHATS
            or self.file.file_bytes + self.file.journal_bytes > MOST_BYTES
            or self.file.opened_in > LONGEST_OPENING
        )
