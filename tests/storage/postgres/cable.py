"""A cable between a store and its server, which can be pulled out and put back."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from psycopg.conninfo import conninfo_to_dict

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any


class Cable:
    """A port of this machine that leads to the database of a URI."""

    def __init__(self, uri: str) -> None:
        self._settings = conninfo_to_dict(uri)
        self._port = 0
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def uri(self) -> str:
        """The URI of the database at this end."""
        others = {"host": "127.0.0.1", "port": str(self._port), "gssencmode": "disable", "sslmode": "disable"}
        query = "&".join(f"{key}={value}" for key, value in (self._settings | others).items() if value)
        return f"postgresql:///?{query}"

    async def put_in(self) -> None:
        """Let connections through."""
        self._server = await asyncio.start_server(self._connect, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]

    async def pull_out(self) -> None:
        """End all connections and refuse new ones."""
        assert self._server is not None
        self._server.close()
        for each in self._writers:
            each.transport.abort()
        if self._tasks:
            await asyncio.wait(self._tasks)
        self._writers.clear()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host, port = str(self._settings.get("host") or "127.0.0.1"), self._settings.get("port") or 5432
        if host.startswith("/"):
            there, back = await asyncio.open_unix_connection(f"{host}/.s.PGSQL.{port}")
        else:
            there, back = await asyncio.open_connection(host, int(port))
        self._writers |= {writer, back}
        self._begin(_pass_on(reader, back))
        self._begin(_pass_on(there, writer))

    def _begin(self, coroutine: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while data := await reader.read(2**16):
            writer.write(data)
            await writer.drain()
    writer.transport.abort()
