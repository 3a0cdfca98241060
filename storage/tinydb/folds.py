"""Folding the journal into a new snapshot while the bot runs."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog

from storage.tinydb.tables import with_undos

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor

    from storage.tinydb.commits import Commits
    from storage.tinydb.files import Files
    from storage.tinydb.tables import Tables

log = structlog.get_logger()


class Folds:
    """Runs one fold at a time; meanwhile changes go to a new segment of the journal.

    A failed fold loses nothing: the journal stays. It is logged, and tried again after another ``fold_bytes``
    of changes, with the next erasure, at the close, or at the next start.
    """

    def __init__(
        self, files: Files, tables: Tables, commits: Commits, executor: Executor, fold_bytes: int
    ) -> None:
        self._files = files
        self._tables = tables
        self._commits = commits
        self._executor = executor
        self._fold_bytes = fold_bytes
        self._fold_at = self._limit()
        self._lock = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()
        self.done = 0
        """How many folds succeeded."""

    def fold_if_long(self) -> None:
        """Start a fold in the background if the journal is too long."""
        if self._is_long() and not self._tasks:
            self._start(self._is_long)

    async def erase(self) -> None:
        """Fold if the journal has data to erase; concurrent callers share a fold."""
        # A cancelled caller must not cancel the fold.
        await asyncio.shield(self._start(lambda: self._files.journal.erases))

    async def finish(self) -> None:
        """Fold if there is a journal."""
        await self._fold_if(lambda: bool(self._files.journal.segments))

    def _limit(self) -> int:
        # A fold writes the whole snapshot; after twice its size in changes, its share of writes is bounded.
        return max(self._fold_bytes, 2 * self._files.snapshot.size())

    def _is_long(self) -> bool:
        return self._files.journal.size > self._fold_at

    def _start(self, needed: Callable[[], bool]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(self._fold_if(needed))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _fold_if(self, needed: Callable[[], bool]) -> None:
        async with self._lock:
            if not needed():
                return
            try:
                await self._fold()
            except OSError as error:
                self._fold_at = self._files.journal.size + self._fold_bytes
                log.warning("journal_not_folded", file=str(self._files.path), reason=str(error))
            else:
                self._fold_at = self._limit()
                self.done += 1

    async def _fold(self) -> None:
        loop = asyncio.get_running_loop()
        async with self._commits.paused():
            segments = await loop.run_in_executor(self._executor, self._files.journal.rotate)
            tables = with_undos(self._tables, self._commits.unconfirmed())
        await loop.run_in_executor(self._executor, self._files.fold, tables, segments)
