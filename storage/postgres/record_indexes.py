"""Indexing the records of a database anew when this version of the program finds them by other values.

Programs of the version before, which may still run beside it, go on writing the values that they know; so a
name that a version adds is not relied on before the next start of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.kinds import KINDS
from storage.postgres.queries import statements
from storage.postgres.record_finder import Stored, read_record
from storage.postgres.record_queries import Wanted
from storage.postgres.record_tables import RecordTables

if TYPE_CHECKING:
    from briefing.records import Record
    from storage.postgres.database import Connection, Database

SQL = statements("record_indexes")
PAGE = 500
"""Records that are indexed in one transaction."""


async def index_records(database: Database) -> None:
    """Index the kinds that are indexed by other names, or about which nothing is known."""
    indexed = dict(await database.fetch(SQL["read"]))
    wanted = {each: ",".join(each.found_by) for each in KINDS}
    other = {kind: names for kind, names in wanted.items() if indexed.get(kind.table) != names}
    if not other:
        return

    async def begin(connection: Connection) -> set[str]:
        params = {"kinds": [each.table for each in other], "names": list(other.values())}
        found = await connection.execute(SQL["begin"], params)
        return {kind for (kind,) in await found.fetchall()}

    empty = await database.step(begin)
    for kind, names in other.items():
        if kind.table not in empty:
            await _index(database, kind, names)


async def _index(database: Database, kind: type[Record], names: str) -> None:
    after: int | None = 0

    async def index_page(connection: Connection) -> int | None:
        tables = RecordTables(connection)
        await tables.locks.lock_kinds([kind.table])
        rows = await tables.fetch(*Wanted(kind, {}).find(PAGE, after, newest_first=False))
        stored = [Stored(read_record(kind, number, fields), fields) for number, fields in rows]
        if not stored:
            await connection.execute(SQL["put"], {"kind": kind.table, "names": names})
            return None
        present = {each.record.key: each for each in stored}
        await tables.change(kind, {key: each.record for key, each in present.items()}, present)
        return int(rows[-1][0])

    while after is not None:
        after = await database.step(index_page)
