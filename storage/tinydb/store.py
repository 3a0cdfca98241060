"""The port ``Store`` of ``briefing`` on TinyDB with a journal."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from briefing.errors import StorageUnavailable
from storage.documents.kinds import CHATS
from storage.ledger.store import LedgerStore
from storage.tinydb.ledger_sync import KNOWN, LedgerSync, documents_of
from storage.tinydb.storage import FOLD_BYTES, JournalStorage
from storage.tinydb.table import JournalDB, JournalTable

if TYPE_CHECKING:
    from datetime import timedelta
    from pathlib import Path
    from typing import Self

    from briefing.store_stats import FileStats
    from storage.ledger.change import Change
    from storage.tinydb.disk import Disk


class TinyStore(LedgerStore):
    """All objects as documents of one TinyDB file.

    Reads see changes that are not written yet. A change that depends on such a read comes later in the
    journal, and is undone with the first one if that cannot be written.
    """

    _kind = "TinyDB"

    def __init__(self, path: Path, *, disk: Disk | None = None, fold_bytes: int = FOLD_BYTES) -> None:
        """Open a store as :meth:`open` does, but blocking."""
        sync = LedgerSync()
        super().__init__(sync.ledger)
        self._db = JournalDB(
            path,
            storage=JournalStorage,
            load=sync.load,
            on_change=sync.apply,
            disk=disk,
            fold_bytes=fold_bytes,
        )
        self._storage = cast("JournalStorage", self._db.storage)

    @classmethod
    async def open(cls, path: Path, *, disk: Disk | None = None, fold_bytes: int = FOLD_BYTES) -> Self:
        """Open or create the store at ``path``.

        Raises ``StorageInUse`` if another process uses it, ``StorageUnreadable`` if a file is damaged, and
        ``StorageUnavailable`` if its folder cannot be written to.
        """
        return await asyncio.to_thread(cls, path, disk=disk, fold_bytes=fold_bytes)

    async def forget_chat(self, chat_id: int) -> bool:
        """Remove everything under this chat's id, in backups, too; return False if there was nothing."""
        was_there = await super().forget_chat(chat_id)
        await self._storage.erased()
        return was_there

    def failure(self) -> str | None:
        """Return why the last change could not be stored, or None if it was."""
        return self._storage.failure()

    async def is_writable(self) -> bool:
        """Tell whether changes can be stored; after a failure, try by writing."""
        if self.failure() is not None:
            with suppress(StorageUnavailable):
                await self._storage.probe()
        return self.failure() is None

    async def close(self) -> None:
        """Wait for pending writes, fold the journal and release the files."""
        await self._storage.aclose()

    def _file_stats(self) -> FileStats:
        return self._storage.stats()

    def _writes(self) -> list[timedelta]:
        return self._storage.writes()

    def _keep(self, change: Change, *, erases: bool = False) -> None:
        """Write a change as one line of the journal; the storage then updates the ledger by its documents."""
        documents = documents_of(change)
        for old_id, new_id in change.moved_chats.items():
            chats = documents[CHATS.table]
            chats[new_id] = self._table(CHATS.table).fields(old_id) | (chats[new_id] or {})
        with self._storage.transaction(erases=erases):
            for name, changes in documents.items():
                if changes:
                    self._table(name).put(changes, known=KNOWN[name])

    async def _confirmed(self) -> None:
        await self._storage.confirmed()

    def _table(self, name: str) -> JournalTable:
        return cast("JournalTable", self._db.table(name))
