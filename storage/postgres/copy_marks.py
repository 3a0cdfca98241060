"""The mark of a database that is an unfinished copy of another store: a table of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.copying.marks import refuse_to_run
from storage.postgres.queries import statements

if TYPE_CHECKING:
    from storage.postgres.conninfo import Conninfo
    from storage.postgres.database import Connection, Database

SQL = statements("copying")


async def mark_of(database: Database) -> str | None:
    """Return which store a database is an unfinished copy of, or None."""
    ((is_marked,),) = await database.fetch(SQL["is_marked"])
    return str((await database.fetch(SQL["mark"]))[0][0]) if is_marked else None


async def refuse_unfinished(database: Database, conninfo: Conninfo) -> None:
    """Raise ``StorageUnavailable`` if a database is an unfinished copy."""
    source = await mark_of(database)
    if source is not None:
        raise refuse_to_run(conninfo.address, source)


async def set_mark(connection: Connection, source: str) -> None:
    """Mark a database as an unfinished copy."""
    await connection.execute(SQL["make_mark"])
    await connection.execute(SQL["set_mark"], {"source": source})
