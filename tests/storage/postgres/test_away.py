"""A database that goes away under a store in use, and comes back."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import pytest

from briefing.errors import StorageUnavailable
from briefing.outbox import RowState
from storage.postgres.store import PostgresStore
from tests.storage.chats import becomes, chat
from tests.storage.outboxes import at, lease, put, row, sent
from tests.storage.postgres.cable import Cable

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

SOON = 10
"""Seconds: far less than a request waits for a connection, and more than a busy machine takes."""


@pytest.fixture
async def cable(uri: str) -> AsyncIterator[Cable]:
    laid = Cable(uri)
    await laid.put_in()
    yield laid
    await laid.pull_out()


@pytest.fixture
async def store(cable: Cable) -> AsyncIterator[PostgresStore]:
    opened = await PostgresStore.open(cable.uri)
    yield opened
    await opened.close()


async def test_while_it_is_away_everything_says_so_at_once(cable: Cable, store: PostgresStore) -> None:
    await put(store, row(1))
    await cable.pull_out()
    began = time.monotonic()
    with pytest.raises(StorageUnavailable, match=r"on 127\.0\.0\.1 cannot be reached"):
        await store.chat(1)
    assert "cannot be reached" in (store.failure() or "")
    with pytest.raises(StorageUnavailable, match="cannot be reached"):
        await store.change_chat(1, becomes(chat(1)))
    assert not await store.is_writable()
    assert await store.next_row_due() is None
    assert await lease(store) == []
    assert time.monotonic() - began < SOON
    await cable.put_in()


async def test_when_it_is_back_so_is_the_store_with_all_it_had(cable: Cable, store: PostgresStore) -> None:
    await put(store, row(1), row(2))
    first, second = await lease(store)
    begun = await store.begin_row(first, at(0))
    assert begun is not None
    await cable.pull_out()
    with pytest.raises(StorageUnavailable):
        await store.close_rows([sent(begun[0])])
    await cable.put_in()
    async with asyncio.timeout(5):
        while not await store.is_writable():  # noqa: ASYNC110 - as a watcher does, only more often
            await asyncio.sleep(0.05)
    await store.close_rows([sent(begun[0])])
    assert await store.begin_row(second, at(0)) is not None
    assert await store.count_rows() == {
        state: {RowState.SENT: 1, RowState.LEASED: 1}.get(state, 0) for state in RowState
    }


async def test_many_calls_wait_no_longer_than_one_when_it_goes(cable: Cable, store: PostgresStore) -> None:
    await cable.pull_out()
    began = time.monotonic()
    answers = await asyncio.gather(*(store.chat(number) for number in range(100)), return_exceptions=True)
    assert time.monotonic() - began < SOON
    assert all(isinstance(each, StorageUnavailable) for each in answers)
    await cable.put_in()
