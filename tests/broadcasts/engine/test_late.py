"""Broadcasts at their hour, and those that missed it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from briefing.broadcasts import running
from briefing.broadcasts.broadcast import BroadcastState
from briefing.outbox import RowState
from tests.broadcasts.engine.office import ID, actor, at, text

if TYPE_CHECKING:
    from tests.broadcasts.engine.office import Office


async def test_one_that_is_scheduled_starts_at_its_moment_as_its_author(office: Office) -> None:
    await office.knows({1: "en"})
    await office.writes({"": text("Hello")})
    await running.schedule(office.store, ID, actor(), at(60))
    await office.broadcaster.tick(at(59))
    assert await office.send(at(59)) == []
    await office.broadcaster.tick(at(60))
    assert await office.send(at(60)) == [(1, "sendMessage")]
    assert await office.acts() == ["broadcast_scheduled", "broadcast_started"]


async def test_one_that_is_a_day_late_waits_for_a_word(office: Office) -> None:
    await office.knows({1: "en"})
    await office.writes({"": text("Hello")})
    await running.schedule(office.store, ID, actor(), at(60))
    late = at(61) + timedelta(days=1)
    for _tick in range(2):
        await office.broadcaster.tick(late)
    assert await office.send(late) == []
    assert [each.state for each in office.told.late_ones] == [BroadcastState.LATE]
    assert await running.start(office.store, ID, replace(actor(), at=late)) is not None
    assert await office.send(late) == [(1, "sendMessage")]


async def test_one_that_is_a_day_late_in_the_middle_waits_for_a_word_and_repeats_nobody(
    running_office: Office,
) -> None:
    office = running_office
    late = at(2) + timedelta(days=3)
    expired = await office.send(late, end=lambda row: replace(row, state=RowState.EXPIRED, message_id=None))
    for _tick in range(2):
        await office.broadcaster.tick(late)
    assert (await office.broadcast()).state is BroadcastState.LATE
    assert len(office.told.late_ones) == 1
    await office.store.purge_rows(late)
    await running.start(office.store, ID, replace(actor(), at=late))
    assert sorted(await office.send(late)) == sorted(expired)
    await office.broadcaster.tick(late)
    assert ((await office.broadcast()).sent, len(office.told.reports[0][1])) == (10, 10)
