"""Broadcasts that are cut short while they are put in."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from briefing.broadcasts import running
from briefing.broadcasts.broadcast import BroadcastState
from briefing.broadcasts.progress import progress
from briefing.errors import StorageUnavailable
from storage.open import open_store
from storage.tinydb.store import TinyStore
from tests.broadcasts.engine.office import CONTENTS, ID, LANGUAGES, Office, actor, at, text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from briefing.followings import Following
    from briefing.outbox import Body, Row
    from briefing.subscription import Subscription


class Crashed(Exception):
    """The process ends here."""


class FallingStore(TinyStore):
    """The process ends between two slices."""

    falls_at = 4

    async def enqueue(
        self,
        advanced: Mapping[Subscription, Subscription],
        rows: Sequence[Row],
        bodies: Collection[Body],
        followings: Mapping[Following, Following | None] | None = None,
    ) -> int:
        self.falls_at -= 1
        if self.falls_at == 0:
            raise Crashed
        return await super().enqueue(advanced, rows, bodies, followings)


async def test_a_crash_between_two_slices_leaves_nobody_out_and_repeats_nobody(tmp_path: Path) -> None:
    path = tmp_path / "bot.json"
    fallen = await FallingStore.open(path)
    office = Office(fallen)
    await office.knows(LANGUAGES)
    await office.writes(CONTENTS)
    with pytest.raises(Crashed):
        await running.start(fallen, ID, actor())
    assert (await progress(fallen, await office.broadcast(), at(1))).waiting == 1000
    before = await office.send(at(1))
    assert len(before) == 300
    await fallen.close()
    store = await open_store(f"tinydb:///{path}")
    again = Office(store)
    assert not (await again.broadcast()).enqueued
    await again.broadcaster.tick(at(10))
    after = await again.send(at(11))
    assert sorted(chat_id for chat_id, _method in before + after) == list(range(1, 1001))
    await again.broadcaster.tick(at(20))
    assert ((await again.broadcast()).state, (await again.broadcast()).sent) == (BroadcastState.DONE, 1000)
    await store.close()


async def test_a_pause_while_rows_are_put_in_stops_there(office: Office) -> None:
    await office.knows(LANGUAGES)
    await office.writes(CONTENTS)
    _started, paused = await asyncio.gather(
        running.start(office.store, ID, actor()), running.pause(office.store, ID, actor())
    )
    assert paused is not None
    put_in = len(await office.open_rows())
    assert put_in < 1000
    assert await office.send(at(1)) == []
    await running.resume(office.store, ID, actor(2))
    assert len(await office.send(at(2))) == 1000
    assert (await office.broadcast()).enqueued


async def test_a_store_that_fails_starts_nothing(office: Office) -> None:
    await office.knows({1: "en"})
    await office.writes({"": text("Hello")})
    await office.store.close()
    with pytest.raises(StorageUnavailable):
        await running.start(office.store, ID, actor())
    assert (await office.broadcast()).state is BroadcastState.DRAFT
    assert await office.open_rows() == []
