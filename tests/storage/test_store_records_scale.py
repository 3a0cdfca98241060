"""Ten thousand followers and a long log: what concerns a few records looks at a few."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

import pytest

from briefing.chat import ChatKind
from briefing.followings import Following
from briefing.records import ALIASES, Record, put_records
from briefing.team.audit import Actor, AuditAction, AuditEntry, record_act
from briefing.team.roles import Role
from storage.ledger.change import Change
from storage.ledger.change_builders import forgetting_change
from storage.ledger.ledger import Ledger
from storage.ledger.moving import migration_change
from storage.ledger.records import RecordsStep
from tests.storage.chats import becomes, chat
from tests.storage.outboxes import at, put, row

if TYPE_CHECKING:
    from briefing.ports import Store
    from briefing.records import Records

FOLLOWERS, ACTS = 10_000, 5_000
ON_A_SERVER = 500
"""Followers, and acts: each change takes its time there, and what is found by an index is tested beside."""


@dataclass(frozen=True, slots=True)
class Watched(Record):
    """Counts how often anyone asks one of these whom it names."""

    table: ClassVar[str] = "watched"
    asked: ClassVar[list[str]] = []

    name: str
    person: int

    @property
    def key(self) -> str:
        """The name."""
        return self.name

    @property
    def people(self) -> tuple[int, ...]:
        """The one person."""
        self.asked.append(self.name)
        return (self.person,)

    def moved(self, old_id: int, new_id: int) -> Watched:
        """Go along."""
        del old_id
        return replace(self, person=new_id)


@pytest.fixture
def ledger() -> Ledger:
    """A thousand records of as many people, and a manager of the group -5."""
    full = Ledger()
    records = {number: Watched(str(number), number) for number in range(1, 1_001)}
    full.apply(Change(chats={7: replace(chat(7), manages=(-5, -6))}, records={"watched": dict(records)}))
    Watched.asked.clear()
    return full


async def log(records: Records, number: int) -> None:
    for _ in range(number):
        await record_act(records, Actor(1, Role.OWNER, at(0)), AuditAction.CHECKED, "towns/bridge")


def test_forgetting_and_moving_look_at_nobody_elses_records(ledger: Ledger) -> None:
    assert forgetting_change(ledger, 500).records == {"watched": {500: Watched("500", 500)}}
    assert migration_change(ledger, 500, -500).records == {"watched": {500: Watched("500", -500)}}
    assert Watched.asked == []


def test_whoever_manages_a_group_is_found_after_each_change(ledger: Ledger) -> None:
    assert migration_change(ledger, -5, -50).chats == {7: replace(chat(7), manages=(-50, -6))}
    ledger.apply(Change(chats={7: replace(chat(7), manages=(-6,))}))
    assert migration_change(ledger, -5, -50).chats == {}
    ledger.apply(Change(chats={7: None}))
    assert forgetting_change(ledger, -6).chats == {}


async def test_what_was_taken_out_and_comes_back_has_its_old_place() -> None:
    ledger = Ledger()
    before = {number: Watched(str(number), number) for number in (1, 2, 3)}
    ledger.apply(Change(records={"watched": dict(before)}))
    ledger.apply(Change(records={"watched": {1: None, 2: Watched("other", 2)}}))
    ledger.apply(Change(records={"watched": {2: before[2], 1: before[1]}}))
    step = RecordsStep(ledger.records)
    assert await step.find(Watched) == list(before.values())
    assert await step.find(Watched, limit=1, newest_first=True) == [before[3]]


async def test_a_refused_change_can_be_taken_back() -> None:
    ledger = Ledger()
    before = {number: Watched(str(number), number) for number in (1, 2)}
    ledger.apply(Change(records={"watched": dict(before)}))
    with pytest.raises(ValueError, match="are the same"):
        ledger.apply(Change(records={"watched": {1: Watched("2", 1)}}))
    ledger.apply(Change(records={"watched": {1: before[1]}}))
    assert await RecordsStep(ledger.records).find(Watched) == list(before.values())
    assert [record for _number, record in ledger.records.naming(1)] == [before[1]]


async def test_the_last_record_is_the_one_that_all_has_last(store: Store) -> None:
    first, second, third = (Following(number, None, "en") for number in (3, 1, 2))

    async def last(records: Records) -> Following | None:
        return next(iter(await records.find(Following, limit=1, newest_first=True)), None)

    async def step(records: Records) -> list[tuple[Following | None, Following]]:
        seen = []
        for act, each in [(records.put, first), (records.put, second), (records.put, first)]:
            act(each)
            seen.append((await last(records), (await records.find(Following))[-1]))
        return seen

    assert await store.transact(last) is None
    for newest, of_all in await store.transact(step):
        assert newest == of_all
    await put_records(store, third)
    assert await store.transact(last) == third

    async def remove(records: Records) -> Following | None:
        records.remove(third)
        records.put(replace(first, language="kk"))
        return await last(records)

    assert await store.transact(remove) == second
    assert await store.transact(last) == second


async def test_acts_have_numbers_without_a_gap(store: Store) -> None:
    await store.transact(lambda records: log(records, 3))

    async def fail(records: Records) -> None:
        await log(records, 2)
        raise LookupError

    with pytest.raises(LookupError):
        await store.transact(fail)
    await store.forget_chat(1)
    await store.transact(lambda records: log(records, 2))
    assert [each.number for each in await store.find(AuditEntry)] == [1, 2, 3, 4, 5]


async def test_ten_thousand_followers_and_a_long_log(url: str, store: Store) -> None:
    is_server = url.startswith("postgresql:")
    followers, long = (ON_A_SERVER, ON_A_SERVER) if is_server else (FOLLOWERS, ACTS)

    async def fill(records: Records) -> None:
        for number in range(followers):
            records.put(Following(number, None, "en"))
        await log(records, long)

    await store.transact(fill)
    await store.change_chat(-1, becomes(replace(chat(-1), kind=ChatKind.GROUP)))
    await put(store, *(row(number, "broadcast:1") for number in range(followers)))
    for number in range(2, 202):
        await store.migrate_chat(number, -number)
    assert await store.forget_chat(1)
    followings = await store.find(Following)
    assert [each.chat_id for each in followings[:3]] == [0, -2, -3], "they keep their places"
    assert len(followings) == followers - 1
    acts = await store.find(AuditEntry)
    assert {each.actor for each in acts} == {ALIASES - 1}
    assert len(acts) == long
    rows = [row async for row in store.rows_of("broadcast:1")]
    assert [each.target.chat_id for each in rows[:3]] == [0, -2, -3]
    assert len(rows) == followers - 1
