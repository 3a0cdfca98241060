"""Connections: how long each may stay open, and which is closed when there are too many.

A stranger is a client that has not sent the secret of the webhook; strangers get short answers only.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from aiohttp import web
from aiohttp.http import HttpProcessingError

if TYPE_CHECKING:
    from web.refusals import RefusalLog

STRANGER_SECONDS = 5.0
"""How long a stranger may take to send the headers of a request, and to receive the answer."""
LINGER_SECONDS = 1.0
"""How long a refused connection stays open, without reading, so that its answer arrives."""
LARGEST_HEADER = 4096
"""Most bytes of a line in the headers of a request."""
HEADERS = 64
"""Most headers of a request."""


class Connection(web.RequestHandler):
    """One connection; it decompresses no bodies and does not read the rest of a refused request."""

    __slots__ = ("_connections", "_raw_transport", "_timer", "_was_answered", "is_busy", "is_known")

    def __init__(self, connections: Connections, server: web.Server) -> None:
        super().__init__(
            server,
            loop=asyncio.get_running_loop(),
            access_log=None,  # type: ignore[arg-type] # None is documented for "no access log"
            auto_decompress=False,
            lingering_time=0,
            max_line_size=LARGEST_HEADER,
            max_field_size=LARGEST_HEADER,
            max_headers=HEADERS,
        )
        self._connections = connections
        self._raw_transport: asyncio.WriteTransport | None = None
        """The transport; unlike aiohttp's attribute it stays set while the last answer is being sent."""
        self._timer: asyncio.TimerHandle | None = None
        self._was_answered = False
        self.is_known = False
        """Whether the secret was sent on this connection."""
        self.is_busy = False
        """Whether a request is being answered."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Start the time limit; another connection may be closed to make room."""
        # Not asked for its class: uvloop's transports are none of asyncio's.
        self._raw_transport = cast("asyncio.WriteTransport", transport)
        super().connection_made(transport)
        self._restart_timer()
        self._connections.opened(self)

    def connection_lost(self, exc: BaseException | None) -> None:
        """Stop the time limit and forget the connection."""
        self._stop_timer()
        self._connections.closed(self)
        super().connection_lost(exc)

    def request_began(self) -> None:
        """Record that a request has arrived."""
        self.is_busy = True
        self._restart_timer()

    def request_ended(self) -> None:
        """Record that a request has been answered."""
        self.is_busy, self._was_answered = False, True
        self._restart_timer()

    def refuse(self, reason: str) -> None:
        """Count a refused request, by its reason."""
        self._connections.refusals.note(reason)

    def mark_known(self) -> None:
        """Mark the client as known, because it sent the secret: the connection may stay open."""
        self.is_known = True
        self._stop_timer()

    def refuse_and_abort(self, reason: str) -> None:
        """Close the connection at once and count the reason."""
        self.refuse(reason)
        self.abort()

    async def linger(self) -> None:
        """Stop reading, and wait a moment for the client to receive the answer."""
        if self.transport is not None:
            self.transport.pause_reading()
            self.transport.write_eof()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._connections.are_ending.wait(), LINGER_SECONDS)

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """Count requests that are not HTTP; other errors are logged with their tracebacks."""
        if not isinstance(exc, HttpProcessingError):
            return super().handle_error(request, status, exc, message)
        self.refuse("no_http")
        response = web.Response(status=status)
        response.force_close()
        return response

    def _restart_timer(self) -> None:
        self._stop_timer()
        if not self.is_known:
            self._timer = asyncio.get_running_loop().call_later(STRANGER_SECONDS, self._on_timeout)

    def _on_timeout(self) -> None:
        if self._was_answered and not self.is_busy:
            self.abort()  # An idle connection was kept open for another request: that is no refusal.
        else:
            self.refuse_and_abort("too_slow")

    def abort(self) -> None:
        """Close the connection at once; data that is not sent yet is lost."""
        if self._raw_transport is not None:
            self._raw_transport.abort()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def connection_of(request: web.BaseRequest) -> Connection:
    """Return the connection of a request; TypeError if the server did not make it."""
    connection = request.protocol
    if not isinstance(connection, Connection):
        raise TypeError("the connection came by another limit")
    return connection


class Connections:
    """The open connections, at most ``limit`` at once.

    When there is one too many, the oldest stranger is closed, else the oldest idle connection, else the
    new one.
    """

    def __init__(self, server: web.Server, refusals: RefusalLog, limit: int) -> None:
        self.refusals = refusals
        self._server = server
        self._limit = limit
        self.are_ending = asyncio.Event()
        """Set when the port stops: nobody lingers any more."""
        self._open: dict[Connection, None] = {}

    def __call__(self) -> Connection:
        """Return the protocol object of a new connection."""
        return Connection(self, self._server)

    def opened(self, connection: Connection) -> None:
        """Add a new connection; if there are too many now, close one."""
        others = list(self._open)
        self._open[connection] = None
        if len(self._open) > self._limit:
            strangers = (each for each in others if not each.is_known)
            idle = (each for each in others if not each.is_busy)
            leaving = next(strangers, None) or next(idle, connection)
            self.closed(leaving)
            leaving.refuse_and_abort("too_many")

    def closed(self, connection: Connection) -> None:
        """Forget a connection."""
        self._open.pop(connection, None)

    def end_all(self) -> None:
        """Close every connection at once, also those whose client does not receive its answer."""
        for connection in list(self._open):
            connection.abort()
