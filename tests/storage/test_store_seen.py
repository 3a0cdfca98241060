"""What every backend promises about when something was first seen."""

from __future__ import annotations

import asyncio
import errno
from typing import TYPE_CHECKING

import pytest

from briefing.errors import StorageUnavailable, StorageUnreadable
from storage.open import open_store
from storage.tinydb.disk import Disk
from storage.tinydb.store import TinyStore
from tests.storage.chats import becomes, chat
from tests.storage.outboxes import at

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.ports import Store

FIRST, LATER = at(0), at(60)


async def test_what_is_new_is_seen_now_and_what_is_not_was_seen_then(store: Store) -> None:
    assert await store.first_seen([], FIRST) == {}
    assert await store.first_seen(["a/1", "a/2"], FIRST) == {"a/1": FIRST, "a/2": FIRST}
    assert await store.first_seen(["a/2", "a/3"], LATER) == {"a/2": FIRST, "a/3": LATER}
    assert await store.first_seen(["a/1", "a/3"], at(120)) == {"a/1": FIRST, "a/3": LATER}


async def test_a_clock_that_was_set_back_changes_nothing(store: Store) -> None:
    await store.first_seen(["a/1"], LATER)
    assert await store.first_seen(["a/1"], FIRST) == {"a/1": LATER}


async def test_a_name_may_be_there_twice_and_in_any_alphabet(store: Store) -> None:
    names = ["қаз/1", "қаз/1", "\n\"'/\ud83d"]
    assert await store.first_seen(names, FIRST) == dict.fromkeys(names, FIRST)
    assert await store.first_seen(names, LATER) == dict.fromkeys(names, FIRST)


async def test_of_several_at_once_one_is_first_for_all(store: Store) -> None:
    answers = await asyncio.gather(*(store.first_seen(["a/1"], at(moment)) for moment in range(20)))
    (moment,) = {answer["a/1"] for answer in answers}
    assert await store.first_seen(["a/1"], LATER) == {"a/1": moment}


async def test_forgetting_and_migrating_chats_leave_it_alone(store: Store) -> None:
    await store.change_chat(1, becomes(chat(1)))
    await store.first_seen(["a/1", "1/1"], FIRST)
    await store.migrate_chat(1, 2)
    await store.forget_chat(2)
    assert await store.first_seen(["a/1", "1/1"], LATER) == {"a/1": FIRST, "1/1": FIRST}


async def test_a_closed_store_takes_no_new_names(store: Store) -> None:
    await store.close()
    with pytest.raises(StorageUnavailable, match="closed"):
        await store.first_seen(["a/1"], FIRST)


async def test_it_is_known_after_a_restart(tmp_path: Path) -> None:
    url = f"tinydb:///{tmp_path}/bot.json"
    for names, now in ((["a/1", "a/2"], FIRST), (["a/2", "a/3"], LATER)):
        store = await open_store(url)
        await store.first_seen(names, now)
        await store.close()
    store = await open_store(url)
    assert await store.first_seen(["a/1", "a/2", "a/3"], at(120)) == {
        "a/1": FIRST,
        "a/2": FIRST,
        "a/3": LATER,
    }
    await store.close()


async def test_what_could_not_be_kept_was_not_seen(tmp_path: Path) -> None:
    is_full = False

    def write(descriptor: int, data: bytes) -> int:
        if is_full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return whole.write(descriptor, data)

    whole = Disk()
    store = await TinyStore.open(tmp_path / "bot.json", disk=Disk(write=write))
    await store.first_seen(["a/1"], FIRST)
    is_full = True
    with pytest.raises(StorageUnavailable, match="No space left"):
        await store.first_seen(["a/1", "a/2", "a/3"], LATER)
    assert await store.first_seen(["a/1"], LATER) == {"a/1": FIRST}
    is_full = False
    assert await store.first_seen(["a/1", "a/2"], at(120)) == {"a/1": FIRST, "a/2": at(120)}
    await store.close()


@pytest.mark.parametrize(
    ("documents", "reason"),
    [
        pytest.param('{"1": {"name": "a/1"}}', "seen 1: 'at' is missing", id="no moment"),
        pytest.param('{"1": {"name": "a/1", "at": "2026-11-22T16:00:00"}}', "no time zone", id="local"),
        pytest.param('{"1": {"name": 1, "at": "2026-11-22T16:00:00Z"}}', "seen 1: name is 1: ", id="no name"),
        pytest.param(
            '{"1": {"name": "a", "at": "2026-11-22T16:00:00Z"},'
            ' "2": {"name": "a", "at": "2026-11-22T16:00:00Z"}}',
            "seen 2 and 1 are the same: a",
            id="twice",
        ),
    ],
)
async def test_damage_stops_the_start(tmp_path: Path, documents: str, reason: str) -> None:
    path = tmp_path / "bot.json"
    path.write_text('{"seen": ' + documents + "}")
    with pytest.raises(StorageUnreadable, match=reason):
        await TinyStore.open(path)
