"""Copying one store into another; a copy that was interrupted is continued."""

from __future__ import annotations

from contextlib import aclosing
from typing import TYPE_CHECKING

from briefing.errors import StorageUnavailable, StorageUnreadable
from storage.copying.digests import Digest, Digesting, digest_of
from storage.copying.port import TABLES, Item, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from storage.copying.port import CopySource, CopyTarget

    Progress = Callable[[int], None]
    """Is told how many objects were copied or compared since the last call."""


async def amount(source: CopySource) -> int:
    """Return how many objects a copy reports to its progress: each is copied, and read again."""
    return 2 * sum([await source.count(table) for table in TABLES])


async def copy_store(source: CopySource, target: CopyTarget, progress: Progress) -> dict[str, Digest]:
    """Copy all tables, compare counts and checksums, and return these by table; both stores stay open.

    Raises ``StorageUnreadable`` for an object that cannot be read, ``StorageUnavailable`` when the two differ
    or one of them fails. The target then stays marked as unfinished, and a second call continues.
    """
    await target.begin()
    copied = {table: await _copy_table(source, target, table, progress) for table in TABLES}
    for table, expected in copied.items():
        found = await digest_of(target, table)
        if found != expected:
            raise StorageUnavailable(
                f"The copy is wrong: {target.name} has {found.count} objects in the table {table} with the "
                f"checksum {found.checksum[:12]}, {source.name} has {expected.count} with "
                f"{expected.checksum[:12]}. Remove {target.name} and copy again."
            )
        progress(found.count)
    await target.finish()
    return copied


def readable(batch: Sequence[Item | Unreadable], source: str) -> list[Item]:
    """Return the objects of a batch; raise ``StorageUnreadable`` if one of them cannot be read."""
    items = []
    for each in batch:
        if isinstance(each, Unreadable):
            raise StorageUnreadable(
                f"{source} has an object that cannot be read ({each.fault}); “store check” names all."
            )
        items.append(each)
    return items


async def _copy_table(source: CopySource, target: CopyTarget, table: str, progress: Progress) -> Digest:
    """Copy the objects of a table after those that an interrupted copy has left."""
    done = await digest_of(target, table) if await target.count(table) else Digesting(table).digest
    digesting = Digesting(table)
    async with aclosing(source.read(table)) as batches:
        async for batch in batches:
            items = readable(batch, source.name)
            ahead = done.count - digesting.count
            old, fresh = items[: max(0, ahead)], items[max(0, ahead) :]
            digesting.add(old)
            if fresh:
                if ahead >= 0:
                    _check_same(digesting.digest, done, source.name, target.name)
                await target.load(table, fresh)
                digesting.add(fresh)
            progress(len(items))
    if digesting.count <= done.count:
        _check_same(digesting.digest, done, source.name, target.name)
    return digesting.digest


def _check_same(now: Digest, done: Digest, source: str, target: str) -> None:
    if now != done:
        raise StorageUnavailable(
            f"{source} has changed since the copy into {target} was begun. "
            f"Let nothing run on it, remove {target} and copy again."
        )
