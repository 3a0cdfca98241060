"""What every backend of the port promises."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.chat import Chat, ChatKind, PauseReason
from briefing.errors import StorageUnavailable
from storage.open import open_store
from tests.storage.chats import EPOCH, becomes, bump, chat, contents, version

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.ports import Store


async def test_an_unknown_chat_is_none(store: Store) -> None:
    assert await store.chat(1) is None


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param(chat(5), id="private"),
        pytest.param(Chat(-7, ChatKind.GROUP, EPOCH, "kk", PauseReason.REMOVED, greeted=True), id="all-set"),
        pytest.param(Chat(-(10**15), ChatKind.CHANNEL, EPOCH, "", PauseReason.BLOCKED), id="odd-language"),
        pytest.param(
            Chat(2**52, ChatKind.SUPERGROUP, EPOCH.replace(microsecond=1), "қаз\n\"'\ud83d"), id="text"
        ),
    ],
)
async def test_what_is_changed_is_kept(store: Store, kept: Chat) -> None:
    assert await store.change_chat(kept.id, becomes(kept)) == kept
    assert await store.chat(kept.id) == kept


async def test_all_chats_are_listed_by_their_ids(store: Store) -> None:
    assert [each async for each in store.chats()] == []
    for number in (3, -7, 1):
        await store.change_chat(number, becomes(chat(number)))
    await store.forget_chat(1)
    assert [each async for each in store.chats()] == [chat(-7), chat(3)]


async def test_a_change_sees_what_is_there(store: Store) -> None:
    seen: list[Chat | None] = []

    def look(present: Chat | None) -> Chat:
        seen.append(present)
        return chat(1, version=len(seen))

    await store.change_chat(1, look)
    await store.change_chat(1, look)
    assert seen == [None, chat(1, version=1)]


async def test_a_change_to_the_same_value_is_answered(store: Store) -> None:
    await store.change_chat(1, becomes(chat(1)))
    assert await store.change_chat(1, becomes(chat(1))) == chat(1)
    assert await store.chat(1) == chat(1)


async def test_200_concurrent_changes_of_one_chat_lose_no_update(store: Store) -> None:
    await store.change_chat(1, becomes(chat(1)))
    answers = await asyncio.gather(*(store.change_chat(1, bump) for _ in range(200)))
    assert version(await store.chat(1)) == 200
    assert sorted(map(version, answers)) == list(range(1, 201))


async def test_a_change_that_raises_changes_nothing(store: Store) -> None:
    await store.change_chat(1, becomes(chat(1)))

    def fail(_: Chat | None) -> Chat:
        raise LookupError

    with pytest.raises(LookupError):
        await store.change_chat(1, fail)
    assert await store.chat(1) == chat(1)
    assert await store.change_chat(1, bump) == chat(1, version=1)


async def test_a_forgotten_chat_is_gone_and_others_stay(store: Store) -> None:
    for chat_id in (1, 2):
        await store.change_chat(chat_id, becomes(chat(chat_id)))
    assert await store.forget_chat(1)
    assert await contents(store, range(3)) == {2: chat(2)}


async def test_there_is_nothing_to_forget_twice(store: Store) -> None:
    assert not await store.forget_chat(1)
    await store.change_chat(1, becomes(chat(1)))
    both = await asyncio.gather(store.forget_chat(1), store.forget_chat(1))
    assert sorted(both) == [False, True]


async def test_a_forgotten_chat_can_begin_anew(store: Store) -> None:
    await store.change_chat(1, becomes(chat(1, language="kk")))
    await store.forget_chat(1)
    assert await store.change_chat(1, becomes(chat(1))) == chat(1)
    assert await store.chat(1) == chat(1)


async def test_a_group_moves_to_its_supergroup(store: Store) -> None:
    group = Chat(-1, ChatKind.GROUP, EPOCH, language="kk", greeted=True)
    await store.change_chat(-1, becomes(group))
    await store.migrate_chat(-1, -100)
    assert await store.chat(-1) is None
    assert await store.chat(-100) == replace(group, id=-100, kind=ChatKind.SUPERGROUP)


async def test_a_group_and_its_supergroup_become_one(store: Store) -> None:
    await store.change_chat(-1, becomes(Chat(-1, ChatKind.GROUP, EPOCH, "kk", PauseReason.REMOVED)))
    await store.change_chat(
        -100, becomes(Chat(-100, ChatKind.SUPERGROUP, EPOCH.replace(year=2027), greeted=True))
    )
    await store.migrate_chat(-1, -100)
    assert await contents(store, range(-100, 1)) == {
        -100: Chat(-100, ChatKind.SUPERGROUP, EPOCH, "kk", None, greeted=True)
    }


def manager(chat_id: int, *groups: int) -> Chat:
    return replace(chat(chat_id), manages=groups)


async def test_who_manages_a_group_manages_its_supergroup(store: Store) -> None:
    for each in (chat(-1), manager(5, -7, -1, -8), manager(6, -1, -100), manager(7, -8)):
        await store.change_chat(each.id, becomes(each))
    assert await store.managers_of(-1) == [manager(5, -7, -1, -8), manager(6, -1, -100)]
    await store.migrate_chat(-1, -100)
    assert await store.managers_of(-1) == []
    assert await store.managers_of(-100) == [manager(5, -7, -100, -8), manager(6, -100)]
    assert [await store.chat(number) for number in (5, 6, 7)] == [
        manager(5, -7, -100, -8),
        manager(6, -100),
        manager(7, -8),
    ]


async def test_nobody_manages_a_forgotten_group(store: Store) -> None:
    await store.change_chat(5, becomes(manager(5, -7, -1)))
    assert await store.forget_chat(-1)
    assert await store.chat(5) == manager(5, -7)
    assert await store.forget_chat(5)
    assert not await store.forget_chat(5)


@pytest.mark.parametrize(("old", "new"), [(9, 10), (1, 1)], ids=["unknown", "to-itself"])
async def test_a_migration_of_nothing_changes_nothing(store: Store, old: int, new: int) -> None:
    await store.change_chat(1, becomes(chat(1)))
    await store.migrate_chat(old, new)
    assert await contents(store, range(11)) == {1: chat(1)}


async def test_a_closed_store_takes_no_changes(store: Store) -> None:
    await store.change_chat(1, becomes(chat(1)))
    await store.close()
    await store.close()
    with pytest.raises(StorageUnavailable, match="closed"):
        await store.change_chat(1, bump)
    with pytest.raises(StorageUnavailable, match="closed"):
        await store.forget_chat(1)
    with pytest.raises(StorageUnavailable, match="closed"):
        await store.migrate_chat(1, 2)


async def test_all_of_it_is_there_after_a_restart(tmp_path: Path) -> None:
    url = f"tinydb:///{tmp_path}/made/bot.json"
    store = await open_store(url)
    for chat_id in range(5):
        await store.change_chat(chat_id, becomes(chat(chat_id)))
    await asyncio.gather(store.forget_chat(0), store.migrate_chat(1, 100), store.change_chat(2, bump))
    before = await contents(store, range(101))
    assert before.keys() == {2, 3, 4, 100}
    await store.close()

    reopened = await open_store(url)
    assert await contents(reopened, range(101)) == before
    await reopened.close()
