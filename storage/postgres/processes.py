"""The running replica in the database: its leases last as long as it says every two seconds that it runs."""

from __future__ import annotations

import asyncio
import uuid
from contextlib import suppress
from typing import TYPE_CHECKING

from briefing.errors import StorageUnavailable
from storage.postgres.ending_leases import end_all_leases
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
        await self._say()
        await self.take_over()
        self._beating = asyncio.create_task(self._beat())

    async def end(self) -> None:
        """Leave, with all leases, so that others take over at once."""
        if self._beating is None:
            return
        self._beating.cancel()
        await asyncio.wait([self._beating])

        async def leave(connection: Connection) -> None:
            await end_all_leases(connection, self.id)
            await connection.execute(SQL["leave"], {"id": self.id})

        with suppress(StorageUnavailable):
            await self._database.step(leave)

    async def can_write(self) -> bool:
        """Tell whether changes can be stored, by saying that it runs."""
        try:
            await self._say()
        except StorageUnavailable:
            return False
        return True

    async def take_over(self) -> None:
        """End the leases of processes that count as dead."""

        async def one(connection: Connection) -> bool:
            dead = await (await connection.execute(SQL["dead"])).fetchone()
            if dead is None:
                return False
            await end_all_leases(connection, dead[0])
            await connection.execute(SQL["leave"], {"id": dead[0]})
            return True

        while await self._database.step(one):
            pass

    async def _say(self) -> None:
        async def act(connection: Connection) -> None:
            await connection.execute(SQL["beat"], {"id": self.id, "version": self._version})

        await self._database.step(act)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            # The failure is kept by the database, and told by whoever asks for it.
            with suppress(StorageUnavailable):
                await self._say()
                await self.take_over()
