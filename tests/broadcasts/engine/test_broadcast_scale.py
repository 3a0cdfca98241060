"""A broadcast to twenty thousand chats: a tick in which nothing happened reads none of its rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefing.broadcasts import running
from briefing.broadcasts.broadcast import BroadcastState
from briefing.broadcasts.broadcaster import Broadcaster
from briefing.broadcasts.passes import FEW, LONGEST
from briefing.broadcasts.progress import progress
from briefing.chat import PauseReason
from briefing.chats.chat_updates import pause as pause_chat
from briefing.outbox import HELD, RowState
from storage.memory import MemoryStore
from tests.broadcasts.engine.office import EDITOR, ID, Office, actor, at, text

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from briefing.chat import Chat
    from briefing.outbox import Row

CHATS = 20_000
MANY = 2 * FEW


class Counting(MemoryStore):
    """A store that counts how often the rows of a broadcast, and all chats, were read."""

    row_reads = 0
    chat_reads = 0

    async def rows_of(self, occurrence: str) -> AsyncIterator[Row]:
        self.row_reads += 1
        async for each in super().rows_of(occurrence):
            yield each

    async def change_rows(self, occurrence: str, change: Callable[[Row], Row | None]) -> int:
        self.row_reads += 1
        return await super().change_rows(occurrence, change)

    async def chats(self) -> AsyncIterator[Chat]:
        self.chat_reads += 1
        async for each in super().chats():
            yield each


@pytest.fixture
def counting() -> Counting:
    return Counting()


@pytest.fixture
async def office(counting: Counting) -> Office:
    """A broadcast to many that was just started, and one tick later."""
    return await started(counting, MANY)


async def started(counting: Counting, chats: int) -> Office:
    made = Office(counting)
    await made.knows(dict.fromkeys(range(1, chats + 1), "en"))
    await made.writes({"": text("Hello")})
    broadcast = await running.start(counting, ID, actor())
    assert broadcast is not None
    assert (broadcast.recipients, broadcast.enqueued, counting.chat_reads) == (chats, True, 2)
    await made.broadcaster.tick(at(1))
    return made


async def reads_of_tick(office: Office, counting: Counting, second: float) -> int:
    before = counting.row_reads
    await office.broadcaster.tick(at(second))
    return counting.row_reads - before


async def test_a_tick_of_a_running_one_reads_no_rows(counting: Counting) -> None:
    office = await started(counting, CHATS)
    for second in range(2, 102):
        await office.send(at(second), 10)
        assert await reads_of_tick(office, counting, second) == 0
    (*_, (state, told)) = office.told.progress_of
    assert (state, told.sent + told.waiting) == (BroadcastState.RUNNING, CHATS)
    assert counting.chat_reads == 2


async def test_the_last_ones_are_looked_at_in_every_tick_until_all_is_reported(
    office: Office, counting: Counting
) -> None:
    await office.send(at(2), MANY - FEW + 1)
    for second in (3, 4):
        assert await reads_of_tick(office, counting, second) > 0
    await office.send(at(5))
    await office.broadcaster.tick(at(6))
    ((ended, outcomes),) = office.told.reports
    assert (ended.state, ended.sent) == (BroadcastState.DONE, MANY)
    assert [each.chat_id for each in outcomes] == list(range(1, MANY + 1))


async def test_chats_that_shut_the_bot_out_meanwhile_are_found_after_a_while(
    office: Office, counting: Counting
) -> None:
    await pause_chat(counting, 7, PauseReason.BLOCKED)
    assert await reads_of_tick(office, counting, 2) == 0
    later = 1 + LONGEST.total_seconds()
    assert await reads_of_tick(office, counting, later) > 0
    assert (await progress(counting, await office.broadcast(), at(later))).failed == {"blocked": 1}
    assert await reads_of_tick(office, counting, later + 1) == 0


async def test_a_process_that_starts_looks_at_all_rows_once(office: Office, counting: Counting) -> None:
    office.broadcaster = Broadcaster(counting, office.told, {EDITOR})
    assert await reads_of_tick(office, counting, 2) > 0
    assert await reads_of_tick(office, counting, 3) == 0


async def test_of_a_paused_one_only_what_comes_back_from_the_worker_is_looked_for(
    office: Office, counting: Counting
) -> None:
    leased = await office.take(at(1), 1)
    await running.pause(counting, ID, actor(2))
    await office.broadcaster.tick(at(3))
    await office.close_row(leased, at(4), lambda row: replace(row, state=RowState.RETRY_AT, due_at=at(6)))
    await office.broadcaster.tick(at(5))
    assert {each.due_at for each in await office.open_rows()} == {HELD}
    assert await office.send(at(100)) == []
    await office.broadcaster.tick(at(101))
    for second in range(102, 112):
        assert await reads_of_tick(office, counting, second) == 0
    await running.resume(counting, ID, actor(112))
    assert await reads_of_tick(office, counting, 113) > 0
    assert await reads_of_tick(office, counting, 114) == 0
    assert len(await office.send(at(115), 5)) == 5


async def test_what_was_sent_while_it_was_corrected_and_paused_is_edited(
    office: Office, counting: Counting
) -> None:
    leased = await office.take(at(1), 1)
    await running.pause(counting, ID, actor(2))
    assert await running.correct(counting, ID, actor(3), {"": text("Hullo")}) is not None
    await office.broadcaster.tick(at(4))
    await office.close_row(leased, at(5))
    for second in (6, 7):
        await office.broadcaster.tick(at(second))
    ((row, _body),) = await counting.lease_rows(at(8), 5)
    assert (row.target, row.message_id) == (leased[0][0].target, 1)
    await office.close_row([(row, _body)], at(8))
    await office.broadcaster.tick(at(9))
    assert await reads_of_tick(office, counting, 10) == 0
