"""What every backend promises of a row whose turn has come: it is looked at once more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.chat import PauseReason
from briefing.outbox import RowState
from briefing.subscription import Target
from tests.storage.chats import becomes, chat
from tests.storage.outboxes import (
    OTHER,
    TEXT,
    again,
    at,
    counted,
    lease,
    put,
    row,
    sent,
    subscribe,
    subscribed,
    subscription,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from briefing.ports import Store


async def unsubscribed(store: Store) -> None:
    await store.change_subscription(Target(1), subscribed(None))


async def forgotten(store: Store) -> None:
    await store.forget_chat(1)


async def paused(store: Store) -> None:
    await store.change_chat(1, becomes(replace(chat(1), paused=PauseReason.BLOCKED)))


async def put_off(store: Store) -> None:
    await store.change_rows("digest", lambda each: replace(each, due_at=at(5)))


async def closed(store: Store) -> None:
    await store.change_rows("digest", lambda each: sent(each, closed=1))


async def removed(store: Store) -> None:
    await store.change_rows("digest", lambda _each: None)


async def moved(store: Store) -> None:
    await store.migrate_chat(1, -100)


@pytest.mark.parametrize(
    "happens",
    [unsubscribed, forgotten, paused, put_off, closed, removed, moved],
    ids=lambda each: each.__name__,
)
async def test_what_is_not_to_be_sent_any_more_is_not_begun(
    store: Store, happens: Callable[[Store], Awaitable[None]]
) -> None:
    await store.change_chat(1, becomes(chat(1)))
    await subscribe(store, subscription(1))
    await put(store, row(1))
    (leased,) = await lease(store)
    await happens(store)
    assert await store.begin_row(leased, at(1)) is None
    assert (await counted(store)).get(RowState.LEASED) is None


async def test_what_was_put_off_or_moved_meanwhile_comes_when_it_is_due(store: Store) -> None:
    await put(store, row(1), row(2))
    waiting = await lease(store)
    await put_off(store)
    await store.migrate_chat(1, -100)
    assert [await store.begin_row(each, at(1)) for each in waiting] == [None, None]
    assert await lease(store, now=4) == []
    assert {each.target.chat_id for each in await lease(store, now=5)} == {-100, 2}


async def test_a_row_is_begun_as_it_is_by_then(store: Store) -> None:
    await put(store, row(1), row(2, body=OTHER))
    (leased, _other) = await lease(store)
    await store.change_rows("digest", lambda each: replace(each, body=OTHER.hash, silent=True))
    assert await store.begin_row(leased, at(1)) == (replace(leased, body=OTHER.hash, silent=True), OTHER)


async def test_a_row_is_begun_once_and_nobody_changes_it_then(store: Store) -> None:
    await put(store, row(1))
    (leased,) = await lease(store)
    assert await store.begin_row(leased, at(1)) == (leased, TEXT)
    assert await store.begin_row(leased, at(1)) is None
    assert await store.change_rows("digest", lambda _each: None) == 0
    await store.drop_row(leased)
    await store.close_rows([sent(leased)])
    assert await counted(store) == {RowState.SENT: 1}


async def test_a_clock_that_was_set_back_meanwhile_keeps_no_row(store: Store) -> None:
    await put(store, row(1, due=5))
    (leased,) = await lease(store, now=5)
    assert await store.begin_row(leased, at(-3600)) == (leased, TEXT)


async def test_what_was_changed_while_it_waited_stays_so_when_it_is_given_back(store: Store) -> None:
    await put(store, row(1))
    (leased,) = await lease(store)
    await put_off(store)
    await store.close_rows([again(leased, due=2)])
    assert await lease(store, now=4) == []
    (later,) = await lease(store, now=5)
    assert (later.due_at, later.attempts) == (at(5), 0)


async def test_a_row_that_is_dropped_lets_the_next_one_of_its_target_go(store: Store) -> None:
    await put(store, row(1, "a"), row(1, "b"))
    (leased,) = await lease(store)
    await store.drop_row(leased)
    assert [each.occurrence for each in await lease(store)] == ["b"]
    assert await counted(store) == {RowState.LEASED: 1}
    assert await put(store, row(1, "a")) == 1, "it may be put in anew"


async def test_a_row_in_place_of_one_that_went_is_sent_once(store: Store) -> None:
    await put(store, row(1))
    (first,) = await lease(store)
    await removed(store)
    await put(store, row(1, body=OTHER))
    (second,) = await lease(store)
    assert await store.begin_row(first, at(1)) == (second, OTHER)
    assert await store.begin_row(second, at(1)) is None
