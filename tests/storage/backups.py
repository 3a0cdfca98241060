"""Backups of stores, and what is in them."""

from __future__ import annotations

import io
from contextlib import aclosing
from typing import TYPE_CHECKING

from storage.backup.files import opened, written
from storage.backup.sealing import Header
from storage.backup.source import BackupSource
from storage.backup.writing import write_backup
from storage.copying.copier import copy_store, readable
from storage.copying.documents import document_of
from storage.copying.port import TABLES
from storage.open_copies import open_target, open_to_check, snapshot_of
from tests.storage.chats import EPOCH
from tests.storage.copies import nothing

if TYPE_CHECKING:
    from pathlib import Path

    from storage.documents.kind import Fields

HEADER = Header(EPOCH, "0.1.0")


async def back_up(url: str, path: Path, recipient: str = "") -> dict[str, int]:
    """Back a store up into a file."""
    async with snapshot_of(url) as source:
        with written(str(path), recipient) as file:
            return await write_backup(source, file, HEADER, nothing)


def source_of(data: bytes, identity: Path | None = None) -> BackupSource:
    return BackupSource(io.BytesIO(data), identity)


async def restore(path: Path, url: str, identity: Path | None = None) -> None:
    """Restore a backup into an empty store."""
    source = BackupSource(opened(str(path)), identity)
    try:
        target = await open_target(url, source)
        await copy_store(source, target, nothing)
        await target.close()
    finally:
        await source.close()


async def documents(url: str) -> dict[str, list[tuple[int, Fields]]]:
    """Return all documents of a store."""
    store = await open_to_check(url)
    found: dict[str, list[tuple[int, Fields]]] = {}
    for table in TABLES:
        async with aclosing(store.read(table)) as batches:
            items = [each async for batch in batches for each in readable(batch, store.name)]
        found[table] = [(each.number, document_of(table, each)) for each in items]
    await store.close()
    return found
