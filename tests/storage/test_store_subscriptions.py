"""What every backend promises about subscriptions."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.chat import Chat, PauseReason
from briefing.errors import StorageUnavailable
from briefing.outbox import RowState
from briefing.subscription import HaltReason, Subscription, Target
from storage.open import open_store
from tests.storage.chats import becomes, chat
from tests.storage.outboxes import FULL, SECOND, at, counted, put, row, subscribe, subscribed, subscription

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing.ports import Store


def paused(chat_id: int) -> Callable[[Chat | None], Chat]:
    return becomes(replace(chat(chat_id), paused=PauseReason.BLOCKED))


async def due(store: Store, now: float, limit: int = 100) -> list[Subscription]:
    return await store.due_subscriptions(at(now), limit)


async def test_an_unknown_target_is_none(store: Store) -> None:
    assert await store.subscription(Target(1)) is None
    assert await store.change_subscription(Target(1), subscribed(None)) is None


@pytest.mark.parametrize(
    "kept", [subscription(5), subscription(5, due=None), FULL], ids=["new", "never", "full"]
)
async def test_what_is_changed_is_kept(store: Store, kept: Subscription) -> None:
    assert await store.change_subscription(kept.target, subscribed(kept)) == kept
    assert await store.subscription(kept.target) == kept


async def test_a_change_sees_what_is_there_and_may_give_it_back(store: Store) -> None:
    seen: list[Subscription | None] = []

    def look(present: Subscription | None) -> Subscription | None:
        seen.append(present)
        return present or subscription(1)

    answers = [await store.change_subscription(Target(1), look) for _ in range(2)]
    assert seen == [None, subscription(1)]
    assert answers == [subscription(1)] * 2


async def test_concurrent_changes_lose_no_update(store: Store) -> None:
    await subscribe(store, subscription(1))

    def count(present: Subscription | None) -> Subscription:
        assert present is not None
        return replace(present, news_seen_until=present.news_seen_until + SECOND)

    await asyncio.gather(*(store.change_subscription(Target(1), count) for _ in range(50)))
    assert await store.subscription(Target(1)) == replace(
        subscription(1), news_seen_until=subscription(1).news_seen_until + 50 * SECOND
    )


async def test_a_change_that_raises_changes_nothing(store: Store) -> None:
    await subscribe(store, subscription(1))

    def fail(_: Subscription | None) -> Subscription:
        raise LookupError

    with pytest.raises(LookupError):
        await store.change_subscription(Target(1), fail)
    assert await store.subscription(Target(1)) == subscription(1)


async def test_a_subscription_cannot_become_that_of_another_target(store: Store) -> None:
    await subscribe(store, subscription(1))
    with pytest.raises(ValueError, match="cannot become"):
        await store.change_subscription(Target(1), subscribed(subscription(2)))
    with pytest.raises(ValueError, match="cannot become"):
        await store.enqueue({subscription(1): subscription(2)}, [], [])
    assert await store.subscriptions([1, 2]) == [subscription(1)]


async def test_subscriptions_of_chats_come_with_their_topics_by_target(store: Store) -> None:
    every = [
        subscription(-2),
        subscription(-1),
        subscription(-1, thread=4),
        subscription(-1, thread=30),
        FULL,
    ]
    await subscribe(store, *reversed(every))
    assert await store.subscriptions([-1, -2, -2, 8]) == every[:4]
    assert await store.subscriptions([]) == []
    assert await store.subscription(Target(-1, 4)) == every[2]
    assert await store.subscription(Target(-1, 5)) is None


async def test_unsubscribing_takes_the_open_rows_of_this_target_along(store: Store) -> None:
    await subscribe(store, subscription(1), subscription(1, thread=3))
    await put(store, row(1, "a"), row(1, "b"), row(1, "a", thread=3), row(2))
    ((leased, _), *_) = await store.lease_rows(at(0), 1)
    await store.close_rows([replace(leased, state=RowState.SENT, closed_at=at(1))])
    assert await store.change_subscription(Target(1), subscribed(None)) is None
    assert await store.subscriptions([1]) == [subscription(1, thread=3)]
    assert await counted(store) == {RowState.SENT: 1, RowState.PENDING: 2}
    assert [each.target for each, _ in await store.lease_rows(at(0), 9)] == [Target(1, 3), Target(2)]


async def test_due_subscriptions_come_the_earliest_first(store: Store) -> None:
    await subscribe(store, *(subscription(number, due=number * 37 % 10) for number in range(10)))
    await subscribe(store, subscription(77, due=None))
    assert [each.target.chat_id * 37 % 10 for each in await due(store, 6)] == [0, 1, 2, 3, 4, 5, 6]
    assert [each.target.chat_id * 37 % 10 for each in await due(store, 6, limit=2)] == [0, 1]
    assert await due(store, -1) == []


async def test_a_due_moment_that_changes_is_followed(store: Store) -> None:
    await subscribe(store, subscription(1, due=5), subscription(2, due=6))
    await subscribe(store, subscription(1, due=7), subscription(2, due=None))
    assert await due(store, 6) == []
    assert await due(store, 7) == [subscription(1, due=7)]
    await store.change_subscription(Target(1), subscribed(None))
    assert await due(store, 100) == []


async def test_those_of_paused_chats_are_not_due_until_they_go_on(store: Store) -> None:
    await store.change_chat(1, paused(1))
    await subscribe(store, subscription(1), subscription(2), subscription(2, thread=3))
    assert await due(store, 0) == [subscription(2), subscription(2, thread=3)]
    await store.change_chat(2, paused(2))
    assert await due(store, 0) == []
    await store.change_chat(2, becomes(chat(2)))
    await subscribe(store, subscription(1, due=1))
    assert await due(store, 1) == [subscription(2), subscription(2, thread=3)]
    await store.change_chat(1, becomes(chat(1)))
    assert (await due(store, 1))[-1] == subscription(1, due=1)


async def test_a_forgotten_chat_is_not_paused_when_it_begins_anew(store: Store) -> None:
    await store.change_chat(1, paused(1))
    await store.forget_chat(1)
    await subscribe(store, subscription(1))
    assert await due(store, 0) == [subscription(1)]


async def test_a_group_takes_its_subscriptions_along(store: Store) -> None:
    await store.change_chat(-1, paused(-1))
    await subscribe(store, subscription(-1), subscription(-2))
    await store.migrate_chat(-1, -100)
    assert await store.subscriptions([-1, -100]) == [subscription(-100)]
    assert await due(store, 0) == [subscription(-100), subscription(-2)], (
        "the group's pause is not taken along"
    )


async def test_where_both_have_subscribed_the_supergroup_counts(store: Store) -> None:
    await subscribe(store, subscription(-1, due=1), subscription(-100, due=2))
    await store.migrate_chat(-1, -100)
    assert await store.subscriptions([-1, -100]) == [subscription(-100, due=2)]
    assert await due(store, 9) == [subscription(-100, due=2)]


async def test_a_forgotten_chat_is_not_subscribed(store: Store) -> None:
    await subscribe(store, subscription(1), subscription(1, thread=2), subscription(3))
    assert await store.forget_chat(1)
    assert await store.subscriptions([1, 3]) == [subscription(3)]
    assert await due(store, 0) == [subscription(3)]
    assert not await store.forget_chat(1)


async def test_a_closed_store_takes_no_subscriptions(store: Store) -> None:
    await subscribe(store, subscription(1))
    await store.close()
    with pytest.raises(StorageUnavailable, match="closed"):
        await subscribe(store, subscription(2))
    with pytest.raises(StorageUnavailable, match="closed"):
        await store.enqueue({subscription(1): subscription(1, due=5)}, [], [])


async def test_all_of_it_is_there_after_a_restart(tmp_path: Path) -> None:
    url = f"tinydb:///{tmp_path}/bot.json"
    store = await open_store(url)
    await store.change_chat(1, paused(1))
    every = [subscription(1), subscription(2, due=3), subscription(3, due=2), subscription(4, due=None), FULL]
    await subscribe(store, *every, subscription(9))
    await store.change_subscription(Target(9), subscribed(None))
    for _ in range(2):
        await store.close()
        store = await open_store(url)
        found = [await store.subscription(each.target) for each in [*every, subscription(9)]]
        assert found == [*every, None]
        assert await due(store, 3) == [subscription(3, due=2), subscription(2, due=3)]
    await store.close()


@pytest.mark.parametrize("reason", HaltReason)
async def test_those_that_are_halted_are_not_due_until_they_go_on(store: Store, reason: HaltReason) -> None:
    halted = replace(subscription(-1, thread=7), halted=reason)
    await subscribe(store, halted, subscription(-1))
    assert await due(store, 0) == [subscription(-1)]
    await store.migrate_chat(-1, -100)
    moved = replace(halted, target=Target(-100, 7))
    assert await store.subscription(moved.target) == moved
    await subscribe(store, replace(moved, halted=None))
    assert await due(store, 0) == [subscription(-100, thread=7), subscription(-100)]
