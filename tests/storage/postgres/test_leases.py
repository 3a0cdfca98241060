"""Leases of several replicas, which belong to their processes and end with them."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from briefing.outbox import RowState
from storage.postgres.store import PostgresStore
from tests.storage.outboxes import TEXT, again, at, lease, put, row, sent
from tests.storage.postgres.replicas import hang, kill

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from briefing.outbox import Row


@pytest.fixture
async def stores(uri: str) -> AsyncIterator[list[PostgresStore]]:
    async with AsyncExitStack() as stack:
        opened = [await PostgresStore.open(uri) for _ in range(3)]
        for each in opened:
            stack.push_async_callback(each.close)
        yield opened


async def test_replicas_share_the_rows_and_lease_none_twice(stores: list[PostgresStore]) -> None:
    await put(stores[0], *(row(number) for number in range(300)))
    leased = await asyncio.gather(*(lease(each, limit=60) for each in stores * 5))
    every = [each.target.chat_id for several in leased for each in several]
    assert sorted(every) == list(range(300))


async def test_a_target_has_one_row_in_hand_over_all_replicas(stores: list[PostgresStore]) -> None:
    await put(stores[0], *(row(1, part=part) for part in range(5)))
    first, *others = await asyncio.gather(*(lease(each) for each in stores))
    assert sorted(map(len, (first, *others))) == [0, 0, 1]


async def test_order_within_a_target_holds_over_replicas_and_kills(uri: str) -> None:
    seen: list[int] = []
    stores = [await PostgresStore.open(uri) for _ in range(2)]
    await put(stores[0], *(row(1, part=part, due=part) for part in range(20)))
    for turn in range(20):
        store, other = stores
        if turn % 5 == 4:  # whoever has it in hand is killed, and it comes again
            await lease(store, now=99)
            await kill(store, other)
            stores[0] = await PostgresStore.open(uri)
        (leased,) = await lease(other, now=99)
        begun = await other.begin_row(leased, at(99))
        assert begun is not None
        seen.append(leased.part)
        await other.close_rows([sent(begun[0], closed=99)])
        stores.reverse()
    assert all(before < after for before, after in pairwise(seen))
    assert len(seen) == 20
    for each in stores:
        await each.close()


async def test_a_lease_ends_when_its_replica_is_closed(stores: list[PostgresStore]) -> None:
    await put(stores[0], row(1))
    (leased,) = await lease(stores[0])
    assert await lease(stores[1]) == []
    await stores[0].close()
    assert await lease(stores[1]) == [leased]


async def test_a_lease_of_a_dead_replica_is_taken_over(uri: str) -> None:
    dying, living = [await PostgresStore.open(uri) for _ in range(2)]
    await put(dying, row(1))
    (leased,) = await lease(dying)
    assert await dying.begin_row(leased, at(0)) is not None
    await living._process.take_over()
    assert await lease(living) == [], "it may still be alive"
    await kill(dying, living)
    assert await lease(living) == [leased]
    assert (await living.count_rows())[RowState.LEASED] == 1
    await living.close()


async def test_a_new_replica_takes_over_when_it_starts(uri: str) -> None:
    dying = await PostgresStore.open(uri)
    await put(dying, row(1))
    (leased,) = await lease(dying)
    await hang(dying)
    fresh = await PostgresStore.open(uri)
    assert await lease(fresh) == [leased]
    await fresh.close()
    await dying.close()


async def test_a_replica_that_was_taken_for_dead_sends_nothing_of_what_it_had(
    stores: list[PostgresStore],
) -> None:
    slow, other, _ = stores
    await put(slow, row(1), row(2))
    one, two = await lease(slow)
    await hang(slow)
    assert await slow.begin_row(one, at(0)) is None, "whoever takes over may do so at any moment"
    await other._process.take_over()
    assert await slow.begin_row(two, at(0)) is None
    assert sorted(each.target.chat_id for each in await lease(other)) == [1, 2]


async def test_what_a_replica_sent_before_it_was_taken_for_dead_is_not_sent_again(
    stores: list[PostgresStore],
) -> None:
    slow, other, _ = stores
    begun, leased = await taken_over(slow, other)
    await slow.close_rows([sent(begun)])
    assert await other.begin_row(leased, at(0)) is None
    assert (await other.count_rows())[RowState.SENT] == 1


async def test_a_late_failure_does_not_put_off_what_another_replica_has_in_hand(
    stores: list[PostgresStore],
) -> None:
    slow, other, _ = stores
    begun, leased = await taken_over(slow, other)
    await slow.close_rows([again(begun, due=50)])
    found = await other.begin_row(leased, at(0))
    assert found == (replace(leased, state=RowState.LEASED), TEXT)


async def taken_over(slow: PostgresStore, other: PostgresStore) -> tuple[Row, Row]:
    """Return a row that a replica is sending, and that row leased by another one, which took it for dead."""
    await put(slow, row(1))
    begun = await begin(slow, (await lease(slow))[0])
    await hang(slow)
    await other._process.take_over()
    (leased,) = await lease(other)
    return begun, leased


async def begin(store: PostgresStore, leased: Row) -> Row:
    begun = await store.begin_row(leased, at(0))
    assert begun is not None
    return begun[0]
