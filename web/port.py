"""The port: makes the application listen on an address that strangers can reach."""

from __future__ import annotations

import asyncio
import resource
from typing import TYPE_CHECKING

from aiohttp import web

from web.connections import Connections, connection_of
from web.refusals import RefusalLog

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Handle = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]

CONNECTIONS = 256
"""Most open connections; Telegram opens at most 100."""
SHARE = 4
"""Connections use at most one in this many of the file descriptors that the process may have."""


class Port:
    """An application that listens between :meth:`open` and :meth:`cleanup`."""

    def __init__(self, app: web.Application, shutdown_timeout: float) -> None:
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=shutdown_timeout)
        self._listening: asyncio.Server | None = None
        self._connections: Connections | None = None

    @property
    def address(self) -> tuple[str, int]:
        """The host and port on which the application listens; RuntimeError before :meth:`open`."""
        if self._listening is None:
            raise RuntimeError("the port is not open")
        host, port = self._listening.sockets[0].getsockname()[:2]
        return host, port

    async def open(self, host: str, port: int) -> None:
        """Start to listen; OSError if the address is not available."""
        await self._runner.setup()
        server = self._runner.server
        if server is None:
            raise RuntimeError("the runner has not been set up")
        server.request_handler = _closing_unread(server.request_handler)
        files, _most = resource.getrlimit(resource.RLIMIT_NOFILE)
        limit = CONNECTIONS if files == resource.RLIM_INFINITY else min(CONNECTIONS, files // SHARE)
        # This many connections are accepted before one of them can be closed for the limit.
        at_once = max(1, limit // 2)
        self._connections = Connections(server, RefusalLog(), limit)
        loop = asyncio.get_running_loop()
        self._listening = await loop.create_server(self._connections, host, port, backlog=at_once)

    async def cleanup(self) -> None:
        """Stop listening and close all connections."""
        if self._listening is not None:
            self._listening.close()
        if self._connections is not None:
            self._connections.are_ending.set()
        await self._runner.cleanup()
        if self._connections is not None:
            self._connections.end_all()
            await asyncio.sleep(0)  # aborted connections close their sockets in the next round of the loop


def _closing_unread(handle: Handle) -> Handle:
    """Return a handler that closes the connection after the answer if the body was not read to its end."""

    async def answer(request: web.BaseRequest) -> web.StreamResponse:
        connection = connection_of(request)
        connection.request_began()
        try:
            response = await _response(handle, request)
            if not request.content.is_eof():
                response.force_close()
                await response.prepare(request)
                await response.write_eof()
                await connection.linger()
            return response
        finally:
            connection.request_ended()

    return answer


async def _response(handle: Handle, request: web.BaseRequest) -> web.StreamResponse:
    try:
        return await handle(request)
    except web.HTTPException as refusal:
        return web.Response(status=refusal.status, headers=refusal.headers, text=refusal.text)
