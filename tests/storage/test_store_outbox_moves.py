"""What becomes of rows when their chat is forgotten or becomes a supergroup."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.outbox import Row, RowState
from briefing.subscription import Target
from tests.storage.chats import becomes, chat
from tests.storage.outboxes import (
    OTHER,
    TEXT,
    again,
    at,
    counted,
    dead,
    lease,
    put,
    row,
    sent,
    subscribe,
    subscription,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.ports import Store


async def test_a_forgotten_chat_leaves_no_rows_and_no_body_of_its_own(store: Store) -> None:
    await put(store, row(1), row(1, "own", body=OTHER), row(1, thread=2), row(3))
    (leased, *_) = await lease(store, limit=1)
    await store.close_rows([sent(leased)])
    assert await store.forget_chat(1), "rows alone are something to forget"
    assert await counted(store) == {RowState.PENDING: 1}
    assert await store.enqueue({}, [row(4)], []) == 1, "the body that another one waits for is there"
    with pytest.raises(ValueError, match="not there"):
        await store.enqueue({}, [row(4, body=OTHER)], [])
    assert not await store.forget_chat(1)


async def test_what_names_somebody_who_is_forgotten_to_others_goes_sent_or_not(store: Store) -> None:
    of_two, of_one = replace(TEXT, people=(7, 8)), replace(TEXT, people=(8,))
    await store.enqueue({}, [row(1, body=of_two), row(2, body=of_two)], [of_two])
    await store.enqueue({}, [row(3, body=of_one), row(4)], [of_one, TEXT])
    (leased, *_) = await lease(store, limit=1)
    await store.close_rows([sent(leased)])
    assert await store.forget_chat(7), "to be named is something to forget"
    assert await counted(store) == {RowState.PENDING: 2}
    with pytest.raises(ValueError, match="not there"):
        await store.enqueue({}, [row(5, body=of_two)], [])
    assert not await store.forget_chat(7)


async def test_what_names_a_group_goes_on_naming_it_when_it_is_upgraded(store: Store) -> None:
    naming = replace(TEXT, people=(-1,))
    await store.enqueue({}, [row(5, body=naming)], [naming])
    await store.migrate_chat(-1, -100)
    await store.forget_chat(-1)
    assert await counted(store) == {RowState.PENDING: 1}
    await store.forget_chat(-100)
    assert await counted(store) == {}


async def test_a_row_of_somebody_who_was_forgotten_meanwhile_stays_gone(store: Store) -> None:
    await put(store, row(1))
    (leased,) = await lease(store)
    await store.forget_chat(1)
    await store.close_rows([again(leased, due=0)])
    assert await counted(store) == {}
    assert await store.next_row_due() is None


async def test_a_group_takes_its_rows_along(store: Store) -> None:
    await put(store, row(-1, "sent"), row(-1, "a"), row(-1, "b", due=4), row(-2))
    (leased, other) = await lease(store)
    await store.close_rows([sent(leased), sent(other)])
    await store.migrate_chat(-1, -100)
    assert await put(store, row(-100, "sent"), row(-100, "a"), row(-1, "a")) == 1
    taken = await lease(store)
    assert [(each.target.chat_id, each.occurrence) for each in taken] == [(-100, "a"), (-1, "a")]
    await store.close_rows([sent(each) for each in taken])
    assert await store.next_row_due() == at(4)


@pytest.mark.parametrize("in_hand", [False, True], ids=["waiting", "in-hand"])
async def test_in_a_supergroup_the_numbers_of_the_groups_messages_are_others(
    store: Store, *, in_hand: bool
) -> None:
    await put(store, row(-1, "message"))
    (leased,) = await lease(store)
    await store.close_rows([replace(sent(leased), other_message_ids=(78,))])
    await put(store, replace(row(-1, "deletion"), message_id=77, other_message_ids=(78,)))
    deletions = await lease(store) if in_hand else []
    await store.migrate_chat(-1, -100)
    await store.close_rows([again(each, due=0) for each in deletions])

    (moved,) = [each async for each in store.rows_of("message")]
    assert (moved.target, moved.state) == (Target(-100), RowState.SENT)
    assert (moved.message_id, moved.other_message_ids) == (None, ())
    assert await counted(store) == {RowState.SENT: 1}, "what was to be deleted is out of reach"
    assert await lease(store) == []


@pytest.mark.parametrize("told", [-1, -100], ids=["under-its-old-id", "under-its-new-id"])
async def test_a_leased_row_that_moved_meanwhile_is_settled(store: Store, told: int) -> None:
    await put(store, row(-1, "a"), row(-1, "b"))
    (leased,) = await lease(store)
    await store.migrate_chat(-1, -100)
    assert await lease(store) == [], "it is still in hand"
    await store.close_rows([again(replace(leased, target=Target(told)), due=3)])
    (retried,) = await lease(store, now=3)
    assert (retried.target, retried.occurrence, retried.attempts) == (Target(-100), "a", 1)
    await store.close_rows([sent(retried)])
    assert [each.occurrence for each in await lease(store, now=3)] == ["b"]
    assert await counted(store) == {RowState.SENT: 1, RowState.LEASED: 1}


def same(leased: Row) -> Row:
    return replace(leased, state=RowState.PENDING)


@pytest.mark.parametrize(
    ("old", "new", "stays"),
    [
        pytest.param(sent, same, {RowState.SENT: 1}, id="the-group-got-it"),
        pytest.param(same, sent, {RowState.SENT: 1}, id="the-supergroup-got-it"),
        pytest.param(dead, same, {RowState.PENDING: 1}, id="it-died-in-the-group"),
        pytest.param(same, dead, {RowState.PENDING: 1}, id="it-died-in-the-supergroup"),
        pytest.param(None, same, {RowState.LEASED: 1}, id="on-its-way-to-the-group"),
        pytest.param(None, sent, {RowState.SENT: 1}, id="on-its-way-although-sent"),
        pytest.param(same, None, {RowState.LEASED: 1}, id="on-its-way-to-the-supergroup"),
    ],
)
async def test_of_two_rows_that_are_one_message_one_stays(
    store: Store,
    old: Callable[[Row], Row] | None,
    new: Callable[[Row], Row] | None,
    stays: dict[RowState, int],
) -> None:
    await put(store, row(-1), row(-100))
    leased = dict(zip((old, new), await lease(store), strict=True))
    await store.close_rows([close_row(each) for close_row, each in leased.items() if close_row])
    await store.migrate_chat(-1, -100)
    assert await counted(store) == stays
    await store.close_rows([sent(each) for close_row, each in leased.items() if close_row is None])
    await store.close_rows([sent(each) for each in await lease(store)])
    assert await counted(store) == {RowState.SENT: 1}
    assert await put(store, row(-100)) == 0
    assert await put(store, row(-1)) == 1


async def test_the_same_message_is_kept_as_the_supergroup_has_it(store: Store) -> None:
    await put(store, row(-1, body=OTHER), row(-100, body=TEXT))
    await store.migrate_chat(-1, -100)
    assert [body for _, body in await store.lease_rows(at(0), 9)] == [TEXT]
    with pytest.raises(ValueError, match="not there"):
        await store.enqueue({}, [row(4, body=OTHER)], [])


async def test_a_migration_is_one_for_everything(store: Store) -> None:
    await store.change_chat(-1, becomes(chat(-1)))
    await subscribe(store, subscription(-1))
    await put(store, row(-1))
    await store.migrate_chat(-1, -1)
    await store.migrate_chat(-8, -9)
    assert await store.subscriptions([-1, -8, -9]) == [subscription(-1)]
    await store.migrate_chat(-1, -100)
    assert not await store.forget_chat(-1), "nothing is left under the old id"
    assert await store.forget_chat(-100)
    assert await counted(store) == {}
