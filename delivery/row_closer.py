"""Closing rows in batches: rows that are answered while the store writes are stored with the next write."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.outbox import Row
    from briefing.ports import Store


class RowCloser:
    """Closes many rows with one write, which costs little more than closing one."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._gathered: list[Row] = []
        self._next: asyncio.Task[None] | None = None
        self._write_lock = asyncio.Lock()

    async def close_row(self, row: Row) -> None:
        """Store the result of a leased row.

        Raises:
            StorageUnavailable: neither this row nor the others of the same batch were stored.

        """
        self._gathered.append(row)
        if self._next is None:
            self._next = asyncio.create_task(self._write())
        # A cancelled caller must not cancel the write of the other rows.
        await asyncio.shield(self._next)

    async def _write(self) -> None:
        async with self._write_lock:
            rows, self._gathered, self._next = self._gathered, [], None
            await self._store.close_rows(rows)
