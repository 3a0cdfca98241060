"""The response that confirms an update: 200 and nothing else."""

from __future__ import annotations

import time
from email.utils import formatdate
from functools import lru_cache
from typing import TYPE_CHECKING

from aiohttp import HttpVersion11, web

if TYPE_CHECKING:
    from aiohttp.abc import AbstractStreamWriter


class Acknowledged(web.Response):
    """An empty 200 whose bytes are made once a second; aiohttp's takes twice as long, for each update.

    Where the connection is to be closed after it, aiohttp writes it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._is_written = False

    @property
    def keep_alive(self) -> bool | None:
        """Whether the connection stays open."""
        return True if self._is_written else super().keep_alive

    async def prepare(self, request: web.BaseRequest) -> AbstractStreamWriter | None:
        """Write all of it."""
        transport = request.transport
        is_kept = request.keep_alive and super().keep_alive is not False
        if transport is None or not is_kept or request.version != HttpVersion11:
            return await super().prepare(request)
        if not self._is_written:
            self._is_written = True
            transport.write(_at(int(time.time())))
        return None

    async def write_eof(self, data: bytes = b"") -> None:
        """End it, unless all of it is written."""
        if not self._is_written:
            await super().write_eof(data)


@lru_cache(maxsize=1)
def _at(second: int) -> bytes:
    date = formatdate(second, usegmt=True)
    return f"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nDate: {date}\r\n\r\n".encode()
