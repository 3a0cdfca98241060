"""What every backend promises about records."""

from __future__ import annotations

import errno
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefing.errors import StorageUnavailable, StorageUnreadable
from briefing.followups.entries import EntryState, LogEntry
from briefing.forms import Form
from briefing.records import ALIASES, put_records
from briefing.statement.entry import Check, Evidence, EvidenceKind, FollowUp, Status
from briefing.statement.text import Text
from briefing.team.audit import Actor, AuditAction, AuditEntry, record_act
from briefing.team.members import Member
from briefing.team.roles import Role
from storage.open import open_store
from storage.tinydb.disk import Disk
from storage.tinydb.store import TinyStore
from tests.storage.chats import becomes, chat
from tests.storage.outboxes import at

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.ports import Store
    from briefing.records import Records

ADA = Member(1, "Ada", Role.EDITOR, at(0), "en")
BEN = Member(2, "Ben", Role.REVIEWER, at(1), "kk")
FOLLOWUP = FollowUp(
    "e-1",
    "bridge",
    date(2026, 2, 20),
    Text({"kk": "Көпір «ашылды» \U0001f309"}),
    (Evidence("Paper", "https://paper.example/1", date(2026, 2, 21), EvidenceKind.OFFICIAL, supports=False),),
    status=Status.DISPUTED,
    meets="opening",
    recorded_at=at(5),
    by=Role.EDITOR,
    correction_of="2026-01-01-old",
    correction_reason=Text({"en": "The day was wrong."}),
)
ENTRY = LogEntry("towns", FOLLOWUP, 1, EntryState.PUBLISHED, at(4), Status.ANNOUNCED, 2, at(5))
CHECKED = LogEntry(
    "towns",
    Check("e-2", "bridge", date(2026, 3, 1), by=Role.OWNER),
    7,
    EntryState.PUBLISHED,
    at(6),
    Status.DISPUTED,
)


async def put(store: Store, *records: Member | LogEntry | Form) -> None:
    await put_records(store, *records)


async def test_records_come_back_in_the_order_in_which_they_were_first_put(store: Store) -> None:
    await put(store, BEN)
    await put(store, ADA)
    changed = replace(BEN, role=Role.EDITOR)
    await put(store, changed)
    assert await store.find(Member) == [changed, ADA]
    assert await store.get(Member, "2") == changed
    assert await store.get(Member, "3") is None
    assert await store.find(LogEntry) == []


async def test_a_step_sees_what_it_has_put_and_removed(store: Store) -> None:
    await put(store, ADA, BEN)

    async def act(step: Records) -> tuple[list[Member], Member | None]:
        step.remove(ADA)
        step.put(replace(BEN, name="Benedict"))
        return await step.find(Member), await step.get(Member, "1")

    assert await store.transact(act) == ([replace(BEN, name="Benedict")], None)
    assert await store.find(Member) == [replace(BEN, name="Benedict")]


async def test_of_a_step_that_raises_nothing_is_kept(store: Store) -> None:
    async def act(step: Records) -> None:
        step.put(ADA)
        raise LookupError

    with pytest.raises(LookupError):
        await store.transact(act)
    assert await store.find(Member) == []


async def test_every_kind_survives_a_restart(url: str, store: Store) -> None:
    if url == "memory://":
        await put(store, ENTRY)
        assert await store.find(LogEntry) == [ENTRY]
        return
    form = Form(1, "followup", "text", at(2), {"slug": "bridge"})
    await put(store, ADA, ENTRY, CHECKED, form)
    await store.transact(
        lambda step: record_act(
            step, Actor(1, Role.EDITOR, at(3)), AuditAction.CHECKED, "towns/bridge", old=None, new=3
        )
    )
    await store.close()
    again = await open_store(url)
    assert await again.find(Member) == [ADA]
    assert await again.find(LogEntry) == [ENTRY, CHECKED]
    assert await again.find(Form) == [form]
    (act,) = await again.find(AuditEntry)
    assert (act.number, act.act, act.details) == (1, AuditAction.CHECKED, {"new": "3"})
    await again.close()


async def test_forgetting_takes_members_and_leaves_acts_with_an_alias(store: Store) -> None:
    await store.change_chat(1, becomes(chat(1)))
    await put(store, ADA, BEN, ENTRY, Form(1, "followup", "text", at(2)))
    await store.transact(
        lambda step: record_act(step, Actor(1, Role.EDITOR, at(3)), AuditAction.REMOVED, "2", person=2)
    )
    assert await store.forget_chat(1)
    assert await store.forget_chat(2)
    assert await store.find(Member) == []
    assert await store.find(Form) == []
    (act,) = await store.find(AuditEntry)
    (entry,) = await store.find(LogEntry)
    assert (act.actor, act.person) == (ALIASES - 1, ALIASES - 2)
    assert (entry.author, entry.reviewer) == (act.actor, act.person)
    assert not await store.forget_chat(1)


async def test_a_full_disk_keeps_nothing_of_a_step(tmp_path: Path) -> None:
    is_full = False

    def write(descriptor: int, data: bytes) -> int:
        if is_full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return whole.write(descriptor, data)

    whole = Disk()
    store = await TinyStore.open(tmp_path / "bot.json", disk=Disk(write=write))
    await put(store, ADA)
    is_full = True
    with pytest.raises(StorageUnavailable):
        await put(store, BEN)
    is_full = False
    assert await store.find(Member) == [ADA]
    await put(store, BEN)
    assert await store.find(Member) == [ADA, BEN]
    await store.close()


async def test_damage_stops_the_start(tmp_path: Path) -> None:
    path = tmp_path / "bot.json"
    path.write_text('{"members": {"1": {"person": 1, "name": "Ada", "role": "tsar"}}}')
    with pytest.raises(StorageUnreadable, match="member 1: "):
        await TinyStore.open(path)
