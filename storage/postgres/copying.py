"""A database as the source of a copy, and reading all of it once."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Self

from briefing.errors import StorageUnavailable
from briefing.handled_updates import BLOCK
from briefing.pages import slices_of
from briefing.records import Record
from storage.copying.port import BATCH, BY_KEY, Item, Unreadable, by_key
from storage.postgres.conninfo import Conninfo
from storage.postgres.copy_columns import IN_RECORDS, READ_BY_KEY, read_item
from storage.postgres.copy_marks import refuse_unfinished
from storage.postgres.database import Database
from storage.postgres.migrating import migrate
from storage.postgres.queries import statements
from storage.postgres.record_queries import terms_of

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence

    from storage.postgres.database import Connection

SQL = statements("copying")


class PostgresSource:
    """The tables of a database."""

    def __init__(self, name: str, database: Database) -> None:
        self.name = name
        self._database = database

    @classmethod
    async def open(cls, url: str, *, alone: bool) -> Self:
        """Open a store; with ``alone``, no bot may run on it.

        Raises ``StorageUnavailable`` when there is none, when it does not answer, or when a bot runs on it.
        """
        conninfo = Conninfo(url)
        database = Database(conninfo)
        await database.open()
        source = cls(conninfo.address, database)
        try:
            await source._check(conninfo)
            if alone:
                await refuse_running(database, source.name)
        except BaseException:
            await database.close()
            raise
        return source

    async def _check(self, conninfo: Conninfo) -> None:
        ((is_ours, _),) = await self._database.fetch(SQL["is_ours"])
        if not is_ours:
            raise StorageUnavailable(f"There is no store in {self.name}.")
        await asyncio.to_thread(migrate, conninfo)

    def left_out(self) -> list[str]:
        """Return nothing: the schema is that of this version."""
        return []

    async def count(self, table: str) -> int:
        """Return the number of objects in a table."""
        ((count,),) = await self._fetch(*_statement("count", table))
        return int(count)

    async def read(self, table: str) -> AsyncGenerator[Sequence[Item | Unreadable], None]:
        """Yield the objects of a table by rising numbers, in batches."""
        if table in BY_KEY:
            for part in await self._small(table):
                yield part
            return
        async with (
            self._reading() as connection,
            connection.cursor(name="reading") as cursor,
        ):
            await cursor.execute(*_statement("read", table))
            while lines := await cursor.fetchmany(BATCH):
                yield [read_item(table, each) for each in lines]

    async def contradictions(self) -> list[str]:
        """Return what is wrong between rows and bodies, rows and targets, records and what finds them."""
        bodies = await self._database.fetch(SQL["rows_without_body"])
        targets = await self._database.fetch(SQL["wrong_targets"])
        found = [f"outbox {number}: its body {body} is missing" for number, body in bodies]
        found += [f"target {chat}, {thread}: the wrong message is next" for chat, thread in targets]
        for table in sorted(IN_RECORDS):
            found += await self._wrong_terms(table)
        return found

    async def close(self) -> None:
        """Close all connections."""
        await self._database.close()

    async def _small(self, table: str) -> list[Sequence[Item | Unreadable]]:
        """Return the objects of a small table; databases sort texts in many ways, so they are sorted here."""
        read = READ_BY_KEY[table]
        found = await self._fetch(*_statement("read", table))
        items = by_key(table, (Item(0, read(each)) for each in found))
        return list(slices_of(items, BATCH))

    async def _wrong_terms(self, table: str) -> list[str]:
        found = []
        async with (
            self._reading() as connection,
            connection.cursor(name="reading") as cursor,
        ):
            await cursor.execute(*_statement("read", table))
            while lines := await cursor.fetchmany(BATCH):
                items = [read_item(table, each) for each in lines]
                found += await _differing_terms(connection, table, items)
        return found

    async def _fetch(self, query: str, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
        return await self._database.fetch(query, values)

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[Connection]:
        """Yield a connection that sees the database as it is now, whatever is changed meanwhile."""
        async with self._database.transaction() as connection:
            await connection.execute(SQL["snapshot"])
            yield connection


class PostgresSnapshot(PostgresSource):
    """All tables of a database as they were at one moment, whatever a running bot changes meanwhile."""

    def __init__(self, name: str, database: Database, connection: Connection) -> None:
        super().__init__(name, database)
        self._connection = connection

    @classmethod
    @asynccontextmanager
    async def taken(cls, url: str) -> AsyncIterator[Self]:
        """Yield the store as it is now; raise as :meth:`open` does, and if it is an unfinished copy."""
        source = await PostgresSource.open(url, alone=False)
        try:
            await refuse_unfinished(source._database, Conninfo(url))  # noqa: SLF001 - of the same class
            async with source._reading() as connection:  # noqa: SLF001 - as above
                yield cls(source.name, source._database, connection)  # noqa: SLF001 - as above
        finally:
            await source.close()

    async def _fetch(self, query: str, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
        return await (await self._connection.execute(query, values)).fetchall()

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[Connection]:
        yield self._connection


async def refuse_running(database: Database, name: str) -> None:
    """Raise ``StorageUnavailable`` if a bot runs on a database."""
    ((running,),) = await database.fetch(SQL["running"])
    if running:
        raise StorageUnavailable(
            f"Bots run on {name}: {running}. Stop them, and try again when ten seconds have passed."
        )


def _statement(act: str, table: str) -> tuple[str, dict[str, object]]:
    """Return the statement that reads or counts a table, with its parameters."""
    if table in IN_RECORDS:
        return SQL[f"{act}_records"], {"kind": table}
    return SQL[f"{act}_{table}"], {"block": BLOCK}


async def _differing_terms(
    connection: Connection, table: str, items: Sequence[Item | Unreadable]
) -> list[str]:
    """Return which records have other values in the index than they should."""
    readable = [each for each in items if isinstance(each, Item)]
    records = {each.number: each.thing for each in readable if isinstance(each.thing, Record)}
    lines = await connection.execute(SQL["terms_of"], {"numbers": list(records)})
    kept: dict[int, set[tuple[str, str]]] = {number: set() for number in records}
    async for number, term, value in lines:
        kept[number].add((term, value))
    wrong = (number for number, each in records.items() if kept[number] != set(terms_of(each)))
    return [f"{table} {number}: it is found by other values than it has" for number in wrong]
