"""Writing all objects of a store into a backup."""

from __future__ import annotations

from contextlib import aclosing
from typing import TYPE_CHECKING, BinaryIO

from storage.backup.sealing import Sealing
from storage.copying.copier import readable
from storage.copying.documents import document_of
from storage.copying.port import TABLES
from storage.documents.json_text import to_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.backup.sealing import Header
    from storage.copying.port import CopySource, Item


async def write_backup(
    source: CopySource, file: BinaryIO, header: Header, progress: Callable[[int], None]
) -> dict[str, int]:
    """Write a backup, and return the number of objects by table; ``progress`` is told of each batch.

    Raises ``StorageUnreadable`` for an object that cannot be read, ``StorageUnavailable`` when the store
    fails, and OSError when the file does.
    """
    sealing = Sealing(file, header)
    counts = dict.fromkeys(TABLES, 0)
    for table in TABLES:
        async with aclosing(source.read(table)) as batches:
            async for batch in batches:
                items = readable(batch, source.name)
                sealing.write(b"".join(_line(table, each) for each in items))
                counts[table] += len(items)
                progress(len(items))
    sealing.close()
    return counts


def _line(table: str, item: Item) -> bytes:
    return to_json([table, item.number, document_of(table, item)]) + b"\n"
