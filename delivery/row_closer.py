"""Closing rows together: what is answered while the store writes is written with the next line."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.outbox import Row
    from briefing.ports import Store


class RowCloser:
    """Gathers rows, because the store closes many at little more than the cost of one."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._gathered: list[Row] = []
        self._next: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()

    async def close_row(self, row: Row) -> None:
        """Store what became of a leased row.

        Raises:
            StorageUnavailable: it is not kept, nor any other row that was gathered with it.

        """
        self._gathered.append(row)
        if self._next is None:
            self._next = asyncio.create_task(self._write())
        # One caller who gives up takes nobody else's row along.
        await asyncio.shield(self._next)

    async def _write(self) -> None:
        async with self._turn:
            rows, self._gathered, self._next = self._gathered, [], None
            await self._store.close_rows(rows)
