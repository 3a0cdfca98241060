"""A backup as the source of a copy."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from storage.backup.encryption import MARK, decrypted, identities_of
from storage.backup.sealing import BackupFaulty, checked, lines_of
from storage.copying.documents import DOCUMENTS, read_document
from storage.copying.port import BATCH, TABLES, Unreadable

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator, Iterator, Sequence
    from pathlib import Path

    from storage.copying.port import Item
    from storage.documents.kind import Fields

    Document = tuple[str, int, Fields]


class BackupSource:
    """The objects of a backup; its tables are read in their order, each once."""

    def __init__(self, file: BinaryIO, identity: Path | None) -> None:
        """Read the whole backup once, to be sure of it.

        ``file`` can be read from its start again; ``identity`` has the private key of an encrypted one.

        Raises:
            BackupFaulty: it cannot be used, as a whole or for one of its objects.

        """
        self._file = file
        self._identity = identity
        self._unknown: dict[str, None] = {}
        with self._stream() as stream:
            self.header, checksum = checked(stream)
        self.name = f"the backup {checksum[:12]}"
        """The same for each copy of the file."""
        self.counts = self._counted()
        """The number of objects by table."""
        self._rest = self._documents()
        self._ahead: Document | None = None
        self._is_begun = False

    def left_out(self) -> list[str]:
        """Return which tables and fields this version does not know."""
        return list(self._unknown)

    async def count(self, table: str) -> int:
        """Return the number of objects in a table."""
        return self.counts[table]

    async def read(self, table: str) -> AsyncGenerator[Sequence[Item | Unreadable], None]:
        """Yield the objects of a table by rising numbers, in batches."""
        if not self._is_begun:
            self._is_begun = True
            self._ahead = next(self._rest, None)
        batch: list[Item | Unreadable] = []
        while self._ahead is not None and self._ahead[0] == table:
            batch.append(read_document(*self._ahead))
            self._ahead = next(self._rest, None)
            if len(batch) == BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    async def contradictions(self) -> list[str]:
        """Return nothing: what lies between objects is looked at in the store that was restored."""
        return []

    async def close(self) -> None:
        """Close the file."""
        self._rest.close()
        self._file.close()

    def _counted(self) -> dict[str, int]:
        """Read all objects, and return how many each table has."""
        counts, order = dict.fromkeys(TABLES, 0), list(TABLES)
        for table, number, fields in self._documents():
            read = read_document(table, number, fields)
            if isinstance(read, Unreadable):
                raise BackupFaulty(f"has an object that this version cannot read ({read.fault}).")
            if table not in order:
                raise BackupFaulty("has its tables in another order than this version.")
            del order[: order.index(table)]
            counts[table] += 1
            names = sorted(fields.keys() - DOCUMENTS[table].known)
            self._unknown |= dict.fromkeys(f"the field {name} of the table {table}" for name in names)
        return counts

    def _documents(self) -> Generator[Document, None, None]:
        """Yield the documents of the tables that this version knows."""
        with self._stream() as stream:
            for line in lines_of(stream):
                table, number, fields = json.loads(line)
                if table in TABLES:
                    yield table, number, fields
                else:
                    self._unknown[f"the table {table}"] = None

    @contextmanager
    def _stream(self) -> Iterator[BinaryIO]:
        """Yield the file from its start, decrypted if need be."""
        self._file.seek(0)
        is_encrypted = self._file.read(len(MARK)) == MARK
        self._file.seek(0)
        if not is_encrypted:
            yield self._file
        elif self._identity is None:
            raise BackupFaulty("is encrypted: name the file with its private key, --identity FILE.")
        else:
            with decrypted(self._file, identities_of(self._identity)) as stream:
                yield stream
