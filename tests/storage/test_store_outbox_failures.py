"""A disk that refuses while messages are on their way, and callers that give up waiting."""

from __future__ import annotations

import asyncio
import errno
import os
import stat
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.errors import StorageUnavailable
from briefing.outbox import RowState
from briefing.subscription import Target
from storage.tinydb.disk import Disk
from storage.tinydb.store import TinyStore
from tests.storage.chats import bump
from tests.storage.disks import image_of
from tests.storage.outboxes import (
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
from tests.storage.test_store_failures import Gate, opened, started

if TYPE_CHECKING:
    from pathlib import Path


async def test_what_is_not_durable_is_not_handed_out(tmp_path: Path) -> None:
    gate = Gate(fails=False)
    store = await opened(tmp_path / "bot.json", gate)
    tasks = await started(put(store, row(1)), lease(store))
    await asyncio.to_thread(gate.reached.wait, 30)
    assert not any(task.done() for task in tasks)
    gate.open.set()
    assert await tasks[0] == 1
    assert await tasks[1] == [replace(row(1), state=RowState.LEASED)]
    await store.close()


async def test_what_could_not_be_made_durable_never_was(tmp_path: Path) -> None:
    gate = Gate(fails=False)
    store = await opened(tmp_path / "bot.json", gate)
    gate.open.set()
    await subscribe(store, subscription(1))
    gate.close()
    gate.fails = True
    move = {subscription(1): subscription(1, due=9)}
    tasks = await started(store.enqueue(move, [row(1)], [TEXT]), lease(store))
    gate.open.set()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [StorageUnavailable] * 2
    assert await store.due_subscriptions(at(0), 9) == [subscription(1)]
    assert await counted(store) == {}
    assert await store.next_row_due() is None
    gate.fails = False
    with pytest.raises(ValueError, match="not there"):
        await store.enqueue(move, [row(1)], [])
    assert await store.enqueue(move, [row(1)], [TEXT]) == 1
    assert len(await lease(store)) == 1
    await store.close()


async def test_rows_whose_outcome_could_not_be_stored_stay_leased(tmp_path: Path) -> None:
    gate = Gate(fails=False)
    store = await opened(tmp_path / "bot.json", gate)
    gate.open.set()
    await put(store, row(1), row(2), row(1, part=1))
    one, two = await lease(store)
    gate.fails = True
    with pytest.raises(StorageUnavailable):
        await store.close_rows([sent(one), again(two, due=0)])
    assert await counted(store) == {RowState.LEASED: 2, RowState.PENDING: 1}
    assert await lease(store) == []
    gate.fails = False
    await store.close_rows([sent(one), again(two, due=0)])
    assert await counted(store) == {RowState.SENT: 1, RowState.RETRY_AT: 1, RowState.PENDING: 1}
    assert [each.target.chat_id for each in await lease(store)] == [1, 2]
    await store.close()


async def test_a_retry_waits_until_it_is_durable(tmp_path: Path) -> None:
    gate = Gate(fails=False)
    store = await opened(tmp_path / "bot.json", gate)
    gate.open.set()
    await put(store, row(1))
    (leased,) = await lease(store)
    gate.close()
    (settling,) = await started(store.close_rows([again(leased, due=0)]))
    assert await store.lease_rows(at(9), 9) == []
    assert await counted(store) == {RowState.LEASED: 1}
    gate.open.set()
    await settling
    assert len(await store.lease_rows(at(9), 9)) == 1
    await store.close()


@pytest.mark.parametrize("ends", ["failing", "cancelled"])
async def test_rows_that_could_not_be_handed_out_are_free_again(tmp_path: Path, ends: str) -> None:
    gate = Gate(fails=False)
    store = await opened(tmp_path / "bot.json", gate)
    gate.open.set()
    await put(store, row(1))
    gate.close()
    gate.fails = ends == "failing"
    other, leasing = await started(store.change_chat(1, bump), lease(store))
    if ends == "cancelled":
        leasing.cancel()
    gate.open.set()
    outcomes = await asyncio.gather(other, leasing, return_exceptions=True)
    expected = StorageUnavailable if ends == "failing" else asyncio.CancelledError
    assert isinstance(outcomes[1], expected)
    gate.fails = False
    assert len(await lease(store)) == 1
    await store.close()


async def test_a_settlement_that_nobody_waits_for_any_more_ends_the_lease(tmp_path: Path) -> None:
    gate = Gate(fails=False)
    store = await opened(tmp_path / "bot.json", gate)
    gate.open.set()
    await put(store, row(1))
    (leased,) = await lease(store)
    gate.close()
    (settling,) = await started(store.close_rows([again(leased, due=3)]))
    settling.cancel()
    await asyncio.gather(settling, return_exceptions=True)
    gate.open.set()
    assert len(await lease(store, now=3)) == 1
    await store.close()


async def test_who_unsubscribes_before_the_row_leaves_gets_nothing(tmp_path: Path) -> None:
    gate = Gate(fails=False)
    store = await opened(tmp_path / "bot.json", gate)
    gate.open.set()
    await subscribe(store, subscription(1))
    await put(store, row(1), row(2))
    gate.close()
    _, leasing, _ = await started(
        store.change_chat(1, bump), lease(store), store.change_subscription(Target(1), subscribed(None))
    )
    gate.open.set()
    assert await leasing == [replace(row(2), state=RowState.LEASED)]
    assert await counted(store) == {RowState.LEASED: 1}
    await store.close()


async def test_settlements_at_once_share_an_fsync_and_one_of_many_is_a_line(tmp_path: Path) -> None:
    gate = Gate(fails=False)
    store = await opened(tmp_path / "bot.json", gate)
    gate.open.set()
    await put(store, *(row(number) for number in range(200)))
    leased = await lease(store, limit=200)
    gate.syncs = 0
    before = journal_lines(tmp_path)
    await store.close_rows([sent(each) for each in leased[:100]])
    assert (gate.syncs, journal_lines(tmp_path) - before) == (1, 1)
    await asyncio.gather(*(store.close_rows([sent(each)]) for each in leased[100:]))
    assert gate.syncs <= 3
    assert await counted(store) == {RowState.SENT: 200}
    await store.close()


def journal_lines(folder: Path) -> int:
    return len(image_of(folder)["bot.json.journal-000001"].splitlines())


async def test_a_failure_between_slices_keeps_whole_slices(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.ledger.slices.SLICE", 4)
    left = 10**6

    def fsync(descriptor: int) -> None:
        nonlocal left
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            left -= 1
            if left == -1:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
        os.fsync(descriptor)

    store = await TinyStore.open(tmp_path / "bot.json", disk=Disk(fsync=fsync))
    numbers = range(10)
    await subscribe(store, *map(subscription, numbers))
    moves = {subscription(number): subscription(number, due=9) for number in numbers}
    rows = [row(number) for number in numbers]
    left = 2
    with pytest.raises(StorageUnavailable):
        await store.enqueue(moves, rows, [TEXT])
    waiting = await store.due_subscriptions(at(0), 99)
    assert waiting == [subscription(number) for number in range(4, 10)]
    assert await counted(store) == {RowState.PENDING: 4}
    assert await store.enqueue(moves, rows, [TEXT]) == 6
    assert await store.due_subscriptions(at(0), 99) == []
    assert sorted(each.target.chat_id for each in await lease(store)) == list(numbers)
    await store.close()
