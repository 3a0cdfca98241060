"""Reading and writing records on a connection, within a transaction that others have begun.

The functions below are for transactions that change more than records; they take the locks that they need.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from briefing.records import ALIASES, Record
from storage.documents.kinds import RECORDS
from storage.postgres.queries import statements
from storage.postgres.record_finder import RecordFinder
from storage.postgres.record_locks import RecordLocks
from storage.postgres.record_queries import terms_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from briefing.records import R
    from storage.postgres.database import Connection
    from storage.postgres.record_finder import Stored

SQL = statements("records")


class RecordTables:
    """The records of one transaction, with their locks."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.locks = RecordLocks(connection)
        self.finder = RecordFinder(self.fetch)

    async def lock_each(self, kind: type[R], keys: Collection[str]) -> dict[str, Stored]:
        """Return the records with these keys, which nobody else can change until the transaction ends."""
        await self.locks.lock_keys(kind.table, keys)
        return await self.finder.by_keys(kind, keys)

    async def fetch(self, statement: str, params: dict[str, Any]) -> list[tuple[Any, ...]]:
        """Return the rows of a statement."""
        return await (await self._connection.execute(statement, params)).fetchall()

    async def change(
        self, kind: type[Record], changed: Mapping[str, Record | None], present: Mapping[str, Stored]
    ) -> None:
        """Put the records of a kind, or remove those with None; ``present`` are those that there are now.

        Their keys are locked already. New ones get rising numbers, in their order.
        """
        before = [present[key].record for key in changed if key in present]
        after = [each for each in changed.values() if each is not None]
        terms = {term for each in (*before, *after) for term in terms_of(each)}
        await self.locks.lock_changes(kind.table, changed.keys(), terms)
        if after:
            await self._put(kind, after, present)
        gone = [key for key, each in changed.items() if each is None and key in present]
        if gone:
            await self._connection.execute(SQL["remove_records"], {"kind": kind.table, "keys": gone})

    async def _put(
        self, kind: type[Record], records: Sequence[Record], present: Mapping[str, Stored]
    ) -> None:
        dump = RECORDS[kind.table].text
        before = (present.get(each.key) for each in records)
        data = [
            dump(each, None if old is None else old.fields) for each, old in zip(records, before, strict=True)
        ]
        names = [(each.key, name, value) for each in records for name, value in terms_of(each)]
        await self._connection.execute(
            SQL["put_records"],
            {
                "kind": kind.table,
                "keys": [each.key for each in records],
                "data": data,
                "term_keys": [key for key, _, _ in names],
                "terms": [name for _, name, _ in names],
                "values": [value for _, _, value in names],
            },
        )
        alias = min((person for each in records for person in each.people), default=ALIASES)
        if alias < ALIASES:
            await self._connection.execute(SQL["lower_alias"], {"alias": alias})


def _by_kind(records: Iterable[Record]) -> Iterable[tuple[type[Record], list[Record]]]:
    def table(each: Record) -> str:
        return each.table

    for _, several in groupby(sorted(records, key=table), table):
        found = list(several)
        yield type(found[0]), found


async def lock_each(connection: Connection, kind: type[R], keys: Collection[str]) -> dict[str, R]:
    """Return the records with these keys, which nobody else can change until the transaction ends."""
    found = await RecordTables(connection).lock_each(kind, keys)
    return {key: each.record for key, each in found.items() if isinstance(each.record, kind)}


async def put_each(connection: Connection, records: Iterable[Record]) -> None:
    """Add or replace records."""
    tables = RecordTables(connection)
    for kind, several in _by_kind(records):
        changed = {each.key: each for each in several}
        await tables.change(kind, changed, await tables.lock_each(kind, changed.keys()))


async def remove_each(connection: Connection, kind: type[Record], keys: Collection[str]) -> None:
    """Remove the records with these keys."""
    tables = RecordTables(connection)
    await tables.change(kind, dict.fromkeys(keys), await tables.lock_each(kind, keys))
