"""Transactions on a real server, which goes away and comes back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import StorageUnavailable
from storage.postgres.adapters import read_text, stored_text
from storage.postgres.conninfo import Conninfo
from storage.postgres.database import Connection, Database, TryAgain

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

EVERYWHERE = "а\x00б\x1aв\ud83dг😀\\n"


@given(st.text(st.characters(exclude_categories=())))
def test_every_text_can_be_stored_and_read(text: str) -> None:
    stored_text(text).encode()
    assert "\x00" not in stored_text(text)
    assert read_text(stored_text(text)) == text


async def test_texts_come_back_as_they_went(database: Database) -> None:
    values = {"one": EVERYWHERE, "many": [EVERYWHERE, None, "{,}"]}
    assert await database.fetch("SELECT %(one)s::text, %(many)s::text[]", values) == [tuple(values.values())]


async def test_moments_come_back_in_utc(uri: str) -> None:
    elsewhere = Database(Conninfo(uri + "&options=-c%20timezone%3DAsia/Almaty"))
    await elsewhere.open()
    ((moment,),) = await elsewhere.fetch("SELECT '9999-01-01 00:00:00.000001+00'::timestamptz")
    assert moment.isoformat() == "9999-01-01T00:00:00.000001+00:00"
    await elsewhere.close()


async def test_an_exception_undoes_a_transaction(database: Database) -> None:
    async def fail() -> None:
        async with database.transaction() as connection:
            await see(connection, "one")
            raise KeyError

    with pytest.raises(KeyError):
        await fail()
    assert await database.fetch("SELECT name FROM sightings") == []


async def test_a_refused_statement_says_why_and_later_changes_clear_it(database: Database) -> None:
    with pytest.raises(StorageUnavailable, match="violates not-null"):
        async with database.transaction() as connection:
            await connection.execute("INSERT INTO sightings (name) VALUES (NULL)")
    assert "violates not-null" in (database.failure() or "")
    async with database.transaction() as connection:
        await see(connection, "one")
    assert database.failure() is None


async def test_steps_that_get_in_each_others_way_are_all_done(database: Database) -> None:
    async def add_one(connection: Connection) -> None:
        (count,) = await (await connection.execute("SELECT count(*) FROM sightings")).fetchone() or (0,)
        await see(connection, str(count))

    await asyncio.gather(*(database.step(add_one, serializable=True) for _ in range(5)))
    assert await database.fetch("SELECT count(*) FROM sightings") == [(5,)]


async def test_a_step_may_ask_to_be_tried_again(database: Database) -> None:
    tries = 0

    async def act(connection: Connection) -> int:
        nonlocal tries
        tries += 1
        await see(connection, "one")
        if tries < 3:
            raise TryAgain
        return tries

    assert await database.step(act) == 3


async def test_connections_that_the_server_ended_are_passed_over(database: Database) -> None:
    await asyncio.gather(*(database.fetch("SELECT pg_sleep(0.05)") for _ in range(10)))
    with psycopg.connect(database._conninfo.full, autocommit=True) as other:
        ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        other.execute(ended + " AND datname = current_database()")
    assert await database.fetch("SELECT 1") == [(1,)]
    async with database.transaction() as connection:
        await see(connection, "one")
    assert database.failure() is None


@pytest.fixture
async def away() -> AsyncIterator[Database]:
    opened = Database(Conninfo("postgresql://bot:sesame@127.0.0.1:1/briefing"))
    await opened.open()
    yield opened
    await opened.close()


async def test_a_database_that_cannot_be_reached_is_told_without_the_password(
    away: Database,
) -> None:
    with pytest.raises(StorageUnavailable, match=r"“briefing” on 127\.0\.0\.1 cannot be reached") as raised:
        await away.fetch("SELECT 1")
    assert "sesame" not in str(raised.value)
    with pytest.raises(StorageUnavailable):
        async with away.transaction():
            pass
    assert away.failure() == str(raised.value)


async def test_a_closed_database_says_so(database: Database) -> None:
    await database.close()
    with pytest.raises(StorageUnavailable, match="closed"):
        await database.fetch("SELECT 1")


async def see(connection: Connection, name: str) -> None:
    await connection.execute("INSERT INTO sightings (name, at) VALUES (%s, now())", [name])
