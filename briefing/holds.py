"""Pauses that Telegram imposed (429): kept, so that a restart does not forget them."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar, Self

from briefing.records import DeletedWithOwner

EVERYTHING = 0
"""Stands for all chats; no chat has this id."""


@dataclass(frozen=True, slots=True)
class Hold(DeletedWithOwner):
    """Nothing is sent to a chat, or to anybody, for a while."""

    table: ClassVar[str] = "holds"

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
        """The chat."""
        return (self.chat_id,) if self.chat_id != EVERYTHING else ()

    def moved(self, old_id: int, new_id: int) -> Self:
        """Go with the chat."""
        del old_id
        return replace(self, chat_id=new_id)
