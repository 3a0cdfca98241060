"""Reading the records of a database that other processes use; nothing is created or changed."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from storage.ledger.records import AllRecords, RecordsStep
from storage.postgres.conninfo import Conninfo
from storage.postgres.database import Database
from storage.postgres.queries import statements
from storage.postgres.records import PostgresReader

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from briefing.records import RecordReader

SQL = statements("records")


@asynccontextmanager
async def reading(url: str) -> AsyncIterator[RecordReader]:
    """Yield the records of the database that a URL names; none if no store was ever opened in it.

    Raises ``StorageUnavailable`` if the database does not answer.
    """
    database = Database(Conninfo(url))
    await database.open()
    try:
        ((is_there,),) = await database.fetch(SQL["is_there"])
        yield PostgresReader(database) if is_there else RecordsStep(AllRecords())
    finally:
        await database.close()
