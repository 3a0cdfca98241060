"""The files of a TinyDB store as source or target of a copy."""

from __future__ import annotations

import asyncio
from itertools import islice
from typing import TYPE_CHECKING, Self

from briefing.errors import StorageUnavailable, StorageUnreadable
from storage.copying.documents import DOCUMENTS, document_of, read_document
from storage.copying.marks import MARK, check_target, refuse_to_run
from storage.copying.port import BATCH, BY_KEY, by_key
from storage.tinydb.disk import Disk
from storage.tinydb.files import Files
from storage.tinydb.ledger_sync import LedgerSync
from storage.tinydb.old_bodies import upgrade
from storage.tinydb.read_only import check_there, read_existing, read_tables
from storage.tinydb.storage import FOLD_BYTES, JournalStorage

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterator, Sequence
    from pathlib import Path

    from storage.copying.port import Item, Unreadable
    from storage.documents.kind import Fields
    from storage.tinydb.tables import Tables


def name_of(path: Path) -> str:
    """Return what a store is called as part of a copy."""
    return f"tinydb:///{path.resolve()}"


class TinySource:
    """The documents of a store, read once; nothing is changed."""

    def __init__(self, path: Path, tables: Tables, files: Files | None = None) -> None:
        self.name = name_of(path)
        self._files = files
        self._tables = tables
        try:
            upgrade(tables)
        except ValueError as error:
            raise StorageUnreadable(f"{self.name} cannot be read ({error}).") from error

    @classmethod
    async def locked(cls, path: Path) -> Self:
        """Open a store that nobody else may use until :meth:`close`.

        Raises ``StorageUnavailable`` when there is none, and the errors of :class:`Files`.
        """
        return await asyncio.to_thread(cls._locked, path)

    @classmethod
    def _locked(cls, path: Path) -> Self:
        check_there(path)
        files = Files(path, Disk())
        try:
            return cls(path, files.read(lambda _: None), files)
        except BaseException:
            files.close()
            raise

    @classmethod
    async def beside_a_bot(cls, path: Path) -> Self:
        """Open a store that a running bot may hold; raise ``StorageUnavailable`` when there is none."""
        return cls(path, await asyncio.to_thread(read_existing, path))

    @classmethod
    async def complete_beside_a_bot(cls, path: Path) -> Self:
        """Open a store that a running bot may hold.

        Raises ``StorageUnavailable`` when there is none, or when it is an unfinished copy.
        """
        tables = await asyncio.to_thread(read_existing, path)
        for mark in tables.get(MARK, {}).values():
            raise refuse_to_run(name_of(path), str(mark.get("source")))
        return cls(path, tables)

    def left_out(self) -> list[str]:
        """Return which tables and fields this version does not know."""
        unknown = [name for name, table in self._tables.items() if table and name not in DOCUMENTS]
        found = [f"the table {name}" for name in unknown if name != MARK]
        for name, kind in DOCUMENTS.items():
            fields = {each for doc in self._tables.get(name, {}).values() for each in doc} - kind.known
            found += [f"the field {each} of the table {name}" for each in sorted(fields)]
        return found

    async def count(self, table: str) -> int:
        """Return the number of documents in a table."""
        return len(self._tables.get(table, {}))

    async def read(self, table: str) -> AsyncGenerator[Sequence[Item | Unreadable], None]:
        """Yield the objects of a table by rising numbers, in batches."""
        items: Iterator[Item | Unreadable] = (
            read_document(table, *each) for each in _in_order(self._tables.get(table, {}))
        )
        if table in BY_KEY:
            items = iter(by_key(table, items))
        while batch := list(islice(items, BATCH)):
            yield batch
            await asyncio.sleep(0)

    async def contradictions(self) -> list[str]:
        """Return the first reason why a bot would not start on these documents, if there is one."""
        try:
            await asyncio.to_thread(LedgerSync().load, self._tables)
        except (StorageUnavailable, ValueError) as error:
            return [str(error)]
        return []

    async def close(self) -> None:
        """Release the lock."""
        if self._files is not None:
            self._files.close()


class TinyTarget:
    """A new store, or one that an interrupted copy has left; each batch is a line of its journal."""

    def __init__(self, path: Path, source: str) -> None:
        """Open the files, blocking.

        Raises ``TargetRefused`` when there is something else, with nothing changed, and the errors of
        :class:`JournalStorage`.
        """
        self.name = name_of(path)
        self._path = path
        self._source = source
        self._read_again: Tables | None = None
        self._storage = JournalStorage(
            path, load=self._check, on_change=lambda _: None, disk=None, fold_bytes=FOLD_BYTES
        )

    @classmethod
    async def open(cls, path: Path, source: str) -> Self:
        """Open or create the target of a copy of ``source``."""
        return await asyncio.to_thread(cls, path, source)

    def left_out(self) -> list[str]:
        """Return nothing: it holds what was loaded."""
        return []

    async def count(self, table: str) -> int:
        """Return the number of documents in a table."""
        return len(self._storage.read().get(table, {}))

    async def read(self, table: str) -> AsyncGenerator[Sequence[Item | Unreadable], None]:
        """Yield the objects of a table as they lie on the disk."""
        if self._read_again is None:
            self._read_again = await asyncio.to_thread(read_tables, self._path)
        async for items in TinySource(self._path, self._read_again).read(table):
            yield items

    async def contradictions(self) -> list[str]:
        """Return what is wrong between the documents on the disk."""
        return await (await TinySource.beside_a_bot(self._path)).contradictions()

    async def begin(self) -> None:
        """Set the mark."""
        await self._change(MARK, {"1": {"source": self._source}})

    async def load(self, table: str, items: Sequence[Item]) -> None:
        """Add objects as documents with the same numbers."""
        await self._change(table, {str(each.number): document_of(table, each) for each in items})

    async def finish(self) -> None:
        """Remove the mark."""
        await self._change(MARK, {"1": None})

    async def close(self) -> None:
        """Fold the journal and release the files."""
        await self._storage.aclose()

    async def _change(self, table: str, documents: dict[str, Fields | None]) -> None:
        self._read_again = None
        self._storage.change({table: documents})
        await self._storage.confirmed()

    def _check(self, tables: Tables) -> None:
        mark = tables.get(MARK, {}).get("1")
        is_empty = not any(tables.values())
        check_target(
            self.name, None if mark is None else str(mark.get("source")), self._source, is_empty=is_empty
        )


def _in_order(documents: dict[str, Fields]) -> list[tuple[int, Fields]]:
    """Return documents by rising numbers."""
    return sorted((int(key), fields) for key, fields in documents.items())
