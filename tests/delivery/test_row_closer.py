"""Rows that are answered at the same time are closed together, and each caller learns how that ended."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefing.errors import StorageUnavailable
from briefing.outbox import Row, RowState
from briefing.subscription import Target
from delivery.row_closer import RowCloser
from storage.memory import MemoryStore

if TYPE_CHECKING:
    from collections.abc import Collection

pytestmark = pytest.mark.virtual_time

NOW = datetime(2026, 12, 1, 4, 0, tzinfo=UTC)


class SlowStore(MemoryStore):
    """A store that takes its time to write; ``fails`` is what comes of it."""

    def __init__(self) -> None:
        super().__init__()
        self.writes: list[int] = []
        self.fails = False

    async def close_rows(self, rows: Collection[Row]) -> None:
        await asyncio.sleep(0.01)
        self.writes.append(len(rows))
        if self.fails:
            raise StorageUnavailable("no disk")


def row(chat: int) -> Row:
    return Row("x", Target(chat), 0, "b", NOW, state=RowState.SENT, closed_at=NOW)


async def test_what_comes_while_the_store_writes_is_one_write() -> None:
    store = SlowStore()
    row_closer = RowCloser(store)
    first = asyncio.create_task(row_closer.close_row(row(0)))
    await asyncio.sleep(0.005)
    await asyncio.gather(first, *(row_closer.close_row(row(chat)) for chat in range(1, 100)))
    assert store.writes == [1, 99]


async def test_everybody_hears_that_nothing_could_be_written() -> None:
    store = SlowStore()
    store.fails = True
    row_closer = RowCloser(store)
    ends = await asyncio.gather(
        *(row_closer.close_row(row(chat)) for chat in range(3)), return_exceptions=True
    )
    assert [type(end) for end in ends] == [StorageUnavailable] * 3
    store.fails = False
    await row_closer.close_row(row(4))
    assert store.writes == [3, 1]


async def test_who_gives_up_takes_no_other_row_along() -> None:
    store = SlowStore()
    row_closer = RowCloser(store)
    impatient, other = (asyncio.create_task(row_closer.close_row(row(chat))) for chat in (1, 2))
    await asyncio.sleep(0.005)
    impatient.cancel()
    with pytest.raises(asyncio.CancelledError):
        await impatient
    await other
    assert store.writes == [2]
