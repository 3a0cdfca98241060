"""Copying a store into another one, and checking it."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from briefing.errors import StorageInUse, StorageUnavailable, StorageUnreadable
from storage.copying.checking import check_store
from storage.copying.copier import amount, copy_store
from storage.copying.digests import digest_of
from storage.copying.marks import TargetRefused
from storage.copying.port import TABLES
from storage.open import open_store
from storage.open_copies import open_source, open_target, open_to_check
from storage.tinydb.copying import TinyTarget
from storage.tinydb.store import TinyStore
from tests.storage.chats import becomes, chat
from tests.storage.grown import Grown, grown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.copying.digests import Digest
    from storage.copying.port import CopyTarget, Item

NOBODY = "tinydb:////nowhere.json"


def nothing(_: int) -> None:
    """Progress that nobody looks at."""


def url_of(path: Path) -> str:
    return f"tinydb:///{path}"


async def write(path: Path, made: Grown) -> None:
    target = await TinyTarget.open(path, NOBODY)
    await target.begin()
    for table in TABLES:
        if made.get(table):
            await target.load(table, made[table])
    await target.finish()
    await target.close()


async def copy(source_url: str, target_url: str) -> dict[str, Digest]:
    source = await open_source(source_url)
    try:
        target = await open_target(target_url, source)
        try:
            return await copy_store(source, target, nothing)
        finally:
            await target.close()
    finally:
        await source.close()


async def digests(url: str) -> dict[str, Digest]:
    store = await open_to_check(url)
    try:
        return {table: await digest_of(store, table) for table in TABLES}
    finally:
        await store.close()


def files_of(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in sorted(folder.iterdir()) if each.suffix != ".lock"}


@given(grown())
@settings(
    max_examples=10,
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


class Interrupted(Exception):
    pass


class Interrupting:
    """A target that is interrupted when so many batches were loaded."""

    def __init__(self, target: CopyTarget, batches: int) -> None:
        self._target = target
        self._left = batches

    def __getattr__(self, name: str) -> object:
        return getattr(self._target, name)

    async def load(self, table: str, items: Sequence[Item]) -> None:
        if not self._left:
            raise Interrupted
        self._left -= 1
        await self._target.load(table, items)
