"""The records within one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.records import PERSON
from storage.postgres.record_finder import Stored
from storage.postgres.record_queries import Wanted
from storage.postgres.record_tables import RecordTables

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing.records import Between, Page, R, Record, Term
    from storage.postgres.database import Connection


class RecordsStep:
    """A step on a connection; what is put waits until records are looked for by their values, or the end."""

    def __init__(self, connection: Connection) -> None:
        self._tables = RecordTables(connection)
        self._present: dict[type[Record], dict[str, Stored | None]] = {}
        """The records that were read by their keys, as they are in the database."""
        self._changed: dict[type[Record], dict[str, Record | None]] = {}

    @property
    def kinds(self) -> set[str]:
        """The kinds that were read or changed."""
        return {each.table for each in (*self._present, *self._changed)}

    async def get(self, kind: type[R], key: str) -> R | None:
        """Return a record, or None."""
        return (await self.get_each(kind, [key])).get(key)

    async def get_each(self, kind: type[R], keys: Collection[str]) -> dict[str, R]:
        """Return the records with these keys."""
        changed = self._changed.get(kind, {})
        present = await self._read(kind, [key for key in keys if key not in changed])
        found: dict[str, R] = {}
        for key in keys:
            stored = present.get(key)
            record = changed.get(key, stored and stored.record)
            if isinstance(record, kind):
                found[key] = record
        return found

    async def find(
        self, kind: type[R], *, limit: int | None = None, newest_first: bool = False, **wanted: Term | Between
    ) -> list[R]:
        """Return the records that match."""
        sought = await self._sought(kind, wanted)
        return await self._tables.finder.find(kind, sought, limit, newest_first=newest_first)

    async def page(
        self,
        kind: type[R],
        *,
        limit: int,
        after: int | None = None,
        newest_first: bool = False,
        **wanted: Term | Between,
    ) -> Page[R]:
        """Return as many of the records that match from the cursor on."""
        sought = await self._sought(kind, wanted)
        return await self._tables.finder.page(kind, sought, limit, after, newest_first=newest_first)

    async def of_people(self, kind: type[R], people: Collection[int]) -> list[R]:
        """Return the records that name any of these people or chats."""
        await self._flush(kind)
        self._present.setdefault(kind, {})
        await self._tables.locks.lock_terms(kind.table, [(PERSON, str(each)) for each in people])
        return await self._tables.finder.of_people(kind, people)

    async def count(self, kind: type[Record], **wanted: Term | Between) -> int:
        """Return how many records match."""
        return await self._tables.finder.count(await self._sought(kind, wanted))

    def put(self, record: Record) -> None:
        """Add a record, or replace the one with its key."""
        self._changed.setdefault(type(record), {})[record.key] = record

    def remove(self, record: Record) -> None:
        """Remove the record with this one's key."""
        self._changed.setdefault(type(record), {})[record.key] = None

    async def flush(self) -> None:
        """Write what has changed."""
        for kind in list(self._changed):
            await self._flush(kind)

    async def lock_kinds(self, kinds: Collection[str]) -> None:
        """Lock whole kinds, so that no other step on them comes in between."""
        await self._tables.locks.lock_kinds(kinds)

    async def _sought(self, kind: type[Record], wanted: dict[str, Term | Between]) -> Wanted:
        """Return what is looked for, when no other step can change the answer any more."""
        sought = Wanted(kind, wanted)
        self._present.setdefault(kind, {})
        # Any of the values is enough: whoever changes a record that matches locks each of them.
        await self._tables.locks.lock_terms(kind.table, sought.terms[:1])
        await self._flush(kind)
        return sought

    async def _read(self, kind: type[Record], keys: Collection[str]) -> dict[str, Stored | None]:
        present = self._present.setdefault(kind, {})
        unread = [key for key in dict.fromkeys(keys) if key not in present]
        if unread:
            found = await self._tables.lock_each(kind, unread)
            present.update({key: found.get(key) for key in unread})
        return present

    async def _flush(self, kind: type[Record]) -> None:
        changed = self._changed.pop(kind, {})
        if not changed:
            return
        read = await self._read(kind, changed.keys())
        present = {key: each for key, each in read.items() if each is not None}
        different = {key: each for key, each in changed.items() if not _is_same(each, present.get(key))}
        if different:
            await self._tables.change(kind, different, present)
        for key, record in different.items():
            fields = present[key].fields if key in present else {}
            read[key] = None if record is None else Stored(record, fields)


def _is_same(record: Record | None, present: Stored | None) -> bool:
    return record == (None if present is None else present.record)
