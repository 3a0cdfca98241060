"""Copying a store into another one, and checking it."""

from __future__ import annotations

import json
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from briefing.errors import StorageInUse, StorageUnavailable, StorageUnreadable
from briefing.outbox import Row
from briefing.subscription import Target
from storage.copying.checking import check_store
from storage.copying.copier import amount
from storage.copying.marks import TargetRefused
from storage.copying.port import TABLES, Item
from storage.open import open_store
from storage.open_copies import open_source, open_to_check
from storage.tinydb.store import TinyStore
from tests.storage.chats import EPOCH, becomes, chat
from tests.storage.copies import Interrupted, copy, digests, interrupted, many, nothing, url_of, write
from tests.storage.grown import Grown, grown
from tests.storage.outboxes import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator


def files_of(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in sorted(folder.iterdir()) if each.suffix != ".lock"}


@contextmanager
def edited(path: Path) -> Iterator[dict[str, Any]]:
    tables = json.loads(path.read_text())
    yield tables
    path.write_text(json.dumps(tables))


@given(grown())
@settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.generate],  # shrinking stores of 26 tables takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
async def test_a_copy_has_all_objects_in_their_order(made: Grown) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder) / "a.json", Path(folder) / "b.json"
        await write(first, made)
        copied = await copy(url_of(first), url_of(second))
        assert {table: each.count for table, each in copied.items()} == {
            table: len(made[table]) for table in TABLES
        }
        assert copied == await digests(url_of(first)) == await digests(url_of(second))


async def test_an_interrupted_copy_goes_on_where_it_stopped(tmp_path: Path) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b" / "b.json"
    await write(first, many(3500))
    with pytest.raises(Interrupted):
        await interrupted(url_of(first), url_of(second), 2)
    assert await interrupted(url_of(first), url_of(second), 100) == 98
    assert await digests(url_of(first)) == await digests(url_of(second))


async def test_an_unfinished_copy_is_not_run(tmp_path: Path) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b" / "b.json"
    await write(first, many(1500))
    with pytest.raises(Interrupted):
        await interrupted(url_of(first), url_of(second), 1)
    before = files_of(second.parent)
    with pytest.raises(StorageUnavailable, match=r"unfinished copy of tinydb:////.*/a\.json"):
        await open_store(url_of(second))
    assert files_of(second.parent) == before


async def test_a_source_that_changed_meanwhile_is_noticed(tmp_path: Path) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    await write(first, many(1500))
    with pytest.raises(Interrupted):
        await interrupted(url_of(first), url_of(second), 1)
    store = await TinyStore.open(first)
    await store.change_chat(7, becomes(chat(7, version=1)))
    await store.close()
    with pytest.raises(StorageUnavailable, match="has changed since"):
        await copy(url_of(first), url_of(second))


async def test_a_target_that_holds_something_is_refused_and_unchanged(tmp_path: Path) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b" / "b.json"
    await write(first, many(3))
    store = await TinyStore.open(second)
    await store.change_chat(1, becomes(chat(1)))
    before = files_of(second.parent)
    with pytest.raises(StorageInUse):
        await copy(url_of(first), url_of(second))
    store._storage.close()  # as if it was killed: its journal stays
    with pytest.raises(TargetRefused, match="not empty and was left as it is"):
        await copy(url_of(first), url_of(second))
    assert files_of(second.parent) == before


async def test_the_unfinished_copy_of_another_store_is_refused(tmp_path: Path) -> None:
    first, second, third = (tmp_path / name for name in ("a.json", "b.json", "c.json"))
    for path in (first, third):
        await write(path, many(1500))
    with pytest.raises(Interrupted):
        await interrupted(url_of(first), url_of(second), 1)
    with pytest.raises(TargetRefused, match=r"unfinished copy of .*/a\.json, not of .*/c\.json"):
        await copy(url_of(third), url_of(second))


async def test_the_source_is_left_as_it_was(tmp_path: Path) -> None:
    first = tmp_path / "a" / "a.json"
    store = await TinyStore.open(first)
    await store.change_chat(1, becomes(chat(1)))
    store._storage.close()
    before = files_of(first.parent)
    await copy(url_of(first), url_of(tmp_path / "b.json"))
    assert files_of(first.parent) == before


async def test_a_missing_source_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StorageUnavailable, match="There is no store"):
        await copy(url_of(tmp_path / "a.json"), url_of(tmp_path / "b.json"))
    assert files_of(tmp_path) == {}


async def damaged(path: Path) -> None:
    await write(path, many(5))
    with edited(path) as tables:
        del tables["chats"]["2"]["kind"]
        tables["chats"]["4"]["since"] = "once"


async def test_a_check_names_every_object_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    await damaged(path)
    store = await open_to_check(url_of(path))
    seen: list[int] = []
    findings = await check_store(store, seen.append)
    assert findings.counts["chats"] == sum(seen) == await amount(store) / 2 == 5
    assert [each.partition(":")[0] for each in findings.faults] == ["chat 2", "chat 4"]


async def test_a_check_finds_what_contradicts_each_other(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    await write(path, {"outbox": [Item(1, Row("o", Target(1), 0, TEXT.hash, EPOCH))]})
    findings = await check_store(await open_to_check(url_of(path)), nothing)
    assert findings.faults == [f"outbox 1: its body {TEXT.hash} is missing"]


async def test_what_cannot_be_read_is_not_copied(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    await damaged(path)
    with pytest.raises(StorageUnreadable, match="chat 2: 'kind' is missing"):
        await copy(url_of(path), url_of(tmp_path / "b.json"))


async def test_what_this_version_does_not_know_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    await write(path, many(2))
    with edited(path) as tables:
        tables["chats"]["2"]["mood"] = "good"
        tables["plans"] = {"1": {}}
    source = await open_source(url_of(path))
    assert source.left_out() == ["the table plans", "the field mood of the table chats"]
    await source.close()
