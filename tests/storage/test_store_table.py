"""The journalled table does what TinyDB's own table does, at the cost of what changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tinydb import TinyDB, where
from tinydb.operations import increment
from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table

from storage.tinydb.storage import FOLD_BYTES, JournalStorage
from storage.tinydb.table import JournalDB, JournalTable

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path


@pytest.fixture
async def journalled(tmp_path: Path) -> AsyncIterator[JournalDB]:
    db = JournalDB(
        tmp_path / "bot.json",
        storage=JournalStorage,
        load=lambda _: None,
        on_change=lambda _: None,
        disk=None,
        fold_bytes=FOLD_BYTES,
    )
    yield db
    await storage_of(db).aclose()


def storage_of(db: JournalDB) -> JournalStorage:
    assert isinstance(db.storage, JournalStorage)
    return db.storage


def fill(table: Table) -> None:
    table.insert(Document({"n": 1, "tags": ["a"]}, 7))
    table.insert_multiple({"n": number} for number in range(2, 6))


def outcome(table: Table, act: Callable[[Table], object]) -> object:
    try:
        return act(table)
    except (KeyError, ValueError, RuntimeError) as error:
        return type(error)


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda table: table.insert({"n": 9}), id="insert"),
        pytest.param(lambda table: table.insert(Document({"n": 9}, 7)), id="insert-twice"),
        pytest.param(lambda table: table.insert_multiple([{"n": 8}, Document({}, -3)]), id="insert-many"),
        pytest.param(lambda table: table.all(), id="all"),
        pytest.param(lambda table: table.search(where("n") > 2), id="search"),
        pytest.param(lambda table: table.get(doc_id=7), id="get"),
        pytest.param(lambda table: table.get(doc_id=70), id="get-none"),
        pytest.param(lambda table: table.contains(where("n") == 3), id="contains"),
        pytest.param(lambda table: table.update({"x": 1}), id="update-all"),
        pytest.param(lambda table: table.update({"x": 1}, doc_ids=[7, 70]), id="update-ids"),
        pytest.param(lambda table: table.update(increment("n"), where("n") > 3), id="update-where"),
        pytest.param(lambda table: table.update(lambda doc: doc["tags"].append("b"), doc_ids=[7]), id="deep"),
        pytest.param(lambda table: table.update_multiple([({"x": 1}, where("n") == 2)]), id="update-many"),
        pytest.param(lambda table: table.upsert(Document({"x": 1}, 7)), id="upsert-there"),
        pytest.param(lambda table: table.upsert(Document({"x": 1}, 70)), id="upsert-new"),
        pytest.param(lambda table: table.upsert({"x": 1}, where("n") == 70), id="upsert-where"),
        pytest.param(lambda table: table.remove(doc_ids=[7, 70]), id="remove-ids"),
        pytest.param(lambda table: table.remove(where("n") < 4), id="remove-where"),
        pytest.param(lambda table: table.remove(), id="remove-all"),
        pytest.param(lambda table: table.truncate(), id="truncate"),
        pytest.param(len, id="len"),
        pytest.param(lambda table: table._update_table(lambda docs: docs.pop(70)), id="pop-none"),
        pytest.param(lambda table: table._update_table(lambda docs: docs.__delitem__(70)), id="del-none"),
    ],
)
async def test_it_answers_and_changes_as_tinydb_does(
    tmp_path: Path, journalled: JournalDB, act: Callable[[Table], object]
) -> None:
    plain = TinyDB(storage=MemoryStorage).table("things")
    table = journalled.table("things")
    fill(plain)
    fill(table)
    assert outcome(table, act) == outcome(plain, act)
    assert contents(table) == contents(plain)

    await storage_of(journalled).aclose()
    with TinyDB(tmp_path / "bot.json") as reopened:
        assert contents(reopened.table("things")) == contents(plain)


def contents(table: Table) -> dict[int, dict[str, Any]]:
    return {document.doc_id: dict(document) for document in table}


async def test_a_query_is_not_answered_from_before_an_undone_change(journalled: JournalDB) -> None:
    table = journalled.table("things")
    fill(table)

    def change_and_fail() -> None:
        with storage_of(journalled).transaction():
            table.update({"n": 50}, doc_ids=[7])
            table.update({"n": 100}, doc_ids=[7])
            assert [document.doc_id for document in table.search(where("n") == 100)] == [7]
            raise LookupError

    with pytest.raises(LookupError):
        change_and_fail()
    assert table.search(where("n") == 100) == []
    assert contents(table)[7] == {"n": 1, "tags": ["a"]}


async def test_a_transaction_over_two_tables_is_one_line(tmp_path: Path, journalled: JournalDB) -> None:
    with storage_of(journalled).transaction():
        journalled.table("a").insert(Document({"n": 1}, 1))
        journalled.table("b").insert(Document({"n": 2}, 2))
        journalled.table("a").remove(doc_ids=[1])
    await storage_of(journalled).confirmed()
    (line,) = (tmp_path / "bot.json.journal-000001").read_bytes().splitlines()
    assert line.endswith(b' {"changes":{"a":{"1":null},"b":{"2":{"n":2}}}}')


async def test_documents_are_put_by_id_all_at_once(tmp_path: Path, journalled: JournalDB) -> None:
    table = journalled.table("things")
    assert isinstance(table, JournalTable)
    fill(table)
    await storage_of(journalled).confirmed()
    before = len((tmp_path / "bot.json.journal-000001").read_bytes().splitlines())
    table.put({7: {"n": 8}, 8: None, 50: None, 70: {"n": 70}}, known={"n", "gone"})
    table.put({99: None}, known={"n"})
    assert contents(table)[7] == table.fields(7) == {"n": 8, "tags": ["a"]}, "tags are not known"
    assert contents(table)[70] == {"n": 70}
    assert not contents(table).keys() & {8, 50, 99}
    assert table.fields(99) == {}
    await storage_of(journalled).confirmed()
    lines = (tmp_path / "bot.json.journal-000001").read_bytes().splitlines()[before:]
    assert [line[9:] for line in lines] == [
        b'{"changes":{"things":{"7":{"n":8,"tags":["a"]},"8":null,"70":{"n":70}}}}'
    ]


async def test_what_is_put_in_cannot_be_changed_from_outside(journalled: JournalDB) -> None:
    table = journalled.table("things")
    document = Document({"tags": ["a"]}, 1)
    table.insert(document)
    document["tags"].append("b")
    assert table.get(doc_id=1) == {"tags": ["a"]}


async def test_what_json_cannot_hold_is_refused_and_undone(journalled: JournalDB) -> None:
    table = journalled.table("things")
    fill(table)
    for value in (object(), float("nan")):
        with pytest.raises((TypeError, ValueError)):
            table.update({"x": value}, doc_ids=[7])
    assert contents(table)[7] == {"n": 1, "tags": ["a"]}


async def test_tables_can_be_dropped(journalled: JournalDB) -> None:
    fill(journalled.table("things"))
    fill(journalled.table("others"))
    journalled.drop_table("things")
    assert len(journalled.table("things")) == 0
    journalled.drop_tables()
    assert len(journalled.table("others")) == 0


async def test_transactions_do_not_nest(journalled: JournalDB) -> None:
    storage = storage_of(journalled)
    with storage.transaction(), pytest.raises(RuntimeError, match="begun"), storage.transaction():
        pass


def test_it_needs_its_own_storage() -> None:
    with pytest.raises(TypeError, match="JournalStorage"):
        JournalDB(storage=MemoryStorage).table("things")
