"""Several replicas on one database: who does what, and what they know of each other."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefing.errors import StorageUnavailable
from briefing.evidence.link import Link
from briefing.ports_replicas import Change, Claim, Duty, Hearing, HeldFor, Pace, Sent
from briefing.records import put_records, remove_records
from briefing.subscription import Target
from briefing.team.roles import Role
from briefing.versions.versions import StatementVersion, Upload
from storage.postgres.store import PostgresStore
from tests.storage.postgres.passage import Passage
from tests.support.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from briefing.ports_replicas import Replicas, SharedTurn
    from storage.postgres.database import Database

NOW = datetime(2026, 11, 22, tzinfo=UTC)
PACE = Pace(overall=30, private=1, group=20)
DEAD = "UPDATE processes SET deadline = clock_timestamp() WHERE id = %(id)s RETURNING 1"


class Fleet:
    """Opens replicas on one database, and kills them."""

    def __init__(self, uri: str, stack: AsyncExitStack) -> None:
        self._uri = uri
        self._stack = stack
        self.stores: list[PostgresStore] = []
        self.ahead = 0.0

    async def replica(self, pace: Pace = PACE) -> Replicas:
        store = await PostgresStore.open(self._uri)
        self._stack.push_async_callback(store.close)
        self.stores.append(store)
        return store.replicas(pace, lambda: datetime.now(UTC), self.monotonic)

    def monotonic(self) -> float:
        return time.monotonic() + self.ahead

    async def replicas(self, count: int, pace: Pace = PACE) -> list[Replicas]:
        return [await self.replica(pace) for _ in range(count)]

    async def kill(self, number: int, database: Database) -> None:
        """Let a replica say no more that it is alive, as if its ten seconds were over."""
        process = self.stores[number]._process
        assert process._beating is not None
        process._beating.cancel()
        await database.fetch(DEAD, {"id": process.id})


@pytest.fixture
async def fleet(uri: str) -> AsyncIterator[Fleet]:
    async with AsyncExitStack() as stack:
        yield Fleet(uri, stack)


async def test_an_update_is_claimed_by_one(fleet: Fleet) -> None:
    replicas = await fleet.replicas(3)
    asked = [each.claims.claim(number) for number in range(40) for each in replicas]
    claims = await asyncio.gather(*asked)
    assert [claims[at : at + 3].count(Claim.MINE) for at in range(0, 120, 3)] == [1] * 40
    assert claims.count(Claim.ELSEWHERE) == 80
    await replicas[claims.index(Claim.MINE)].claims.finish(0)
    assert [await each.claims.claim(0) for each in replicas] == [Claim.DONE] * 3


async def test_the_claim_of_a_dead_replica_is_void_and_what_it_finished_is_not(
    fleet: Fleet, database: Database
) -> None:
    first, second = await fleet.replicas(2)
    for number in (1, 2):
        assert await first.claims.claim(number) is Claim.MINE
    await first.claims.finish(1)
    assert await second.claims.claim(2) is Claim.ELSEWHERE
    await fleet.kill(0, database)
    assert await second.claims.claim(1) is Claim.DONE
    assert await second.claims.claim(2) is Claim.MINE


async def test_a_duty_is_taken_over_from_a_dead_replica_and_from_one_that_leaves(
    fleet: Fleet, database: Database
) -> None:
    replicas = [each.membership for each in await fleet.replicas(3)]

    async def on_duty() -> list[int]:
        for each in replicas:
            await each.beat([Duty.TICKS], Sent())
        return [number for number, each in enumerate(replicas) if each.has(Duty.TICKS)]

    assert await on_duty() == [0]
    await fleet.kill(0, database)
    replicas[0:1] = []
    assert await on_duty() == [0]
    assert not replicas[0].has(Duty.POLLING)
    await replicas[0].leave()
    assert not replicas[0].has(Duty.TICKS)
    replicas.reverse()
    assert await on_duty() == [0]


async def test_replicas_hear_of_what_is_published_and_sent(fleet: Fleet) -> None:
    first, second = [each.membership for each in await fleet.replicas(2)]
    for each in (first, second):
        await each.beat([], Sent(3, 4))
    version = StatementVersion("ots-2025", 1, "", 5, Role.OWNER, NOW)
    await put_records(fleet.stores[0], version, Upload(5, "ots-2025", "", NOW))
    for each in (first, second):
        assert await each.beat([], Sent()) == {Change.PUBLISHED}
        assert await each.beat([], Sent()) == set()
    await put_records(fleet.stores[0], Link("https://news.example/", NOW, gone_since=NOW))
    assert await second.beat([], Sent(3, 4)) == {Change.PUBLISHED}
    await remove_records(fleet.stores[1], version)
    assert await first.beat([], Sent(5, 6)) == {Change.PUBLISHED}
    await second.beat([], Sent())
    assert second.sent_by_others() == Sent(5, 6)


async def test_a_target_is_revisited_once(fleet: Fleet) -> None:
    first, second = [each.revisits for each in await fleet.replicas(2)]
    for target in (Target(1), Target(1), Target(-5, 7)):
        await first.add(target)
    assert await second.take() == [Target(1), Target(-5, 7)]
    assert await first.take() == []


async def test_a_person_is_heard_by_all_together(fleet: Fleet) -> None:
    replicas = await fleet.replicas(3)
    heard = [await replicas[number % 3].floods.hear(1, 4, 10) for number in range(7)]
    assert heard == [Hearing.LET_THROUGH] * 4 + [Hearing.TELL] + [Hearing.IGNORE] * 2
    assert [await each.floods.is_first("group", 60) for each in replicas] == [True, False, False]


async def test_a_hold_of_one_holds_all_and_those_that_start_later(fleet: Fleet) -> None:
    first, second = await fleet.replicas(2)
    await second.membership.beat([], Sent())
    await first.holds.hold([HeldFor(None, 100, pushes_only=True), HeldFor(5, 200)])
    assert await second.membership.beat([], Sent()) == {Change.HOLDS}
    third = await fleet.replica()
    for each in (second, third):
        push = await taken(each, 1, is_push=True)
        assert push.hold is not None
        assert push.hold.chat_id is None
        assert push.hold.pushes_only
        assert 99 < push.seconds <= 100
        assert (await taken(each, 1)).hold is None
        to_chat = await taken(each, 5)
        assert to_chat.hold is not None
        assert to_chat.hold.chat_id == 5
    assert len(await third.holds.holds()) == 2


async def taken(replica: Replicas, chat_id: int, weight: int = 1, *, is_push: bool = False) -> SharedTurn:
    assert replica.turns is not None
    return await replica.turns.take(chat_id, weight, is_push=is_push)


async def test_turns_of_all_replicas_are_apart(fleet: Fleet) -> None:
    replicas = await fleet.replicas(3)
    began = time.monotonic()

    async def take(number: int) -> float:
        turn = await taken(replicas[number % 3], number + 1)
        assert turn.hold is None
        return turn.seconds

    waits = sorted(await asyncio.gather(*(take(number) for number in range(58))))
    took = time.monotonic() - began
    assert 57 / 28.8 - took <= waits[-1] <= 57 / 28.8
    assert all(later > earlier for earlier, later in zip(waits, waits[3:], strict=False))


@pytest.mark.parametrize(("weight", "late"), [(1, 0.4), (3, 0.9)])
async def test_what_arrives_late_keeps_its_places_and_no_others(
    fleet: Fleet, weight: int, late: float
) -> None:
    first, second = await fleet.replicas(2)
    assert first.turns is not None
    due = []
    for chat in range(1, 31 // weight + 1):
        turn = await taken(first, chat, weight)
        due.append(fleet.monotonic() + turn.seconds)
        if chat == 4:
            number = turn.number
    # It arrives then: from there on no other may arrive within a second but the 29 that have their turns.
    await first.turns.arrived(number, weight, late, fleet.monotonic() - due[3] - late)
    for chat in range(101, 101 + 31 // weight):
        turn = await taken(second, chat, weight)
        due.append(fleet.monotonic() + turn.seconds)
    arrived = sorted([*due[:3], due[3] + late, *due[4:]])
    at_once = 30 // weight
    assert all(after - before >= 1 for before, after in zip(arrived, arrived[at_once:], strict=False))
    again = 3 + 30 // weight
    assert due[again] - due[3] >= 1 + late
    assert due[again + 1] - due[4] == pytest.approx(at_once * (2 * weight - 1) / 28.8, abs=0.02)


async def test_a_turn_of_which_a_replica_reads_late_comes_no_later(fleet: Fleet) -> None:
    replica = await fleet.replica()
    began = time.monotonic()
    for chat in range(1, 6):
        await taken(replica, chat)
    taking = asyncio.create_task(taken(replica, 6))
    await asyncio.sleep(0)
    fleet.ahead = 0.1
    turn = await taking
    at = fleet.monotonic() + turn.seconds
    assert at - began == pytest.approx(5 / 28.8, abs=0.03)


async def test_several_messages_at_once_leave_in_the_middle_of_their_turns(fleet: Fleet) -> None:
    first, second = await fleet.replicas(2)
    waits = [
        (await taken(replica, chat, weight)).seconds
        for replica, chat, weight in ((first, 1, 1), (second, 2, 5), (first, 3, 1))
    ]
    assert waits[1] == pytest.approx(5 / 28.8, abs=0.03)
    assert waits[2] == pytest.approx(10 / 28.8, abs=0.03)


async def test_a_person_gets_three_at_once_and_a_group_twenty_in_a_minute(fleet: Fleet) -> None:
    replicas = await fleet.replicas(3, Pace(0, 1, 20))
    person = [await taken(replicas[number % 3], 1) for number in range(4)]
    assert [each.hold is None for each in person] == [True] * 3 + [False]
    assert 0.8 < person[3].seconds <= 1.02
    group = [await taken(replicas[number % 3], -1) for number in range(21)]
    assert [each.hold is None for each in group] == [True] * 20 + [False]
    assert 55 < group[20].seconds <= 60.5
    assert (await taken(replicas[0], -2, 30)).hold is None
    assert (await taken(replicas[0], 2, 10)).hold is None


async def test_without_the_database_each_replica_has_its_part_and_loses_nothing(fleet: Fleet) -> None:
    first, second = await fleet.replicas(2)
    await first.membership.beat([], Sent())
    await fleet.stores[0]._database.close()
    turns = first.turns
    assert turns is not None
    assert [turns.alone(1), turns.alone(1)] == pytest.approx([0, 2 / 28.8], abs=0.01)
    assert await first.claims.claim(1) is Claim.MINE
    await first.claims.finish(1)
    assert await first.claims.claim(1) is Claim.DONE
    assert await first.floods.hear(1, 1, 10) is Hearing.LET_THROUGH
    assert await second.claims.claim(1) is Claim.MINE


async def test_nobody_is_taken_for_dead_soon_after_an_outage(
    uri: str, database: Database, tmp_path: Path
) -> None:
    async with AsyncExitStack() as stack:
        passage = await stack.enter_async_context(Passage(uri, tmp_path))
        fleet = Fleet(passage.uri, stack)
        first, second = await fleet.replicas(2)
        await first.membership.beat([Duty.POLLING], Sent())
        assert await first.claims.claim(1) is Claim.MINE
        await passage.close()
        with pytest.raises(StorageUnavailable):
            await second.membership.beat([Duty.POLLING], Sent())
        await passage.open()
        await fleet.kill(0, database)
        await eventually(lambda: fleet.stores[1].failure() is None)
        await second.membership.beat([Duty.POLLING], Sent())
        assert not second.membership.has(Duty.POLLING)
        assert await second.claims.claim(1) is Claim.ELSEWHERE
        fleet.ahead = 10
        await second.membership.beat([Duty.POLLING], Sent())
        assert second.membership.has(Duty.POLLING)
        assert await second.claims.claim(1) is Claim.MINE
