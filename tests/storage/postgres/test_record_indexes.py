"""A version that finds records by other values indexes them when it starts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import psycopg

from briefing.records import put_records
from briefing.team.members import Member
from briefing.team.roles import Role
from storage.open import open_store
from tests.storage.outboxes import at

if TYPE_CHECKING:
    import pytest

    from briefing.ports import Store

ADA = Member(1, "Ada", Role.EDITOR, at(0), "en")
BEN = replace(ADA, person=2, name="Ben")


async def opened(uri: str, store: Store | None = None) -> Store:
    if store is not None:
        await store.close()
    return await open_store(uri)


async def test_records_are_found_by_what_an_earlier_version_did_not_index(
    uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.postgres.record_indexes.PAGE", 2)
    store = await opened(uri)
    others = [replace(BEN, person=number) for number in range(2, 7)]
    await put_records(store, ADA, *others)
    monkeypatch.setattr(Member, "found_by", ("name",))
    assert await store.find(Member, name="Ada") == []
    store = await opened(uri, store)
    assert await store.find(Member, name="Ada") == [ADA]
    assert await store.find(Member, name="Ben") == others
    assert await store.find(Member, person=2) == [BEN]
    monkeypatch.setattr(Member, "found_by", ("role",))
    store = await opened(uri, store)
    assert await store.find(Member, role=Role.EDITOR) == [ADA, *others]
    await store.close()
    with psycopg.connect(uri) as connection:
        found = connection.execute("SELECT DISTINCT term FROM record_terms ORDER BY 1").fetchall()
        assert found == [("person",), ("role",)]


async def test_what_is_indexed_is_left_alone(uri: str) -> None:
    store = await opened(uri)
    await put_records(store, ADA)
    with psycopg.connect(uri, autocommit=True) as connection:
        before = connection.execute("SELECT xmin FROM records").fetchall()
        store = await opened(uri, store)
        assert connection.execute("SELECT xmin FROM records").fetchall() == before
    await store.close()
