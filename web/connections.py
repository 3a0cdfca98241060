"""Connections: who may stay how long, and who has to go when too many are open.

Whoever has not shown the secret of the webhook is a stranger: all that they get are short answers.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from aiohttp import web
from aiohttp.http import HttpProcessingError

if TYPE_CHECKING:
    from web.refusals import Refusals

STRANGER_SECONDS = 5.0
"""How long a stranger may take for the head of a request, and to take in the answer."""
PARTING_SECONDS = 1.0
"""How long a refused request may stay open, unread, so that its answer arrives before the connection ends."""
LARGEST_HEADER = 4096
"""Bytes of a line of a request's head."""
HEADERS = 64


class Connection(web.RequestHandler):
    """One connection. Bodies stay as they came: nothing is inflated, and what is refused is not read on."""

    __slots__ = ("_all", "_line", "_timer", "_was_answered", "is_busy", "is_known")

    def __init__(self, all_of_them: Connections, server: web.Server) -> None:
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
        self._all = all_of_them
        self._line: asyncio.BaseTransport | None = None
        """The transport, also while it waits for the other side to take in what was said last."""
        self._timer: asyncio.TimerHandle | None = None
        self._was_answered = False
        self.is_known = False
        """The secret was shown on this connection."""
        self.is_busy = False
        """A request is being answered."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin; another connection may have to end for this one."""
        self._line = transport
        super().connection_made(transport)
        self._wait_for_stranger()
        self._all.opened(self)

    def connection_lost(self, exc: BaseException | None) -> None:
        """End."""
        self._stop_waiting()
        self._all.closed(self)
        super().connection_lost(exc)

    def began(self) -> None:
        """Note that a request has come."""
        self.is_busy = True
        self._wait_for_stranger()

    def ended(self) -> None:
        """Note that a request has been answered."""
        self.is_busy, self._was_answered = False, True
        self._wait_for_stranger()

    def refuse(self, reason: str) -> None:
        """Count a request that is refused."""
        self._all.refusals.note(reason)

    def know(self) -> None:
        """Let the connection stay from now on: the secret has been shown."""
        self.is_known = True
        self._stop_waiting()

    def shed(self, reason: str) -> None:
        """End the connection at once, for a reason that is counted."""
        self.refuse(reason)
        self.abort()

    async def part(self) -> None:
        """Read no more, and leave the other side a moment to take in what was answered."""
        if self.transport is not None:
            self.transport.pause_reading()
            self.transport.write_eof()
            await asyncio.sleep(PARTING_SECONDS)

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """Count what is no HTTP; errors of ours are logged with their tracebacks."""
        if not isinstance(exc, HttpProcessingError):
            return super().handle_error(request, status, exc, message)
        self.refuse("no_http")
        response = web.Response(status=status)
        response.force_close()
        return response

    def _wait_for_stranger(self) -> None:
        self._stop_waiting()
        if not self.is_known:
            self._timer = asyncio.get_running_loop().call_later(STRANGER_SECONDS, self._waited_enough)

    def _waited_enough(self) -> None:
        if self._was_answered and not self.is_busy:
            self.abort()  # kept open for another request, as HTTP allows
        else:
            self.shed("too_slow")

    def abort(self) -> None:
        """End the connection, whatever was still to be sent."""
        if isinstance(self._line, asyncio.WriteTransport):
            self._line.abort()

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def connection_of(request: web.BaseRequest) -> Connection:
    """Return the connection of a request."""
    connection = request.protocol
    if not isinstance(connection, Connection):
        raise TypeError("the connection came by another limit")
    return connection


class Connections:
    """The open connections, of which there may be ``limit`` at once.

    When there are too many, the stranger who came first has to go, else whoever came first and asks nothing
    just now. With all of them at work for Telegram, the new one goes.
    """

    def __init__(self, server: web.Server, refusals: Refusals, limit: int) -> None:
        self.refusals = refusals
        self._server = server
        self._limit = limit
        self._open: dict[Connection, None] = {}

    def __call__(self) -> Connection:
        """Return the protocol of a new connection."""
        return Connection(self, self._server)

    def opened(self, connection: Connection) -> None:
        """Make room for a new connection."""
        others = list(self._open)
        self._open[connection] = None
        if len(self._open) > self._limit:
            strangers = (each for each in others if not each.is_known)
            idle = (each for each in others if not each.is_busy)
            leaving = next(strangers, None) or next(idle, connection)
            self.closed(leaving)
            leaving.shed("too_many")

    def closed(self, connection: Connection) -> None:
        """Forget a connection."""
        self._open.pop(connection, None)

    def end_all(self) -> None:
        """End every connection at once, also those whose other side takes nothing in."""
        for connection in list(self._open):
            connection.abort()
