"""How much a store holds, how long it takes, and when it has become too large for one file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.chats.chat import ChatKind, PauseReason

MOST_CHATS = 20_000
MOST_BYTES = 64 * 2**20
"""Of the file and its journal together."""
LONGEST_OPENING = timedelta(seconds=10)
"""Beyond any of these a database server is the better home; docs/operating.md says what they rest on."""


@dataclass(frozen=True, slots=True)
class ChatCounts:
    """How many chats there are, in all and by what they are."""

    kinds: Mapping[ChatKind, int]
    paused: Mapping[PauseReason, int]
    languages: Mapping[str | None, int]
    """By the chosen language; None where nobody has chosen."""
    subscribed: int
    """Chats with a subscription of their own or of a topic."""

    @property
    def total(self) -> int:
        """All chats."""
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True)
class FileStats:
    """What a store that lies in a file takes of the disk and of time."""

    file_bytes: int
    journal_bytes: int
    """Confirmed since the journal was last folded into the file."""
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
    """Everything that a store tells about itself."""

    kind: str
    """What it is built on, as its maker writes it."""
    chats: ChatCounts
    due: int
    """Targets that have a row which can be sent now."""
    documents: Mapping[str, int]
    """By table, without empty ones."""
    file: FileStats | None = None
    """None for a store that lies in no file."""

    @property
    def is_outgrown(self) -> bool:
        """Whether a database server is the better home: always False where there is no file."""
        return self.file is not None and (
            self.chats.total > MOST_CHATS
            or self.file.file_bytes + self.file.journal_bytes > MOST_BYTES
            or self.file.opened_in > LONGEST_OPENING
        )
