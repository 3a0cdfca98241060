"""The running replica in the database: its leases last as long as it says every two seconds that it runs."""

from __future__ import annotations

import asyncio
import uuid
from contextlib import suppress
from typing import TYPE_CHECKING

from briefing.errors import StorageUnavailable
from storage.postgres.migrating import schema_number
from storage.postgres.queries import statements

if TYPE_CHECKING:
    from storage.postgres.database import Connection, Database

BEAT_SECONDS = 2.0
SQL = statements("processes")


class Process:
    """A replica in the database, from :meth:`begin` to :meth:`end`."""

    def __init__(self, database: Database) -> None:
        self.id = uuid.uuid4().hex
        self._database = database
        self._version = schema_number()
        self._beating: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        """Take part; raise ``StorageUnavailable`` if the database does not answer."""
        await self.beat()
        self._beating = asyncio.create_task(self._beat())

    async def end(self) -> None:
        """Leave, so that others take over at once."""
        if self._beating is not None:
            self._beating.cancel()

    async def beat(self) -> None:
        """Say that it runs. Costs one statement that writes, so it also tells whether changes are stored."""

        async def act(connection: Connection) -> None:
            await connection.execute(SQL["beat"], {"id": self.id, "version": self._version})

        await self._database.step(act)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            # The failure is kept by the database, and told by whoever asks for it.
            with suppress(StorageUnavailable):
                await self.beat()
