"""Holds that Telegram imposed (error 429), stored so that they survive a restart."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from briefing.records import DeletedWithOwner

EVERYTHING = 0
"""The id that stands for all chats."""


@dataclass(frozen=True, slots=True)
class Hold(DeletedWithOwner):
    """Nothing is sent to a chat, or to all chats, until a moment."""

    table: ClassVar[str] = "holds"
    people_fields: ClassVar[tuple[str, ...]] = ("chat_id",)
    found_by: ClassVar[tuple[str, ...]] = ("until", "pushes_only")

    chat_id: int
    """:data:`EVERYTHING` for all chats."""
    until: datetime
    pushes_only: bool = False
    """Whether answers are still sent."""

    @property
    def key(self) -> str:
        """The id of the chat; a hold of pushes and one of all messages have different keys."""
        return f"{self.chat_id}:pushes" if self.pushes_only else str(self.chat_id)

    @property
    def people(self) -> tuple[int, ...]:
        """The chat; nobody for a hold of all chats."""
        return (self.chat_id,) if self.chat_id != EVERYTHING else ()
