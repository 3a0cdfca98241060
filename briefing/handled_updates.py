"""The numbers of handled updates, stored so that an update that is delivered again is ignored."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from briefing.records import Record

BLOCK = 64
"""How many successive numbers share a record, so that a write stays small."""
KEPT_BLOCKS = 128
"""How many of the latest blocks are kept: some 8,000 updates."""
KEPT_FOR = timedelta(days=2)
"""How long blocks are kept; Telegram keeps an update for a day, and may restart its numbers after a week."""


@dataclass(frozen=True, slots=True)
class HandledBlock(Record):
    """The handled updates of one block of numbers."""

    table: ClassVar[str] = "taken_updates"
    key_fields: ClassVar[tuple[str, ...]] = ("block",)

    block: int
    numbers: tuple[int, ...]
    at: datetime
    """When the last of them was handled."""

    def is_over(self, now: datetime) -> bool:
        """Tell whether none of them can be delivered again."""
        return now - self.at > KEPT_FOR
