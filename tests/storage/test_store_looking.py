"""The records of a store are read while another process holds it, and nothing of it is changed."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefing.errors import StorageUnavailable, StorageUnreadable
from briefing.records import put_records
from briefing.team.roles import Role
from briefing.versions.versions import StatementVersion
from storage.open import reading_records
from storage.tinydb.read_only import read_records
from storage.tinydb.store import TinyStore

if TYPE_CHECKING:
    from pathlib import Path

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)


def version(number: int) -> StatementVersion:
    return StatementVersion("summit", number, "x" * 100, 1, Role.OWNER, AT)


async def numbers(path: Path) -> list[int]:
    return [each.number for each in await read_records(path).find(StatementVersion)]


def files(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


async def test_what_is_confirmed_is_seen_while_the_store_is_open(tmp_path: Path) -> None:
    path = tmp_path / "bot.json"
    store = await TinyStore.open(path)
    await put_records(store, version(1))
    before = files(tmp_path)
    assert await numbers(path) == [1]
    async with reading_records(f"tinydb:///{path}") as records:
        assert await records.get(StatementVersion, "summit/1") == version(1)
    assert files(tmp_path) == before
    await store.close()
    assert await numbers(path) == [1]


async def test_it_is_read_at_any_moment_of_many_folds(tmp_path: Path) -> None:
    path = tmp_path / "bot.json"
    store = await TinyStore.open(path, fold_bytes=1000)
    confirmed = 0
    seen: list[tuple[int, int, int]] = []

    async def write() -> None:
        nonlocal confirmed
        for number in range(1, 150):
            await put_records(store, version(number))
            confirmed = number

    writing = asyncio.create_task(write())
    while not writing.done():
        before = confirmed
        read = await asyncio.to_thread(asyncio.run, numbers(path))
        assert read == list(range(1, len(read) + 1)), "nothing is missing in between"
        seen.append((before, len(read), confirmed))
    await writing
    await store.close()
    assert all(before <= read <= after + 1 for before, read, after in seen)
    assert len(seen) > 1


async def test_a_store_that_is_not_there_has_no_records(tmp_path: Path) -> None:
    assert await numbers(tmp_path / "bot.json") == []
    assert files(tmp_path) == {}
    async with reading_records("memory://") as records:
        assert await records.find(StatementVersion) == []


def test_a_damaged_store_is_named(tmp_path: Path) -> None:
    (tmp_path / "bot.json").write_text("{")
    with pytest.raises(StorageUnreadable, match=r"bot\.json cannot be read \(not JSON"):
        read_records(tmp_path / "bot.json")


def test_a_store_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "bot.json").mkdir()
    with pytest.raises(StorageUnavailable, match=r"bot\.json cannot be read \(Is a directory\)"):
        read_records(tmp_path / "bot.json")


async def test_what_is_no_storage_is_no_storage_to_look_into() -> None:
    with pytest.raises(ValueError, match="is no storage"):
        await reading_records("mysql://x").__aenter__()
