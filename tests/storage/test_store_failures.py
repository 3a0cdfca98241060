"""A disk that refuses: nothing of the change is kept, everything else is, and later it works again."""

from __future__ import annotations

import asyncio
import errno
import os
import stat
import threading
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing.chat import Chat
from briefing.errors import StorageUnavailable
from storage.tinydb.disk import Disk
from storage.tinydb.store import TinyStore
from tests.storage.chats import becomes, bump, chat, contents, version
from tests.storage.disks import FailingDisk, Image, image_of, restore, settled_image
from tests.storage.test_store_crashes import FOLD_BYTES, IDS, found, has_secret, script

if TYPE_CHECKING:
    from collections.abc import Coroutine


@dataclass
class Life:
    """What is left of a script that was lived on a failing disk."""

    kept: dict[int, Chat]
    killed: Image
    """The files before the store was closed."""
    mended: bool
    """The disk worked again in the end: the last change was confirmed."""


async def survive(path: Path, disk: Disk) -> Life:
    """Live the script as a bot would: a change that cannot be confirmed is no end."""
    store = None
    while store is None:
        with suppress(StorageUnavailable):
            store = await TinyStore.open(path, disk=disk, fold_bytes=FOLD_BYTES)
    outcome = None
    for step in script():
        before = await contents(store, IDS)
        (outcome,) = await asyncio.gather(step.do(store), return_exceptions=True)
        if isinstance(outcome, BaseException):
            assert isinstance(outcome, StorageUnavailable)
            assert "No space left on device" in str(outcome)
            assert await contents(store, IDS) == before
    life = Life(
        await contents(store, IDS), settled_image(path.parent), not isinstance(outcome, StorageUnavailable)
    )
    await store.close()
    return life


@pytest.mark.parametrize("in_a_row", [1, 5])
async def test_any_call_may_fail(tmp_path: Path, in_a_row: int) -> None:
    undisturbed = FailingDisk(range(0))
    life = await survive(tmp_path / "undisturbed" / "bot.json", undisturbed.disk())
    assert life.kept == script()[-1].then
    mended = 0
    for number in range(0, undisturbed.calls, in_a_row):
        folder = tmp_path / str(number)
        life = await survive(folder / "bot.json", FailingDisk(range(number, number + in_a_row)).disk())
        closed = await found(folder)
        killed = await found(restore(life.killed, tmp_path / f"killed-{number}"))
        if life.mended:
            assert closed == killed == life.kept, f"call {number}"
        else:
            # What failed could not be taken back and may return, as after a crash.
            assert closed.keys() & killed.keys() >= life.kept.keys(), f"call {number}"
        assert has_secret(image_of(folder)) == (3 in closed), f"call {number}"
        mended += life.mended
    assert mended > 30


