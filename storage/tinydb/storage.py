"""TinyDB's storage, journalled: documents in memory, changes in a journal, folded into snapshots."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from time import perf_counter
from typing import TYPE_CHECKING

from tinydb.storages import Storage

from briefing.errors import StorageUnavailable
from briefing.stats.store_stats import FileStats
from storage.tinydb import lines
from storage.tinydb.commits import Commits
from storage.tinydb.disk import Disk
from storage.tinydb.files import Files
from storage.tinydb.folds import Folds
from storage.tinydb.tables import apply, difference, to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from storage.tinydb.tables import Changes, Tables

FOLD_BYTES = 4 * 1024 * 1024
"""The journal is folded when it is larger than this and than twice the snapshot."""

CLOSED = "The store is closed: nothing can be changed any more."


class JournalStorage(Storage):
    """Holds the files at ``path`` and the documents in them.

    TinyDB's methods change the documents in memory at once; :meth:`confirmed` returns when that is durable,
    and raises when it has been undone. All of it belongs to one event loop and its thread.

    ``load`` is given all documents and raises ValueError for what the caller cannot use; ``follow`` is told
    of every change after it, undoing ones included, and keeps the caller's indexes up to date. Constructing
    blocks, so it is done in a thread; it raises ``StorageInUse``, ``StorageUnreadable`` or
    ``StorageUnavailable`` of :mod:`briefing.errors`.
    """

    def __init__(
        self,
        path: Path,
        *,
        load: Callable[[Tables], None],
        follow: Callable[[Changes], None],
        disk: Disk | None,
        fold_bytes: int,
    ) -> None:
        began = perf_counter()
        self._follow = follow
        self._files = Files(path, disk or Disk())
        try:
            self._tables = self._files.load(load)
        except BaseException:
            self._files.close()
            raise
        # One thread for the journal, one for a fold beside it.
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="store")
        self._commits = Commits(self._threads, self._files.journal.append, self._take_back)
        self._folds = Folds(self._files, self._tables, self._commits, self._threads, fold_bytes)
        self._gathered: Changes | None = None
        self._undo: Changes = {}
        self._closed = False
        self._opened_in = timedelta(seconds=perf_counter() - began)

    def stats(self) -> FileStats:
        """Return what the files take of the disk, and of time."""
        return FileStats(
            file_bytes=self._files.snapshot.size(),
            journal_bytes=self._files.journal.size,
            folded_at=self._files.snapshot.written_at(),
            opened_in=self._opened_in,
            writes=sorted(self._commits.waits),
        )

    def read(self) -> Tables:
        """Return the documents by table and id, live: whoever changes them goes through :meth:`change`."""
        return dict(self._tables)

    def write(self, data: Tables) -> None:
        """Make the documents those of ``data``; what did not change costs a comparison and no writing."""
        self.change(difference(self._tables, data))

    def change(self, changes: Changes) -> None:
        """Change some documents, in the present transaction or in one of their own."""
        if self._gathered is None:
            with self.transaction():
                self.change(changes)
            return
        # Memory holds what would be read back, and nobody else has a hand on it.
        changes = json.loads(to_json(changes))
        for name, documents in apply(self._tables, changes).items():
            self._undo[name] = documents | self._undo.get(name, {})
        for name, fresh in changes.items():
            self._gathered.setdefault(name, {}).update(fresh)
        self._follow(changes)

    @contextmanager
    def transaction(self, *, erases: bool = False) -> Iterator[None]:
        """Within, changes of any tables become one, all or none of which is kept; nothing is awaited in it.

        With ``erases``, :meth:`erased` makes the data that was replaced vanish from the backups too.
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
            self._take_back(self._undo)
            raise
        finally:
            self._gathered = None

    async def confirmed(self) -> None:
        """Return when every change so far is durable; ``StorageUnavailable`` when that failed."""
        error = await self._commits.confirmed()
        if error is not None:
            raise StorageUnavailable(self._files.unwritable(error)) from error
        self._folds.consider()

    def failure(self) -> str | None:
        """Return the sentence for the last write, if that failed."""
        error = self._commits.failure
        return None if error is None else self._files.unwritable(error)

    async def probe(self) -> None:
        """Write a line that changes nothing; ``StorageUnavailable`` when that fails."""
        if self._closed:
            raise StorageUnavailable(CLOSED)
        self._commits.add(lines.payload({}, erases=False), {}, erases=False)
        await self.confirmed()

    async def erased(self) -> None:
        """Return when data that had to vanish is in no file any more, or the log says why it still is."""
        await self._folds.erase()

    async def aclose(self) -> None:
        """Confirm what is under way, fold the journal and release the files."""
        if not self._closed:
            self._closed = True
            await self._commits.confirmed()
            await self._folds.finish()
            self.close()

    def close(self) -> None:
        """Release the files at once; what is confirmed stays in the journal."""
        self._closed = True
        self._threads.shutdown()
        self._files.close()

    def _take_back(self, undo: Changes) -> None:
        apply(self._tables, undo)
        self._follow(undo)
