"""The schema of a database and the versions of the program that may use it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import psycopg
import pytest

from briefing.errors import StorageOfOtherVersion, StorageUnavailable
from storage.postgres.conninfo import Conninfo
from storage.postgres.migrating import FOLDER, migrate, schema_number
from storage.postgres.store import PostgresStore
from tests.storage.postgres.server import new_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def empty() -> Iterator[str]:
    with new_database() as uri:
        yield uri


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Have the present migrations, and room for later ones."""
    for each in FOLDER.glob("*.sql"):
        (tmp_path / each.name).write_bytes(each.read_bytes())
    return tmp_path


def add(folder: Path, number: int) -> None:
    """Add the migrations of a version that renames a column, in two halves."""
    before, after = number - 1, number
    (folder / f"{number:04}.pre.sql").write_text(f"ALTER TABLE sightings ADD COLUMN of_{after} text;")
    if number > schema_number() + 1:
        dropped = f"ALTER TABLE sightings DROP COLUMN of_{before};"
        (folder / f"{number:04}.post.sql").write_text(dropped)


def columns(uri: str) -> set[str]:
    with psycopg.connect(uri) as connection:
        found = connection.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = 'sightings'"
        )
        return {name for (name,) in found} - {"name", "at"}


async def test_replicas_that_start_together_on_an_empty_database_share_it(empty: str) -> None:
    stores = await asyncio.gather(*(PostgresStore.open(empty) for _ in range(4)))
    assert [each.failure() for each in stores] == [None] * 4
    await asyncio.gather(*(each.close() for each in stores))
    with psycopg.connect(empty) as connection:
        applied = connection.execute("SELECT migration_id FROM _yoyo_migration").fetchall()
    # What only the versions before needed is gone as well; the present one's second half waits.
    earlier = [each for each in FOLDER.glob("*.post.sql") if int(each.name[:4]) < schema_number()]
    expected = [each.stem for each in (*FOLDER.glob("*.pre.sql"), *earlier)]
    assert sorted(name for (name,) in applied) == sorted(expected)


def test_what_only_the_version_before_needs_goes_with_the_next_one(empty: str, folder: Path) -> None:
    first = schema_number() + 1
    for number, expected in (
        (first, {f"of_{first}"}),
        (first + 1, {f"of_{first}", f"of_{first + 1}"}),
        (first + 2, {f"of_{first + 1}", f"of_{first + 2}"}),
    ):
        add(folder, number)
        migrate(Conninfo(empty), folder)
        assert columns(empty) == expected


def test_an_old_version_runs_beside_the_next_one_and_not_beside_later_ones(empty: str, folder: Path) -> None:
    migrate(Conninfo(empty))
    own = schema_number()
    add(folder, own + 1)
    migrate(Conninfo(empty), folder)
    migrate(Conninfo(empty))
    add(folder, own + 2)
    add(folder, own + 3)
    migrate(Conninfo(empty), folder)
    before = columns(empty)
    too_old = rf"too old for the database “.*”.*it uses schema {own}.*needs programs of schema {own + 2}"
    with pytest.raises(StorageOfOtherVersion, match=too_old):
        migrate(Conninfo(empty))
    assert columns(empty) == before


async def test_a_version_that_is_too_new_for_those_that_run_does_not_start(empty: str, folder: Path) -> None:
    own = schema_number()
    store = await PostgresStore.open(empty)
    add(folder, own + 1)
    migrate(Conninfo(empty), folder)
    add(folder, own + 2)
    with pytest.raises(StorageOfOtherVersion, match=rf"too new .* of schema {own} is running"):
        migrate(Conninfo(empty), folder)
    await store.close()
    migrate(Conninfo(empty), folder)
    assert f"of_{own + 2}" in columns(empty)


def test_a_migration_that_fails_changes_nothing(empty: str, folder: Path) -> None:
    broken = "ALTER TABLE sightings ADD COLUMN half text; ALTER TABLE nowhere ADD COLUMN half text;"
    (folder / f"{schema_number() + 1:04}.pre.sql").write_text(broken)
    with pytest.raises(StorageUnavailable, match=r"cannot be opened .*nowhere"):
        migrate(Conninfo(empty), folder)
    assert columns(empty) == set()


async def test_a_database_that_is_not_there_is_told_without_the_password() -> None:
    with pytest.raises(StorageUnavailable, match=r"“briefing” on 127\.0\.0\.1 cannot be opened") as raised:
        await PostgresStore.open("postgresql://bot:sesame@127.0.0.1:1/briefing")
    assert "sesame" not in str(raised.value)
