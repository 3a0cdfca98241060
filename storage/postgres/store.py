"""The port ``Store`` of ``briefing`` on PostgreSQL."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from storage.postgres.chats import PostgresChats
from storage.postgres.conninfo import Conninfo
from storage.postgres.copy_marks import refuse_unfinished
from storage.postgres.database import Database
from storage.postgres.migrating import migrate
from storage.postgres.outbox import PostgresOutbox
from storage.postgres.processes import Process
from storage.postgres.record_indexes import index_records
from storage.postgres.records import PostgresRecords
from storage.postgres.replicas import shared
from storage.postgres.sightings import PostgresSightings
from storage.postgres.stats import PostgresStats
from storage.postgres.subscriptions import PostgresSubscriptions

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from briefing.ports import Clock
    from briefing.ports_replicas import Pace, Replicas


class PostgresStore(
    PostgresOutbox, PostgresChats, PostgresSubscriptions, PostgresSightings, PostgresRecords, PostgresStats
):
    """All objects in the tables of one database, which any number of replicas share."""

    @classmethod
    async def open(cls, url: str) -> Self:
        """Open the store in the database that a libpq URI names, and create or update its tables.

        Raises ``StorageOfOtherVersion`` if this program cannot use the database, and ``StorageUnavailable``
        if it does not answer.
        """
        conninfo = Conninfo(url)
        await asyncio.to_thread(migrate, conninfo)
        database = Database(conninfo)
        await database.open()
        process = Process(database)
        try:
            await refuse_unfinished(database, conninfo)
            await index_records(database)
            await process.begin()
        except BaseException:
            await database.close()
            raise
        return cls(database, process)

    def replicas(self, pace: Pace, clock: Clock, monotonic: Callable[[], float]) -> Replicas:  # noqa: ARG002 - moments are those of the database
        """Return what this process shares with the others of the same database."""
        return shared(self._database, self._process.id, pace, monotonic)

    async def close(self) -> None:
        """End the leases of this replica, and all connections."""
        await self._process.end()
        await self._database.close()
