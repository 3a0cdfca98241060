"""Pauses that Telegram imposed (429): kept, so that a restart does not forget them."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from briefing.records import DeletedWithOwner

EVERYTHING = 0
"""Stands for all chats; no chat has this id."""


@dataclass(frozen=True, slots=True)
class Hold(DeletedWithOwner):
    """Nothing is sent to a chat, or to anybody, for a while."""

    table: ClassVar[str] = "holds"
    people_fields: ClassVar[tuple[str, ...]] = ("chat_id",)

    chat_id: int
    """:data:`EVERYTHING` for all."""
    until: datetime
    pushes_only: bool = False
    """People are answered meanwhile."""

    @property
    def key(self) -> str:
        """The chat's id; what holds pushes alone is kept beside what holds everything."""
        return f"{self.chat_id}:pushes" if self.pushes_only else str(self.chat_id)

    @property
    def people(self) -> tuple[int, ...]:
        """The chat; nobody for a hold of all chats."""
        return (self.chat_id,) if self.chat_id != EVERYTHING else ()
