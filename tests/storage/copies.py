"""Copies of stores, whole and interrupted ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from storage.copying.copier import copy_store
from storage.copying.digests import digest_of
from storage.copying.port import TABLES, Item
from storage.open_copies import open_source, open_target, open_to_check
from storage.tinydb.copying import TinyTarget
from tests.storage.chats import chat

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from storage.copying.digests import Digest
    from storage.copying.port import CopySource, CopyTarget
    from tests.storage.grown import Grown

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


def many(size: int) -> Grown:
    return {"chats": [Item(number, chat(number)) for number in range(1, size + 1)]}


class Interrupted(Exception):
    pass


class Interrupting:
    """A target that is interrupted when so many batches were loaded."""

    def __init__(self, target: CopyTarget, batches: int) -> None:
        self._target = target
        self.left = batches

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - all that a target has
        return getattr(self._target, name)

    async def load(self, table: str, items: Sequence[Item]) -> None:
        if not self.left:
            raise Interrupted
        self.left -= 1
        await self._target.load(table, items)


async def interrupted(source_url: str, target_url: str, batches: int) -> int:
    """Copy until so many batches were loaded, and return how many of them were not needed."""
    return await interrupted_from(await open_source(source_url), target_url, batches)


async def interrupted_from(source: CopySource, target_url: str, batches: int) -> int:
    """Do the same with a source that is open, and close it."""
    target = await open_target(target_url, source)
    interrupting = Interrupting(target, batches)
    try:
        await copy_store(source, cast("CopyTarget", interrupting), nothing)
    finally:
        await target.close()
        await source.close()
    return interrupting.left
