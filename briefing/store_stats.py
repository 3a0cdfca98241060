"""How much a store contains, how fast it is, and when it is too large for one file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING

from briefing.preferences import Frequency

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Self

    from briefing.chat import ChatKind, PauseReason
    from briefing.subscription import Subscription

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
class SubscriptionCounts:
    """Numbers of subscriptions by what they bring; one may bring all of it."""

    digests: int
    reminders: int
    summaries: int

    @classmethod
    def of(cls, subscriptions: Iterable[Subscription]) -> Self:
        """Count subscriptions."""
        wanted = [each.preferences for each in subscriptions]
        return cls(
            sum(each.frequency is not Frequency.OFF for each in wanted),
            sum(each.reminders for each in wanted),
            sum(each.monthly_summary for each in wanted),
        )


@dataclass(frozen=True, slots=True)
class FileStats:
    """Size and speed of a store in a file."""

    file_bytes: int
    journal_bytes: int
    """The size of the changes since the journal was last merged into the file."""
    folded_at: datetime
    """When the file was last written, UTC."""
    opened_in: timedelta
    folds: int = 0
    """How often the journal was merged into the file since the store was opened."""


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
    subscriptions: SubscriptionCounts = SubscriptionCounts(0, 0, 0)
    size: int | None = None
    """Bytes on disk, of a file with its journal; None for a store that keeps nothing."""
    writes: Sequence[timedelta] = ()
    """How long the last hundred changes of this process took until they were durable, the shortest first."""

    def write_time(self, share: float) -> timedelta | None:
        """Return the time within which ``share`` (above 0, up to 1) of the last writes were durable.

        None when nothing was written yet.
        """
        return self.writes[ceil(share * len(self.writes)) - 1] if self.writes else None

    @property
    def is_outgrown(self) -> bool:
        """Whether a database server would be better; False for a store without a file."""
        return self.file is not None and (
            self.chats.total > MOST_CHATS
            or self.file.file_bytes + self.file.journal_bytes > MOST_BYTES
            or self.file.opened_in > LONGEST_OPENING
        )
