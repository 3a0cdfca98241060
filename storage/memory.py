"""The backend that forgets everything with the process: for tests and for trying things out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chat import merged
from briefing.errors import StorageUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.chat import Chat


class MemoryStore:
    """Chats in a dictionary; a change is final when its method returns."""

    def __init__(self) -> None:
        self._chats: dict[int, Chat] = {}
        self._closed = False

    async def chat(self, chat_id: int) -> Chat | None:
        """Return what is kept about a chat, or None."""
        return self._chats.get(chat_id)

    async def change_chat(self, chat_id: int, change: Callable[[Chat | None], Chat]) -> Chat:
        """Replace a chat by ``change(present)``."""
        present = self._chats.get(chat_id)
        changed = change(present)
        if changed != present:
            self._check_open()
            self._chats[chat_id] = changed
        return changed

    async def forget_chat(self, chat_id: int) -> bool:
        """Erase everything under this chat's id."""
        self._check_open()
        return self._chats.pop(chat_id, None) is not None

    async def migrate_chat(self, old_id: int, new_id: int) -> None:
        """Move everything under ``old_id`` to ``new_id``."""
        self._check_open()
        if old_id in self._chats and old_id != new_id:
            self._chats[new_id] = merged(self._chats.pop(old_id), self._chats.get(new_id), new_id)

    async def close(self) -> None:
        """Take no more changes."""
        self._closed = True

    def _check_open(self) -> None:
        if self._closed:
            raise StorageUnavailable("The store is closed: nothing can be changed any more.")
