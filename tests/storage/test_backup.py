"""Backing a store up and restoring it into another one."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from storage.copying.port import TABLES
from storage.open import open_store
from storage.open_copies import snapshot_of
from storage.tinydb.read_only import read_tables
from tests.load.processes import ROOT
from tests.load.store_writer import SUPERGROUP
from tests.storage.backups import back_up, documents, restore, source_of
from tests.storage.chats import becomes, chat
from tests.storage.copies import digests, url_of, write
from tests.storage.grown import Grown, grown
from tests.storage.postgres.server import migrated_database, new_database

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION_1 = Path(__file__).parent / "stores" / "version_1.backup"
ROUNDS = 12


@given(grown())
@settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.generate],  # shrinking stores of 26 tables takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
async def test_all_objects_come_back_into_both_kinds_of_store(made: Grown) -> None:
    with tempfile.TemporaryDirectory() as folder, new_database() as database:
        first, second, again = (Path(folder) / name for name in ("a.json", "b.json", "c.json"))
        backup = Path(folder) / "a.backup"
        await write(first, made)
        counts = await back_up(url_of(first), backup)
        assert counts == {table: len(made[table]) for table in TABLES}
        await restore(backup, url_of(second))
        await restore(backup, database)
        await back_up(database, backup)
        await restore(backup, url_of(again))
        assert await documents(url_of(first)) == await documents(url_of(second))
        known = await digests(url_of(first))
        assert known == await digests(database) == await digests(url_of(again))


@pytest.fixture(params=["tinydb", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty store."""
    if request.param == "tinydb":
        yield f"tinydb:///{tmp_path}/empty/bot.json"
    else:
        with migrated_database() as made:
            yield made


async def test_a_backup_of_the_first_format_can_be_restored(empty: str) -> None:
    """The file has objects of every kind of that time, beside it lie their documents as they were."""
    await restore(VERSION_1, empty)
    found = json.loads(json.dumps(await documents(empty)))
    expected = json.loads(VERSION_1.with_suffix(".json").read_text())
    assert all(expected.values())
    for table, items in expected.items():
        assert [fields for _number, fields in found[table]] == [fields for _number, fields in items]
    store = await open_store(empty)
    await store.close()


async def test_a_database_is_backed_up_as_it_is_at_one_moment(tmp_path: Path) -> None:
    """What a bot changes after the first object was read is not in the backup, in no table."""
    with migrated_database() as database:
        store = await open_store(database)
        await store.change_chat(1, becomes(chat(1)))
        async with snapshot_of(database) as snapshot:
            assert await snapshot.count("chats") == 1
            await store.change_chat(2, becomes(chat(2)))
            await store.first_seen(["statement"], chat(1).since)
            assert [each async for each in snapshot.read("seen")] == []
            (batch,) = [each async for each in snapshot.read("chats")]
            assert len(batch) == await snapshot.count("chats") == 1
        await store.close()
        await back_up(database, tmp_path / "later.backup")
        assert source_of((tmp_path / "later.backup").read_bytes()).counts["chats"] == 2


async def test_backups_of_a_store_that_is_written_to_are_consistent(tmp_path: Path) -> None:
    """A group that moves is there under one of its two ids, and no counter goes back."""
    path = tmp_path / "store" / "bot.json"
    command = [sys.executable, "-m", "tests.load.store_writer", str(path), "1"]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        while not await asyncio.to_thread(read_tables, path):
            assert process.returncode is None
            await asyncio.sleep(0.05)
        before = await counters_in_backup(path, tmp_path)
        for _ in range(ROUNDS):
            counters = await counters_in_backup(path, tmp_path)
            assert all(counters[each] >= count for each, count in before.items())
            before = counters
        assert before
    finally:
        process.kill()
        await process.wait()


async def counters_in_backup(path: Path, folder: Path) -> dict[int, str]:
    """Back up, restore, and return what the counters show."""
    backup, there = folder / "a.backup", folder / "there" / "bot.json"
    await back_up(url_of(path), backup)
    shutil.rmtree(there.parent, ignore_errors=True)
    await restore(backup, url_of(there))
    chats = dict((await documents(url_of(there)))["chats"])
    assert not any(each - SUPERGROUP in chats for each in chats if -SUPERGROUP < each < 0)
    return {each: str(fields["since"]) for each, fields in chats.items() if each > 0}
