"""What every backend promises about the outbox: what is put in, handed out and settled."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.chat import PauseReason
from briefing.errors import StorageUnavailable
from briefing.outbox import Row, RowState
from briefing.subscription import Target
from storage.memory import MemoryStore
from tests.storage.chats import becomes, chat
from tests.storage.outboxes import (
    OTHER,
    TEXT,
    again,
    at,
    counted,
    dead,
    lease,
    pending,
    put,
    row,
    sent,
    subscribe,
    subscribed,
    subscription,
)

if TYPE_CHECKING:
    from briefing.ports import Store


async def test_rows_come_out_as_they_were_put_in_with_their_bodies(store: Store) -> None:
    full = replace(row(-5, thread=8, body=OTHER), expires_at=at(9), silent=True)
    assert await store.enqueue({}, [row(1), full], [TEXT, OTHER]) == 2
    expected = [(row(1), TEXT), (full, OTHER)]
    leased = [(replace(each, state=RowState.LEASED), body) for each, body in expected]
    assert await store.lease_rows(at(0), 9) == leased
    assert await store.lease_rows(at(0), 9) == [], "what is leased is not handed out again"


async def test_a_key_is_put_in_once(store: Store) -> None:
    assert await put(store, row(1), row(1), row(1, part=1), row(1, thread=1), row(1, "other")) == 4
    assert await put(store, row(1, body=OTHER, due=5), row(2)) == 1
    await store.close_rows([sent(each) for each in await lease(store)])
    assert await put(store, row(1), row(2)) == 0
    assert await counted(store) == {RowState.SENT: 3, RowState.PENDING: 2}


async def test_a_body_must_be_there(store: Store) -> None:
    with pytest.raises(ValueError, match="not there"):
        await store.enqueue({}, [row(1), row(2, body=OTHER)], [TEXT])
    assert await counted(store) == {}
    await store.enqueue({}, [row(1)], [TEXT])
    assert await store.enqueue({}, [row(2)], []) == 1, "it is known from before"
    assert await store.lease_rows(at(0), 9) == [
        (replace(row(chat_id), state=RowState.LEASED), TEXT) for chat_id in (1, 2)
    ]


async def test_a_subscription_moves_on_with_its_rows(store: Store) -> None:
    await subscribe(store, subscription(1), subscription(2))
    moves = {subscription(number): subscription(number, due=9) for number in (1, 2)}
    assert await store.enqueue(moves, [row(1), row(1, part=1), row(2)], [TEXT]) == 3
    assert await store.subscriptions([1, 2]) == list(moves.values())
    assert await store.due_subscriptions(at(8), 9) == []


async def test_one_that_is_not_as_it_was_read_stays_and_gets_nothing(store: Store) -> None:
    await subscribe(store, subscription(1), subscription(2), subscription(3))
    read = await store.due_subscriptions(at(0), 9)
    await subscribe(store, subscription(1, due=5))
    await store.change_subscription(Target(2), subscribed(None))
    moves = {each: replace(each, next_due_at=at(9)) for each in read}
    assert await store.enqueue(moves, [row(1), row(2), row(3), row(4)], [TEXT]) == 2
    assert await store.subscriptions([1, 2, 3]) == [subscription(1, due=5), subscription(3, due=9)]
    assert [each.target.chat_id for each in await lease(store)] == [3, 4]


async def test_one_that_stays_as_it_is_gets_its_rows(store: Store) -> None:
    await subscribe(store, subscription(1))
    assert await store.enqueue({subscription(1): subscription(1)}, [row(1)], [TEXT]) == 1
    assert await store.subscription(Target(1)) == subscription(1)


async def test_of_two_ticks_at_once_one_puts_everything_in(store: Store) -> None:
    numbers = range(400)
    await subscribe(store, *map(subscription, numbers))
    moves = {subscription(number): subscription(number, due=9) for number in numbers}
    ticks = [[row(number, occurrence) for number in numbers] for occurrence in ("first", "second")]
    counts = await asyncio.gather(*(store.enqueue(moves, tick, [TEXT]) for tick in ticks))
    assert sum(counts) == 400
    leased = await lease(store, limit=999)
    assert len(leased) == len({each.target for each in leased}) == 400
    assert await store.due_subscriptions(at(8), 9) == []


async def test_rows_come_the_earliest_first(store: Store) -> None:
    await put(store, *(row(number, due=number * 37 % 10) for number in range(10)))
    assert await store.next_row_due() == at(0)
    first = await lease(store, now=6, limit=3)
    rest = await lease(store, now=6)
    assert [each.due_at for each in first + rest] == [at(second) for second in range(7)]
    assert await store.next_row_due() == at(7)
    assert await lease(store, now=6) == []


async def test_a_target_has_one_row_under_way_at_a_time(store: Store) -> None:
    await put(store, *(row(1, part=part) for part in range(3)), row(1, thread=2), row(1, "before", due=-1))
    order = []
    while leased := await lease(store):
        assert len(leased) == len({each.target for each in leased})
        order += [(each.occurrence, each.target.thread, each.part) for each in leased]
        await store.close_rows(map_settled(leased))
    assert order == [
        ("before", None, 0),
        ("digest", 2, 0),
        ("digest", None, 0),
        ("digest", None, 1),
        ("digest", None, 2),
    ]


def map_settled(leased: list[Row]) -> list[Row]:
    """One part dies, which lets the next one go as well."""
    return [dead(each) if each.part == 1 else sent(each) for each in leased]


async def test_the_others_wait_for_a_retry(store: Store) -> None:
    await put(store, row(1, "a"), row(1, "b"), row(2, due=3))
    (leased,) = await lease(store)
    await store.close_rows([again(leased, due=5)])
    assert await store.next_row_due() == at(3)
    assert [each.target.chat_id for each in await lease(store, now=4)] == [2]
    assert await store.next_row_due() == at(5)
    (retried,) = await lease(store, now=5)
    assert retried == replace(again(leased, due=5), state=RowState.LEASED)
    await store.close_rows([sent(retried)])
    assert [each.occurrence for each in await lease(store, now=5)] == ["b"]


async def test_a_row_that_is_due_later_holds_nobody_up(store: Store) -> None:
    await put(store, row(1, "later", due=9), row(1, "now"))
    (leased,) = await lease(store)
    assert leased.occurrence == "now"
    await store.close_rows([sent(leased)])
    assert await lease(store, now=8) == []
    assert await store.next_row_due() == at(9)
    assert [each.occurrence for each in await lease(store, now=9)] == ["later"]


async def test_one_that_was_not_tried_can_be_given_back(store: Store) -> None:
    await put(store, row(1))
    await store.close_rows(pending(await lease(store)))
    assert await counted(store) == {RowState.PENDING: 1}
    assert await lease(store) == [replace(row(1), state=RowState.LEASED)]


async def test_rows_are_counted_by_state(store: Store) -> None:
    assert await store.count_rows() == dict.fromkeys(RowState, 0)
    await put(store, *(row(number, due=number) for number in range(6)))
    one, two, three, four, _ = await lease(store, now=4)
    expired = replace(four, state=RowState.EXPIRED, closed_at=at(1))
    await store.close_rows([sent(one), dead(two), again(three, due=7), expired])
    assert await store.count_rows() == dict.fromkeys(RowState, 1)


async def test_a_closed_row_stays_as_it_was_closed(store: Store) -> None:
    await put(store, row(1))
    (leased,) = await lease(store)
    await store.close_rows([sent(leased)])
    await store.close_rows([again(leased, due=0), dead(leased)])
    assert await counted(store) == {RowState.SENT: 1}
    assert await lease(store) == []
    assert await store.next_row_due() is None


async def test_an_unfinished_settlement_is_refused(store: Store) -> None:
    await put(store, row(1))
    (leased,) = await lease(store)
    with pytest.raises(ValueError, match="still leased"):
        await store.close_rows([leased])
    with pytest.raises(ValueError, match="without a moment"):
        await store.close_rows([replace(leased, state=RowState.SENT)])
    assert await counted(store) == {RowState.LEASED: 1}
    await store.close_rows([sent(leased)])
    assert await counted(store) == {RowState.SENT: 1}


async def test_rows_of_paused_chats_stay_until_they_go_on(store: Store) -> None:
    await put(store, row(1), row(1, "b"), row(1, thread=2), row(3, due=5))
    (leased, _) = await lease(store)
    paused = replace(chat(1), paused=PauseReason.BLOCKED)
    await store.change_chat(1, becomes(paused))
    await store.close_rows([dead(leased)])
    await put(store, row(1, "c"))
    assert await lease(store) == []
    assert await store.next_row_due() == at(5)
    await store.change_chat(1, becomes(chat(1)))
    assert [each.occurrence for each in await lease(store)] == ["b"]


async def test_a_row_of_somebody_who_unsubscribed_meanwhile_stays_gone(store: Store) -> None:
    await subscribe(store, subscription(1))
    await put(store, row(1))
    leased = await lease(store)
    await store.change_subscription(Target(1), subscribed(None))
    await store.close_rows([again(each, due=0) for each in leased])
    assert await counted(store) == {}
    assert await put(store, row(1)) == 1
    assert len(await lease(store)) == 1


async def test_leases_that_nobody_ends_are_not_remembered_for_ever() -> None:
    store = MemoryStore()
    for _ in range(5):
        await subscribe(store, subscription(1))
        await put(store, row(1))
        (leased,) = await lease(store)
        await store.change_subscription(Target(1), subscribed(None))
    assert len(store._ledger.outbox._leases.numbers) == 1
    await store.close_rows([sent(leased)])
    assert not store._ledger.outbox._leases.numbers


async def test_rows_are_purged_once_they_have_been_closed_long_enough(store: Store) -> None:
    await put(store, *(row(number) for number in range(300)), row(300, body=OTHER), row(301, body=OTHER))
    leased = await lease(store, limit=301)
    await store.close_rows([sent(each, closed=each.target.chat_id) for each in leased])
    assert await store.purge_rows(at(0)) == 0
    assert await store.purge_rows(at(299)) == 299
    assert await counted(store) == {RowState.SENT: 2, RowState.PENDING: 1}
    assert await store.purge_rows(at(999)) == 2
    assert await store.purge_rows(at(999)) == 0
    assert await put(store, row(5, body=OTHER)) == 1
    assert [body for _, body in await store.lease_rows(at(0), 9)] == [OTHER, OTHER]
    with pytest.raises(ValueError, match="not there"):
        await store.enqueue({}, [row(6)], [])


async def test_a_closed_store_takes_no_rows(store: Store) -> None:
    await put(store, row(1))
    (leased,) = await lease(store)
    await store.close()
    for change in (put(store, row(2)), store.close_rows([sent(leased)])):
        with pytest.raises(StorageUnavailable, match="closed"):
            await change
