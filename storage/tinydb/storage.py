"""A storage for TinyDB that keeps documents in memory and writes changes to a journal."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from time import perf_counter
from typing import TYPE_CHECKING

from tinydb.storages import Storage

from briefing.errors import StorageUnavailable
from briefing.store_stats import FileStats
from storage.documents.json_text import to_json
from storage.tinydb import lines
from storage.tinydb.commits import Commits
from storage.tinydb.disk import Disk
from storage.tinydb.files import Files
from storage.tinydb.folds import Folds
from storage.tinydb.tables import apply, difference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from storage.tinydb.tables import Changes, Tables

FOLD_BYTES = 4 * 1024 * 1024
"""The journal is folded when it has more bytes than this, and more than twice the snapshot."""

CLOSED = "The store is closed: nothing can be changed any more."


class JournalStorage(Storage):
    """The documents of one store, and its files at ``path``.

    TinyDB's methods change the documents in memory at once; :meth:`confirmed` waits until changes are
    durable, or raises if they were undone. Everything is used from one event loop and its thread.

    ``load`` gets all documents once, and raises ValueError if the caller cannot use them; ``on_change`` gets
    every later change, also those that undo others. The constructor blocks, so it is called in a thread; it
    raises ``StorageInUse``, ``StorageUnreadable`` or ``StorageUnavailable`` of :mod:`briefing.errors`.
    """

    def __init__(
        self,
        path: Path,
        *,
        load: Callable[[Tables], None],
        on_change: Callable[[Changes], None],
        disk: Disk | None,
        fold_bytes: int,
    ) -> None:
        began = perf_counter()
        self._on_change = on_change
        self._files = Files(path, disk or Disk())
        try:
            self._tables = self._files.load(load)
        except BaseException:
            self._files.close()
            raise
        # One thread for the journal, one for a fold beside it.
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="store")
        self._commits = Commits(self._threads, self._files.journal.append, self._apply_undo)
        self._folds = Folds(self._files, self._tables, self._commits, self._threads, fold_bytes)
        self._gathered: Changes | None = None
        self._undo: Changes = {}
        self._closed = False
        self._opened_in = timedelta(seconds=perf_counter() - began)

    def stats(self) -> FileStats:
        """Return sizes and times of the files."""
        return FileStats(
            file_bytes=self._files.snapshot.size(),
            journal_bytes=self._files.journal.size,
            folded_at=self._files.snapshot.written_at(),
            opened_in=self._opened_in,
            folds=self._folds.done,
        )

    def writes(self) -> list[timedelta]:
        """Return how long the last changes waited until they were durable, the shortest first."""
        return sorted(self._commits.waits)

    def read(self) -> Tables:
        """Return the documents by table and id, not copied; only :meth:`change` may change them."""
        return dict(self._tables)

    def write(self, data: Tables) -> None:
        """Replace all documents by ``data``; only those that differ are written."""
        self.change(difference(self._tables, data))

    def change(self, changes: Changes) -> None:
        """Change some documents, in the present transaction or in a new one."""
        if self._gathered is None:
            with self.transaction():
                self.change(changes)
            return
        # Memory then has what the file would give, in copies that no caller can change.
        changes = json.loads(to_json(changes))
        for name, documents in apply(self._tables, changes).items():
            self._undo[name] = documents | self._undo.get(name, {})
        for name, fresh in changes.items():
            self._gathered.setdefault(name, {}).update(fresh)
        self._on_change(changes)

    @contextmanager
    def transaction(self, *, erases: bool = False) -> Iterator[None]:
        """Return a context whose changes are stored as one, or not at all; it must not await anything.

        With ``erases``, :meth:`erased` removes the replaced data from the backups, too.
        """
        if self._closed:
            raise StorageUnavailable(CLOSED)
        if self._gathered is not None:
            raise RuntimeError("a transaction has begun already")
        self._gathered, self._undo = {}, {}
        try:
            yield
            if any(self._gathered.values()):
                self._commits.add(lines.payload(self._gathered, erases=erases), self._undo, erases=erases)
        except BaseException:
            self._apply_undo(self._undo)
            raise
        finally:
            self._gathered = None

    async def confirmed(self) -> None:
        """Wait until all changes so far are durable; raise ``StorageUnavailable`` if that failed."""
        error = await self._commits.confirmed()
        if error is not None:
            raise StorageUnavailable(self._files.write_failure(error)) from error
        self._folds.fold_if_long()

    def failure(self) -> str | None:
        """Return the message about the last write if it failed, or None."""
        error = self._commits.failure
        return None if error is None else self._files.write_failure(error)

    async def probe(self) -> None:
        """Write a line that changes nothing; raise ``StorageUnavailable`` if that fails."""
        if self._closed:
            raise StorageUnavailable(CLOSED)
        self._commits.add(lines.payload({}, erases=False), {}, erases=False)
        await self.confirmed()

    async def erased(self) -> None:
        """Wait until erased data is in no file any more; if that fails, the reason is logged."""
        await self._folds.erase()

    async def aclose(self) -> None:
        """Wait for pending writes, fold the journal and release the files."""
        if not self._closed:
            self._closed = True
            await self._commits.confirmed()
            await self._folds.finish()
            self.close()

    def close(self) -> None:
        """Release the files without a fold; confirmed changes stay in the journal."""
        self._closed = True
        self._threads.shutdown()
        self._files.close()

    def _apply_undo(self, undo: Changes) -> None:
        apply(self._tables, undo)
        self._on_change(undo)
