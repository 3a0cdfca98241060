"""The records of a database are read beside a running store, and nothing of it is changed."""

from __future__ import annotations

import psycopg
import pytest

from briefing.errors import StorageUnavailable
from briefing.records import put_records
from briefing.team.members import Member
from briefing.team.roles import Role
from storage.open import open_store, reading_records
from tests.storage.outboxes import at
from tests.storage.postgres.server import new_database

ADA = Member(1, "Ada", Role.EDITOR, at(0), "en")


async def test_what_is_confirmed_is_seen_while_the_store_is_open(uri: str) -> None:
    store = await open_store(uri)
    await put_records(store, ADA)
    async with reading_records(uri) as records:
        assert await records.find(Member) == [ADA]
        await put_records(store, ADA)
    await store.close()
    async with reading_records(uri) as records:
        assert await records.get(Member, "1") == ADA


async def test_an_empty_database_has_no_records_and_stays_empty() -> None:
    with new_database() as uri:
        async with reading_records(uri) as records:
            assert await records.find(Member) == []
        with psycopg.connect(uri) as connection:
            found = connection.execute(
                "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
            ).fetchone()
            assert found == (0,)


async def test_a_database_that_does_not_answer_is_named() -> None:
    with pytest.raises(StorageUnavailable, match="cannot be reached"):
        async with reading_records("postgresql://127.0.0.1:1/none"):
            pass
