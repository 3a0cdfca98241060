"""Copying a store into a database and back, and checking a database."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from psycopg import sql

from briefing.errors import StorageUnavailable
from briefing.outbox import Row, RowState
from briefing.records import put_records
from briefing.subscription import Target
from briefing.team.members import Member
from briefing.team.roles import Role
from storage.copying.checking import check_store
from storage.copying.marks import TargetRefused
from storage.copying.port import TABLES, Item
from storage.open import open_store
from storage.open_copies import open_to_check
from tests.storage.chats import EPOCH, becomes, chat
from tests.storage.copies import Interrupted, copy, digests, interrupted, many, nothing, url_of, write
from tests.storage.grown import Grown, grown
from tests.storage.outboxes import TEXT, at, subscription
from tests.storage.postgres.server import migrated_database, new_database

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def empty() -> Iterator[str]:
    """The URI of a database without tables."""
    with new_database() as made:
        yield made


@given(grown())
@settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.generate],  # shrinking stores of 26 tables takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
async def test_all_objects_come_to_a_database_and_back(made: Grown) -> None:
    with tempfile.TemporaryDirectory() as folder, migrated_database() as database:
        first, second = Path(folder) / "a.json", Path(folder) / "b.json"
        await write(first, made)
        there = await copy(url_of(first), database)
        findings = await check_store(await open_to_check(database), nothing)
        back = await copy(database, url_of(second))
        assert there == back == await digests(url_of(second))
        assert findings.counts == {table: len(made[table]) for table in TABLES}
        assert [each for each in findings.faults if "target" in each or "found by" in each] == []


async def test_an_interrupted_copy_goes_on_where_it_stopped(tmp_path: Path, empty: str) -> None:
    source = tmp_path / "a.json"
    await write(source, many(3500))
    with pytest.raises(Interrupted):
        await interrupted(url_of(source), empty, 2)
    with pytest.raises(StorageUnavailable, match=r"unfinished copy of tinydb:////.*/a\.json"):
        await open_store(empty)
    assert await interrupted(url_of(source), empty, 100) == 98
    assert await digests(url_of(source)) == await digests(empty)
    store = await open_store(empty)
    assert await store.chat(3500) == chat(3500)
    await store.close()


async def test_a_copy_can_be_used_as_the_original(tmp_path: Path, empty: str) -> None:
    """What is due is found, new objects come after the old ones, and aliases are not given twice."""
    ada, old, row = (
        Member(1, "Ada", Role.EDITOR, EPOCH, "en"),
        -(2**53) - 5,
        Row("o", Target(1), 0, TEXT.hash, EPOCH),
    )
    await write(
        tmp_path / "a.json",
        {
            "chats": [Item(number, chat(number)) for number in (1, 2)],
            "subscriptions": [Item(7, subscription(1)), Item(9, subscription(2))],
            "bodies": [Item(int(TEXT.hash, 16), TEXT)],
            "outbox": [Item(5, row), Item(6, replace(row, part=1))],
            "members": [Item(3, replace(ada, person=old)), Item(4, ada)],
        },
    )
    await copy(url_of(tmp_path / "a.json"), empty)
    store = await open_store(empty)
    assert [each.target for each in await store.due_subscriptions(at(0), 9)] == [Target(1), Target(2)]
    assert [each.key for each, _ in await store.lease_rows(at(0), 9)] == [row.key]
    await store.change_subscription(Target(2, 5), lambda _: subscription(2, thread=5))
    assert len(await store.subscriptions([2])) == 2
    await put_records(store, replace(ada, person=2))
    assert [each.person for each in await store.find(Member)] == [old, 1, 2]
    assert [each.person for each in await store.find(Member, person=1)] == [1]
    await store.close()


async def test_leased_rows_are_copied_as_they_were_before(tmp_path: Path, empty: str) -> None:
    store = await open_store(empty)
    await store.change_chat(1, becomes(chat(1)))
    row = Row("o", Target(1), 0, TEXT.hash, EPOCH)
    await store.enqueue({}, [row], [TEXT])
    assert len(await store.lease_rows(EPOCH, 1)) == 1
    await store.close()
    await copy(empty, url_of(tmp_path / "b.json"))
    opened = await open_store(url_of(tmp_path / "b.json"))
    assert [each.state async for each in opened.rows_of("o")] == [RowState.PENDING]
    await opened.close()


@pytest.mark.parametrize("made", ["chat", "table"])
async def test_a_database_that_holds_something_is_refused_and_unchanged(
    tmp_path: Path, empty: str, made: str
) -> None:
    await write(tmp_path / "a.json", many(3))
    if made == "chat":
        store = await open_store(empty)
        await store.change_chat(9, becomes(chat(9)))
        await store.close()
    else:
        with psycopg.connect(empty) as connection:
            connection.execute("CREATE TABLE orders (number integer)")
    before = tables_of(empty)
    with pytest.raises(TargetRefused, match="not empty and was left as it is"):
        await copy(url_of(tmp_path / "a.json"), empty)
    assert tables_of(empty) == before


async def test_a_database_that_a_bot_uses_is_not_copied(tmp_path: Path, empty: str) -> None:
    store = await open_store(empty)
    with pytest.raises(StorageUnavailable, match="Bots run on"):
        await copy(empty, url_of(tmp_path / "b.json"))
    await store.close()


async def test_a_database_without_a_store_is_not_made_one(tmp_path: Path, empty: str) -> None:
    with pytest.raises(StorageUnavailable, match="There is no store"):
        await copy(empty, url_of(tmp_path / "b.json"))
    assert tables_of(empty) == []


async def test_a_check_finds_what_contradicts_each_other(empty: str) -> None:
    store = await open_store(empty)
    await store.change_chat(1, becomes(chat(1)))
    await store.enqueue({}, [Row("o", Target(1), 0, TEXT.hash, EPOCH)], [TEXT])
    await put_records(store, Member(1, "Ada", Role.EDITOR, EPOCH, "en"))
    await store.close()
    with psycopg.connect(empty) as connection:
        connection.execute("DELETE FROM bodies")
        connection.execute("UPDATE targets SET head = NULL, due_at = NULL")
        connection.execute("UPDATE record_terms SET value = '2' WHERE term = 'person'")
    findings = await check_store(await open_to_check(empty), nothing)
    assert findings.faults == [
        f"outbox 1: its body {TEXT.hash} is missing",
        "target 1, 0: the wrong message is next",
        "members 1: it is found by other values than it has",
    ]


async def test_a_check_names_every_object_that_cannot_be_read(empty: str) -> None:
    store = await open_store(empty)
    for number in range(1, 4):
        await store.change_chat(number, becomes(chat(number)))
    await put_records(store, Member(1, "Ada", Role.EDITOR, EPOCH, "en"))
    await store.close()
    with psycopg.connect(empty) as connection:
        connection.execute("UPDATE chats SET kind = 'club' WHERE id = 2")
        connection.execute("UPDATE records SET data = '{}'")
    findings = await check_store(await open_to_check(empty), nothing)
    assert [each.partition(":")[0] for each in findings.faults] == ["chats 2", "members 1"]


TABLES_OF = """
    SELECT relname FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname
"""


def tables_of(uri: str) -> list[tuple[str, int]]:
    """Return the tables of a database with the numbers of their lines."""
    with psycopg.connect(uri) as connection:
        names = [str(name) for (name,) in connection.execute(TABLES_OF).fetchall()]
        counts = [sql.SQL("SELECT FROM {}").format(sql.Identifier(name)) for name in names]
        return [
            (name, len(connection.execute(each).fetchall())) for name, each in zip(names, counts, strict=True)
        ]
