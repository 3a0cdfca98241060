"""Posting JSON over aiohttp's connections, without its session.

A session of aiohttp makes a request, a response, headers, cookies, timers and a task for each call, which
takes as long as all the rest of the call. Here the head of a request is made once for each address. The
connections, their pool, TLS and the reading of HTTP are aiohttp's.
"""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import TYPE_CHECKING

from aiohttp import ClientRequest, ClientTimeout, ServerDisconnectedError
from aiohttp.hdrs import CONTENT_LENGTH, CONTENT_TYPE, METH_POST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp import BaseConnector
    from aiohttp.connector import Connection
    from yarl import URL

UNLIMITED = ClientTimeout()
"""Of the connection alone: what counts is the time of the whole call."""


class Address:
    """Where JSON is posted to; redirects are not followed, and cookies not kept."""

    def __init__(self, url: URL, headers: Mapping[str, str]) -> None:
        own = {**headers, CONTENT_TYPE: "application/json"}
        # It tells the pool which connection to take; it is not sent itself.
        self._request = ClientRequest(METH_POST, url, headers=own, loop=asyncio.get_running_loop())
        fields = [
            f"{name}: {value}" for name, value in self._request.headers.items() if name != CONTENT_LENGTH
        ]
        lines = f"{METH_POST} {url.raw_path_qs} HTTP/1.1", *fields, f"{CONTENT_LENGTH}: "
        self._head = "\r\n".join(lines).encode()

    async def post(self, connector: BaseConnector, body: bytes, seconds: float) -> tuple[int, bytes]:
        """Return the status and the body of the response.

        Raises:
            TimeoutError: it did not come within so many seconds.
            ClientError, HttpProcessingError, OSError: it did not come whole, or is no HTTP.

        """
        async with asyncio.timeout(seconds):
            connection = await connector.connect(self._request, [], UNLIMITED)
            try:
                response = await self._response(connection, body)
            except BaseException:
                connection.close()
                raise
        connection.release()
        return response

    async def _response(self, connection: Connection, body: bytes) -> tuple[int, bytes]:
        protocol, transport = connection.protocol, connection.transport
        if protocol is None or transport is None:
            raise ServerDisconnectedError
        protocol.set_response_params(read_until_eof=True)
        transport.write(b"%b%d\r\n\r\n%b" % (self._head, len(body), body))
        message, content = await protocol.read()
        while message.code < HTTPStatus.OK:  # a notice that the response is yet to come
            message, content = await protocol.read()
        return message.code, await content.read()