class Gate:
    """An fsync that waits to be let through, and then fails if it is told to."""

    def __init__(self, *, fails: bool) -> None:
        self.fails = fails
        self.syncs = 0
        self.reached = threading.Event()
        self.open = threading.Event()

    def fsync(self, descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            return
        self.syncs += 1
        self.reached.set()
        assert self.open.wait(timeout=30)
        if self.fails:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        os.fsync(descriptor)

    def close(self) -> None:
        self.reached.clear()
        self.open.clear()


async def opened(path: Path, gate: Gate) -> TinyStore:
    gate.open.set()
    store = await TinyStore.open(path, disk=Disk(fsync=gate.fsync))
    await store.change_chat(1, becomes(chat(1)))
    gate.close()
    gate.syncs = 0
    return store


async def started(*changes: Coroutine[Any, Any, object]) -> list[asyncio.Task[object]]:
    """Let changes run until they wait for the disk."""
    tasks = [asyncio.create_task(change) for change in changes]
    await asyncio.sleep(0)
    return tasks


async def test_concurrent_confirmations_share_one_fsync(tmp_path: Path) -> None:
    gate = Gate(fails=False)
    store = await opened(tmp_path / "bot.json", gate)
    first = await started(*(store.change_chat(1, bump) for _ in range(100)))
    await asyncio.to_thread(gate.reached.wait, 30)
    second = await started(*(store.change_chat(1, bump) for _ in range(100)))
    assert not any(task.done() for task in first + second), "nothing is confirmed before the fsync"
    gate.open.set()
    await asyncio.gather(*first, *second)
    assert gate.syncs == 2
    assert version(await store.chat(1)) == 200
    await store.close()


async def test_a_failed_batch_takes_back_what_was_built_on_it(tmp_path: Path) -> None:
    gate = Gate(fails=False)
    store = await opened(tmp_path / "bot.json", gate)
    gate.fails = True
    first = await started(*(store.change_chat(1, bump) for _ in range(3)))
    await asyncio.to_thread(gate.reached.wait, 30)
    second = await started(
        store.change_chat(1, bump), store.forget_chat(1), store.change_chat(2, becomes(chat(2)))
    )
    gate.open.set()
    outcomes = await asyncio.gather(*first, *second, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [StorageUnavailable] * 6
    assert await contents(store, IDS) == {1: chat(1)}

    gate.fails = False
    assert version(await store.change_chat(1, bump)) == 1
    await store.close()
    assert await found(tmp_path) == {1: chat(1, version=1)}


async def test_who_changes_nothing_is_told_when_the_change_before_fails(tmp_path: Path) -> None:
    gate = Gate(fails=False)
    store = await opened(tmp_path / "bot.json", gate)
    gate.fails = True
    tasks = await started(*(store.change_chat(1, becomes(chat(1, language="kk"))) for _ in range(2)))
    gate.open.set()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [StorageUnavailable] * 2
    gate.fails = False
    await store.close()


async def test_a_waiter_that_is_cancelled_takes_nobody_along(tmp_path: Path) -> None:
    gate = Gate(fails=False)
    store = await opened(tmp_path / "bot.json", gate)
    tasks = await started(*(store.change_chat(1, bump) for _ in range(3)))
    tasks[1].cancel()
    gate.open.set()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert [version_of(outcome) for outcome in outcomes] == [1, asyncio.CancelledError, 3]
    assert version(await store.chat(1)) == 3
    await store.close()


def version_of(outcome: object) -> object:
    return version(outcome) if isinstance(outcome, Chat) else type(outcome)


async def test_a_change_to_the_same_value_writes_nothing(tmp_path: Path) -> None:
    gate = Gate(fails=False)
    store = await opened(tmp_path / "bot.json", gate)
    gate.open.set()
    await store.change_chat(1, becomes(chat(1)))
    assert not await store.forget_chat(9)
    await store.migrate_chat(9, 10)
    assert gate.syncs == 0
    await store.close()


async def test_a_document_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    store = await TinyStore.open(tmp_path / "bot.json")
    await store.change_chat(1, becomes(chat(1)))
    naive = replace(chat(1), since=datetime(2026, 1, 1))  # noqa: DTZ001 - the mistake that is refused
    with pytest.raises(ValueError, match="time zone"):
        await store.change_chat(1, becomes(naive))
    assert await store.chat(1) == chat(1)
    await store.close()


async def test_a_snapshot_holds_nothing_that_is_not_confirmed(tmp_path: Path) -> None:
    written: list[str] = []

    def write(descriptor: int, data: bytes) -> int:
        nonlocal written
        written.append(Path(f"/proc/self/fd/{descriptor}").readlink().name)
        if written.count("bot.json.journal-000001") > 2 and "journal" in written[-1]:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return os.write(descriptor, data)

    store = await TinyStore.open(tmp_path / "bot.json", disk=Disk(write=write))
    await store.change_chat(1, becomes(chat(1)))
    (forget,) = await started(store.forget_chat(1))
    changes: list[asyncio.Task[object]] = []
    written = [name for name in written if name != "bot.json.tmp"]  # with which the store was created
    while "bot.json.tmp" not in written:  # changes come in until the fold writes, and fail
        changes += await started(store.change_chat(2, becomes(chat(2, version=len(changes)))))
    assert await forget
    outcomes = await asyncio.gather(*changes, return_exceptions=True)
    assert {type(outcome) for outcome in outcomes} == {StorageUnavailable}
    assert len(image_of(tmp_path)["bot.json"]) < 30, "the fold has been made"
    assert await found(restore(settled_image(tmp_path), tmp_path / "killed")) == {}
    await store.close()
