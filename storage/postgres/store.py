"""The port ``Store`` of ``briefing`` on PostgreSQL."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from briefing.errors import StorageUnavailable
from storage.postgres.conninfo import Conninfo
from storage.postgres.database import Database
from storage.postgres.migrating import migrate
from storage.postgres.part import Part
from storage.postgres.processes import Process
from storage.postgres.replicas import shared

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from briefing.ports import Clock
    from briefing.ports_replicas import Pace, Replicas


class PostgresStore(Part):
    """All objects in the tables of one database, which any number of replicas share."""

    def __init__(self, database: Database, process: Process) -> None:
        super().__init__(database)
        self._process = process

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
            await process.begin()
        except BaseException:
            await database.close()
            raise
        return cls(database, process)

    def failure(self) -> str | None:
        """Return why the last change could not be stored, or None if it was."""
        return self._database.failure()

    async def is_writable(self) -> bool:
        """Tell whether changes can be stored; after a failure, try by writing."""
        if self.failure() is not None:
            with suppress(StorageUnavailable):
                await self._process.beat()
        return self.failure() is None

    def replicas(self, pace: Pace, clock: Clock, monotonic: Callable[[], float]) -> Replicas:  # noqa: ARG002 - moments are those of the database
        """Return what this process shares with the others of the same database."""
        return shared(self._database, self._process.id, pace, monotonic)

    async def close(self) -> None:
        """End the leases of this replica, and all connections."""
        await self._process.end()
        await self._database.close()
