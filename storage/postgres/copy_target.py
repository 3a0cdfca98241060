"""A database as the target of a copy."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from briefing.records import ALIASES
from storage.copying.marks import check_target
from storage.documents.kinds import RECORDS
from storage.postgres.conninfo import Conninfo
from storage.postgres.copy_columns import IN_RECORDS, lines_of
from storage.postgres.copy_marks import mark_of, set_mark
from storage.postgres.copying import PostgresSource, refuse_running
from storage.postgres.database import Database
from storage.postgres.migrating import migrate
from storage.postgres.queries import statements
from storage.postgres.record_queries import terms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Self

    from storage.copying.port import Item
    from storage.postgres.database import Connection

SQL = statements("copying")


class PostgresTarget(PostgresSource):
    """An empty database, or one that an interrupted copy has left."""

    def __init__(self, name: str, database: Database, source: str) -> None:
        super().__init__(name, database)
        self._source = source

    @classmethod
    async def open_for(cls, url: str, source: str) -> Self:
        """Open the target of a copy of ``source``, and make its tables.

        Raises ``TargetRefused`` when there is something else, with nothing changed.
        """
        conninfo = Conninfo(url)
        database = Database(conninfo)
        await database.open()
        target = cls(conninfo.address, database, source)
        try:
            await target._refuse_other()
            await asyncio.to_thread(migrate, conninfo)
            await refuse_running(database, target.name)
        except BaseException:
            await database.close()
            raise
        return target

    async def begin(self) -> None:
        """Set the mark."""
        async with self._database.transaction() as connection:
            await set_mark(connection, self._source)

    async def load(self, table: str, items: Sequence[Item]) -> None:
        """Add objects in one transaction."""
        async with self._database.transaction() as connection:
            if table in IN_RECORDS:
                await _load_records(connection, table, items)
            else:
                await _load(connection, table, lines_of(table, items))

    async def finish(self) -> None:
        """Complete what follows from the objects, and remove the mark."""
        async with self._database.transaction() as connection:
            for name in ("pause_loaded", "make_targets", "go_on_counting"):
                await connection.execute(SQL[name])
            await _lower_aliases(connection)
            await connection.execute(SQL["remove_mark"])
            await connection.execute(SQL["analyze"])

    async def _refuse_other(self) -> None:
        ((is_ours, has_tables),) = await self._database.fetch(SQL["is_ours"])
        mark = await mark_of(self._database)
        is_empty = (await self._database.fetch(SQL["is_empty"]))[0][0] if is_ours else not has_tables
        check_target(self.name, mark, self._source, is_empty=is_empty)


async def _load(connection: Connection, table: str, lines: Iterable[tuple[Any, ...]]) -> None:
    async with connection.cursor() as cursor, cursor.copy(SQL[f"load_{table}"]) as copy:
        for each in lines:
            await copy.write_row(each)


async def _load_records(connection: Connection, table: str, items: Sequence[Item]) -> None:
    """Add records under new numbers, with the values by which they are found."""
    found = await connection.execute(SQL["new_numbers"], {"count": len(items)})
    numbers = [number for (number,) in await found.fetchall()]
    things: list[Any] = [each.thing for each in items]
    kind, records = RECORDS[table], list(zip(numbers, things, strict=True))
    await _load(
        connection, "records", ((table, each.key, number, kind.text(each)) for number, each in records)
    )
    terms = ((number, term) for number, each in records for term in dict.fromkeys(terms_of(each)))
    await _load(connection, "terms", ((table, *term, number) for number, term in terms))


async def _lower_aliases(connection: Connection) -> None:
    """Let new aliases be lower than those that records name."""
    found = await (await connection.execute(SQL["lowest_person"])).fetchone()
    lowest = ALIASES if found is None or found[0] is None else found[0]
    if lowest < ALIASES:
        await connection.execute(SQL["lower_alias"], {"alias": lowest})
