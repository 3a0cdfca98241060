"""A following moves on with the rows that tell what it follows, or neither does."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest

from briefing.errors import StorageUnavailable
from briefing.followed_words import FollowedWord, WordsSeen
from briefing.followings import Followed, Following, FollowMode
from briefing.records import put_records
from briefing.subscription import Target
from storage.open import open_store
from storage.tinydb.disk import Disk
from storage.tinydb.store import TinyStore
from tests.storage.disks import Picture, PictureDisk, restore
from tests.storage.outboxes import TEXT, at, lease, row, subscribe, subscription

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.ports import Store

TARGETS = range(1, 7)
FOLD_BYTES = 1_500
"""Small: there are folds in between."""


def following(chat_id: int, told: float = 0, thread: int | None = None) -> Following:
    followed = (Followed("towns", "bridge", at(told)),)
    words = (FollowedWord("мост", "*0123456789ab", at(0)),)
    seen = (WordsSeen("towns", at(told)),)
    mode = FollowMode.WITH_DIGEST
    return Following(chat_id, thread, "kk", mode, followed, ("towns/e-1",), words=words, words_seen=seen)


async def follow(store: Store, *wanted: Following) -> None:
    await put_records(store, *wanted)


async def test_a_following_moves_on_with_its_rows(store: Store) -> None:
    await follow(store, following(1), following(1, thread=7), following(2))
    moves = {following(1): following(1, 9), following(1, thread=7): None}
    assert await store.enqueue({}, [row(1), row(1, thread=7)], [TEXT], moves) == 2
    assert await store.find(Following) == [following(1, 9), following(2)]
    assert [each.target for each in await lease(store)] == [Target(1), Target(1, 7)]


async def test_one_that_is_not_as_it_was_read_stays_and_gets_nothing(store: Store) -> None:
    await follow(store, following(1, 5), following(3))
    moves = {following(number): following(number, 9) for number in (1, 2, 3)}
    assert await store.enqueue({}, [row(1), row(2), row(3)], [TEXT], moves) == 1
    assert await store.find(Following) == [following(1, 5), following(3, 9)]
    assert [each.target.chat_id for each in await lease(store)] == [3]


@pytest.mark.parametrize(
    ("subscribed", "followed"),
    [pytest.param(5, 0, id="the subscription"), pytest.param(0, 5, id="the following")],
)
async def test_of_a_subscription_and_a_following_both_move_or_neither(
    store: Store, subscribed: float, followed: float
) -> None:
    await subscribe(store, subscription(1, subscribed), subscription(2))
    await follow(store, following(1, followed), following(2))
    advanced = {subscription(number): subscription(number, due=9) for number in (1, 2)}
    moves = {following(number): following(number, 9) for number in (1, 2)}
    assert await store.enqueue(advanced, [row(1), row(2)], [TEXT], moves) == 1
    assert await store.subscriptions([1, 2]) == [subscription(1, subscribed), subscription(2, due=9)]
    assert await store.find(Following) == [following(1, followed), following(2, 9)]


async def test_a_following_stays_that_of_its_target(store: Store) -> None:
    await follow(store, following(1))
    with pytest.raises(ValueError, match="cannot become that of"):
        await store.enqueue({}, [], [], {following(1): following(2)})
    assert await store.find(Following) == [following(1)]


async def test_it_survives_a_restart_moves_with_its_group_and_is_forgotten_with_its_chat(
    url: str, store: Store
) -> None:
    await follow(store, following(-1, thread=7), following(2))
    await store.migrate_chat(-1, -100)
    assert await store.forget_chat(2)
    if url != "memory://":
        await store.close()
        store = await open_store(url)
    assert await store.find(Following) == [following(-100, thread=7)]
    await store.close()


async def test_a_full_disk_keeps_neither_and_the_next_try_both(tmp_path: Path) -> None:
    is_full = False

    def write(descriptor: int, data: bytes) -> int:
        if is_full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return whole.write(descriptor, data)

    whole = Disk()
    store = await TinyStore.open(tmp_path / "bot.json", disk=Disk(write=write))
    await follow(store, following(1))
    is_full = True
    with pytest.raises(StorageUnavailable):
        await store.enqueue({}, [row(1)], [TEXT], {following(1): following(1, 9)})
    assert await store.find(Following) == [following(1)]
    assert await lease(store) == []
    is_full = False
    assert await store.enqueue({}, [row(1)], [TEXT], {following(1): following(1, 9)}) == 1
    assert await store.find(Following) == [following(1, 9)]
    await store.close()


@pytest.mark.parametrize("crash", ["killed", "cut", "reordered"])
async def test_whatever_call_a_crash_prevents_a_target_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, crash: str
) -> None:
    monkeypatch.setattr("storage.ledger.slices.SLICE", 4)
    taken: list[Picture] = []
    (tmp_path / "store").mkdir()
    camera = PictureDisk(tmp_path / "store", tmp_path / "graves", taken.append)
    store = await TinyStore.open(tmp_path / "store" / "bot.json", disk=camera.disk(), fold_bytes=FOLD_BYTES)
    await follow(store, *map(following, TARGETS))
    taken.clear()
    moves = {following(number): following(number, 9) for number in TARGETS}
    await store.enqueue({}, [row(number) for number in TARGETS], [TEXT], moves)
    await store.close()
    assert taken
    half_way = 0
    for number, picture in enumerate(taken):
        folder = restore(getattr(picture, crash), tmp_path / f"{crash}{number}")
        found = await TinyStore.open(folder / "bot.json")
        moved = {each.chat_id for each in await found.find(Following) if each != following(each.chat_id)}
        assert moved == {each.target.chat_id for each in await lease(found)}
        half_way += 0 < len(moved) < len(TARGETS)
        again = await found.enqueue({}, [row(number) for number in TARGETS], [TEXT], moves)
        assert again == len(TARGETS) - len(moved)
        await found.close()
    assert half_way
