"""A database that goes away and comes back: what a program reaches it through is closed meanwhile."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from psycopg.conninfo import conninfo_to_dict

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter


class Passage:
    """A socket that leads to the server of a database, as long as it is open."""

    def __init__(self, uri: str, folder: Path) -> None:
        known = conninfo_to_dict(uri)
        self._behind = Path(str(known["host"])) / ".s.PGSQL.5432"
        self._socket = folder / ".s.PGSQL.5432"
        self.uri = f"postgresql:///{known['dbname']}?host={folder}&user={known['user']}"
        self._passing: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def open(self) -> None:
        """Let the database be reached."""
        self._server = await asyncio.start_unix_server(self._pass, self._socket)

    async def close(self) -> None:
        """End all connections, and let nobody connect."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._socket.unlink(missing_ok=True)
        for each in self._passing:
            each.cancel()
        await asyncio.gather(*self._passing, return_exceptions=True)

    async def _pass(self, reader: StreamReader, writer: StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._passing.add(task)
        task.add_done_callback(self._passing.discard)
        try:
            if self._server is not None:
                with suppress(asyncio.CancelledError):  # asyncio's server would log it
                    await self._pass_on(reader, writer)
        finally:
            writer.close()

    async def _pass_on(self, reader: StreamReader, writer: StreamWriter) -> None:
        behind, to_behind = await asyncio.open_unix_connection(self._behind)
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(_copy(reader, to_behind))
                both.create_task(_copy(behind, writer))
        finally:
            to_behind.close()


async def _copy(reader: StreamReader, writer: StreamWriter) -> None:
    with suppress(ConnectionError):
        while data := await reader.read(2**16):
            writer.write(data)
            await writer.drain()
        writer.close()
