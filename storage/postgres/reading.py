"""Reading the records of a database beside the bot that uses it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from storage.ledger.records import AllRecords, RecordsStep
from storage.postgres.conninfo import Conninfo
from storage.postgres.database import Database
from storage.postgres.migrating import SQL
from storage.postgres.records import PostgresReader

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from briefing.records import RecordReader


@asynccontextmanager
async def reading(url: str) -> AsyncIterator[RecordReader]:
    """Yield the records in a database, none if it is empty; raise ``StorageUnavailable`` if it is away."""
    database = Database(Conninfo(url))
    await database.open()
    try:
        ((is_there,),) = await database.fetch(SQL["is_there"])
        yield PostgresReader(database) if is_there else RecordsStep(AllRecords())
    finally:
        await database.close()
