"""Halting a target and letting it go on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.followings import Followed, Following, follow, key_of
from briefing.subscription import HaltReason, Target
from briefing.subscriptions.halting import halt, resume
from storage.memory import MemoryStore
from tests.storage.outboxes import at, subscribe, subscription

if TYPE_CHECKING:
    from briefing.ports import Store

TOPIC = Target(-1, 7)
CHAMBER = Followed("ots-2025", "chamber", at(0))


@pytest.fixture
async def store() -> Store:
    made = MemoryStore()
    await subscribe(made, subscription(-1), subscription(-1, thread=7))
    await made.transact(lambda records: follow(records, TOPIC, CHAMBER, "ru"))
    return made


async def halted(store: Store, target: Target = TOPIC) -> list[HaltReason | None]:
    """Return why a target's subscription and what it follows are halted."""
    found = (await store.subscription(target), await store.get(Following, key_of(target)))
    return [each.halted for each in found if each is not None]


async def test_all_that_goes_to_the_target_is_halted_and_nothing_else(store: Store) -> None:
    assert await halt(store, TOPIC, HaltReason.TOPIC_CLOSED) == "kk"
    assert await halted(store) == [HaltReason.TOPIC_CLOSED] * 2
    assert await halted(store, Target(-1)) == [None]


async def test_what_is_halted_already_keeps_its_reason_and_is_nothing_to_tell(store: Store) -> None:
    await halt(store, TOPIC, HaltReason.TOPIC_CLOSED)
    assert await halt(store, TOPIC, HaltReason.NO_RIGHT) is None
    assert await halted(store) == [HaltReason.TOPIC_CLOSED] * 2


async def test_where_nothing_is_subscribed_or_followed_there_is_nothing_to_halt(store: Store) -> None:
    assert await halt(store, Target(-5), HaltReason.NO_RIGHT) is None
    assert await store.subscription(Target(-5)) is None


async def test_who_follows_alone_is_halted_too(store: Store) -> None:
    await store.change_subscription(TOPIC, lambda _present: None)
    assert await halt(store, TOPIC, HaltReason.TOPIC_DELETED) == "ru"
    assert await halted(store) == [HaltReason.TOPIC_DELETED]


@pytest.mark.parametrize(
    ("only", "goes_on"),
    [(None, True), (HaltReason.TOPIC_CLOSED, True), (HaltReason.NO_RIGHT, False)],
    ids=["whatever it was", "that was it", "that was not it"],
)
async def test_a_target_goes_on(store: Store, only: HaltReason | None, *, goes_on: bool) -> None:
    await halt(store, TOPIC, HaltReason.TOPIC_CLOSED)
    await resume(store, TOPIC, only)
    assert await halted(store) == [None if goes_on else HaltReason.TOPIC_CLOSED] * 2


async def test_following_something_more_lets_it_hear_again(store: Store) -> None:
    await halt(store, TOPIC, HaltReason.NO_RIGHT)
    await store.transact(lambda records: follow(records, TOPIC, replace(CHAMBER, slug="alphabet"), "ru"))
    assert await halted(store) == [HaltReason.NO_RIGHT, None]
