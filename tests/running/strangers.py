"""Raw connections to the bot's port, as strangers make them."""

from __future__ import annotations

import asyncio
import gzip
import socket
from contextlib import suppress
from dataclasses import dataclass
from functools import cache


@cache
def bomb() -> bytes:
    """Return half a megabyte that would become half a gigabyte."""
    return gzip.compress(b" " * (512 * 1024 * 1024), compresslevel=9)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Line:
    """One connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def trickle(self, data: bytes) -> None:
        """Send a byte at a time until all are sent, or the other side has had enough."""
        try:
            for each in data:
                await self.send(bytes([each]))
                await asyncio.sleep(0.05)
        except ConnectionError:
            return

    async def answer(self) -> bytes:
        """Return all that comes until the other side ends the connection."""
        said = b""
        try:
            while data := await asyncio.wait_for(self.reader.read(65536), 60):
                said += data
        except ConnectionError:
            pass
        return said

    async def end(self) -> None:
        self.writer.transport.abort()
        with suppress(ConnectionError):
            await self.writer.wait_closed()

    async def status(self) -> int:
        """Return the status of the next answer."""
        head = await asyncio.wait_for(self.reader.readuntil(b"\r\n\r\n"), 60)
        return int(head.split(b" ", 2)[1])


async def call_up(port: int) -> Line:
    return Line(*await asyncio.open_connection("127.0.0.1", port))


def head(path: str, *headers: str, method: str = "POST") -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "Host: bot.example.org", *headers, "", ""]
    return "\r\n".join(lines).encode()
