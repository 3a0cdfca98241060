"""Which updates were dealt with: kept, so that one that is delivered again has no second effect."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from briefing.records import Record

BLOCK = 64
"""So many successive numbers are kept in one record: a write costs little, however many are kept."""
KEPT_BLOCKS = 128
"""Blocks that are kept, the latest ones: some 8,000 updates."""
KEPT_FOR = timedelta(days=2)
"""Telegram keeps what was not confirmed for a day; after a quiet week it numbers updates anew."""


@dataclass(frozen=True, slots=True)
class HandledBlock(Record):
    """The updates of one block that were dealt with."""

    table: ClassVar[str] = "taken_updates"
    key_fields: ClassVar[tuple[str, ...]] = ("block",)

    block: int
    numbers: tuple[int, ...]
    at: datetime
    """When the last of them was."""

    def is_over(self, now: datetime) -> bool:
        """Tell whether none of them can come again."""
        return now - self.at > KEPT_FOR
