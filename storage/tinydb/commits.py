"""Group commit: all changes that wait for the disk at the same time share one fsync."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from concurrent.futures import Executor

    from storage.tinydb.tables import Changes


REMEMBERED = 100


class Append(Protocol):
    """Makes lines durable; called in a thread."""

    def __call__(self, payloads: Sequence[bytes], *, erases: bool) -> None:
        """Append all lines, or raise and append none."""
        ...


@dataclass(slots=True)
class _Batch:
    done: asyncio.Future[BaseException | None]
    """Its result is the error of the write, or None."""
    payloads: list[bytes] = field(default_factory=list)
    undo: list[Changes] = field(default_factory=list)
    erases: bool = False


class Commits:
    """Writes changes to the journal in batches; the next batch is collected while one is written.

    Later changes may depend on earlier ones. So if a batch fails, the collected one fails, too, and both are
    undone, newest change first.
    """

    def __init__(self, executor: Executor, append: Append, apply_undo: Callable[[Changes], None]) -> None:
        self._executor = executor
        self._append = append
        self._apply_undo = apply_undo
        self._gathering: _Batch | None = None
        self._in_flight: _Batch | None = None
        self._writer: asyncio.Task[None] | None = None
        self._write_lock = asyncio.Lock()
        self.failure: BaseException | None = None
        """The error of the last batch, or None if it became durable."""
        self.waits: deque[timedelta] = deque(maxlen=REMEMBERED)
        """How long callers waited for the last changes to become durable."""

    def add(self, payload: bytes, undo: Changes, *, erases: bool) -> None:
        """Add a change to the next batch; :meth:`confirmed` waits for it."""
        loop = asyncio.get_running_loop()
        batch = self._gathering
        if batch is None:
            batch = self._gathering = _Batch(loop.create_future())
        batch.payloads.append(payload)
        batch.undo.append(undo)
        batch.erases |= erases
        if self._writer is None:
            self._writer = loop.create_task(self._write_batches())

    async def confirmed(self) -> BaseException | None:
        """Wait until all changes added so far are durable; return None, or the error if they are not."""
        batch = self._gathering or self._in_flight
        if batch is None:
            return None
        began = perf_counter()
        # A cancelled caller must not cancel the others.
        error = await asyncio.shield(batch.done)
        if error is None:
            self.waits.append(timedelta(seconds=perf_counter() - began))
        return error

    @asynccontextmanager
    async def paused(self) -> AsyncIterator[None]:
        """Return a context in which no batch is written, so that the journal can be rotated."""
        async with self._write_lock:
            yield

    def unconfirmed(self) -> list[Changes]:
        """Return the changes that undo everything not confirmed yet, newest first."""
        undo = list(self._in_flight.undo) if self._in_flight else []
        if self._gathering:
            undo += self._gathering.undo
        return undo[::-1]

    async def _write_batches(self) -> None:
        loop = asyncio.get_running_loop()
        while self._gathering is not None:
            async with self._write_lock:
                batch, self._gathering = self._gathering, None
                self._in_flight = batch
                writing = loop.run_in_executor(self._executor, self._write, batch)
                await asyncio.wait([writing])
                self._finish(batch, writing.exception())
        self._writer = None

    def _write(self, batch: _Batch) -> None:
        self._append(batch.payloads, erases=batch.erases)

    def _finish(self, batch: _Batch, error: BaseException | None) -> None:
        self.failure = error
        failed = [batch]
        if error is not None:
            for undo in self.unconfirmed():
                self._apply_undo(undo)
            if self._gathering is not None:
                failed.append(self._gathering)
                self._gathering = None
        self._in_flight = None
        for each in failed:
            each.done.set_result(error)
