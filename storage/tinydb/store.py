"""The port of ``briefing`` on a journalled TinyDB."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

from tinydb.table import Document

from briefing.chat import merged
from storage.tinydb.documents import CHATS, check_chats, dump_chat, load_chat
from storage.tinydb.storage import FOLD_BYTES, JournalStorage
from storage.tinydb.table import JournalDB

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Self

    from briefing.chat import Chat
    from storage.tinydb.disk import Disk
    from storage.tinydb.tables import Fields


class TinyStore:
    """Chats as documents of one TinyDB file; the document's id is the chat's.

    Reads see changes that are still on their way to the disk. Whatever is written on the strength of them
    comes after them in the journal, and is undone with them if they cannot be written.
    """

    def __init__(self, path: Path, *, disk: Disk | None = None, fold_bytes: int = FOLD_BYTES) -> None:
        """Open a store; blocks. See :meth:`open`."""
        self._db = JournalDB(
            path, storage=JournalStorage, check=check_chats, disk=disk, fold_bytes=fold_bytes
        )
        self._storage = cast("JournalStorage", self._db.storage)
        self._chats = self._db.table(CHATS)

    @classmethod
    async def open(cls, path: Path, *, disk: Disk | None = None, fold_bytes: int = FOLD_BYTES) -> Self:
        """Open or create the store at ``path``.

        Raises ``StorageInUse`` when another process holds it, ``StorageUnreadable`` when something in it is
        damaged, and ``StorageUnavailable`` when its folder cannot be written to.
        """
        return await asyncio.to_thread(cls, path, disk=disk, fold_bytes=fold_bytes)

    async def chat(self, chat_id: int) -> Chat | None:
        """Return what is kept about a chat, or None."""
        return self._get(chat_id)

    async def change_chat(self, chat_id: int, change: Callable[[Chat | None], Chat]) -> Chat:
        """Replace a chat by ``change(present)``; from the read to the put nothing is awaited."""
        present = self._get(chat_id)
        changed = change(present)
        if changed != present:
            self._chats.upsert(Document(dump_chat(changed), chat_id))
        # Also when nothing changed: what is there may be another's change that is not durable yet.
        await self._storage.confirmed()
        return changed

    async def forget_chat(self, chat_id: int) -> bool:
        """Erase everything under this chat's id, from the backups too."""
        with self._storage.transaction(erases=True):
            removed = self._chats.remove(doc_ids=[chat_id])
        await self._storage.confirmed()
        await self._storage.erased()
        return bool(removed)

    async def migrate_chat(self, old_id: int, new_id: int) -> None:
        """Move everything under ``old_id`` to ``new_id`` in one line of the journal."""
        old = self._get(old_id)
        if old is not None and old_id != new_id:
            document = merged(old, self._get(new_id), new_id)
            with self._storage.transaction():
                self._chats.upsert(
                    Document({**self._fields(old_id), **self._fields(new_id), **dump_chat(document)}, new_id)
                )
                self._chats.remove(doc_ids=[old_id])
        await self._storage.confirmed()

    async def close(self) -> None:
        """Confirm what is under way, fold the journal and release the file."""
        await self._storage.aclose()

    def _get(self, chat_id: int) -> Chat | None:
        fields = self._chats.get(doc_id=chat_id)
        return None if fields is None else load_chat(chat_id, fields)

    def _fields(self, chat_id: int) -> Fields:
        return dict(self._chats.get(doc_id=chat_id) or {})
