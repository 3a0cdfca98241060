"""What the use cases ask of the outside world; ``storage/`` answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from briefing.chat import Chat

    Clock = Callable[[], datetime]
    """Answers the present moment as an aware datetime in UTC."""


class Store(Protocol):
    """Everything that is kept about chats.

    A method that changes something returns when the change is durable, else it raises
    :class:`briefing.errors.StorageUnavailable` and nothing of the change is kept.
    """

    async def chat(self, chat_id: int) -> Chat | None:
        """Return what is kept about a chat, or None."""
        ...

    async def change_chat(self, chat_id: int, change: Callable[[Chat | None], Chat]) -> Chat:
        """Replace a chat by ``change(present)`` in one step that no other change can come between.

        A change that returns what it was given writes nothing.
        """
        ...

    async def forget_chat(self, chat_id: int) -> bool:
        """Erase everything under this chat's id; False when there was nothing."""
        ...

    async def migrate_chat(self, old_id: int, new_id: int) -> None:
        """Move everything under ``old_id`` to ``new_id`` in one transaction.

        Where both exist they become one by :func:`briefing.chat.merged`. Unknown ``old_id``: nothing happens.
        """
        ...

    async def close(self) -> None:
        """Confirm what is under way and release the store."""
        ...
