"""Checksums of tables that are the same in every backend."""

from __future__ import annotations

import hashlib
import json
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from briefing.outbox import Body
from storage.copying.port import TABLES, Item

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.copying.port import CopySource


@dataclass(frozen=True, slots=True)
class Digest:
    """The number of objects of a table, and a checksum of them in their order."""

    count: int
    checksum: str


class Digesting:
    """Computes the digest of a table, object by object.

    Numbers do not count, except those of bodies: they are names by which rows refer to them.
    """

    def __init__(self, table: str) -> None:
        self._dump = TypeAdapter[Any](TABLES[table]).dump_python
        self._is_named = TABLES[table] is Body
        self._hash = hashlib.sha256()
        self.count = 0

    def add(self, items: Iterable[Item]) -> None:
        """Add the next objects."""
        for each in items:
            thing = self._dump(each.thing, mode="json")
            # Mappings and half surrogate pairs have one form only in such JSON.
            line = json.dumps([each.number, thing] if self._is_named else thing, sort_keys=True)
            self._hash.update(line.encode() + b"\n")
            self.count += 1

    @property
    def digest(self) -> Digest:
        """The digest of the objects so far."""
        return Digest(self.count, self._hash.hexdigest())


async def digest_of(store: CopySource, table: str) -> Digest:
    """Return the digest of the readable objects of a table."""
    digesting = Digesting(table)
    async with aclosing(store.read(table)) as batches:
        async for items in batches:
            digesting.add(each for each in items if isinstance(each, Item))
    return digesting.digest
