"""Looking up the names of hosts, as the machine does."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from aiohttp.abc import AbstractResolver, ResolveResult

if TYPE_CHECKING:
    from typing import Any

    Found = list[tuple[Any, Any, int, str, tuple[Any, ...]]]


class SystemNames(AbstractResolver):
    """Looks each name up in a thread of its own.

    A look-up cannot be ended and may take a minute. The program would wait for the threads of the event loop
    when it stops; for these it does not.
    """

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the addresses of a host; raise ``socket.gaierror`` when there are none."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Found] = loop.create_future()

        def look_up() -> None:
            try:
                found = socket.getaddrinfo(host, port, family, socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
            except ValueError:  # no name can be so
                _tell(loop, answer, socket.gaierror(socket.EAI_NONAME, "no name of a host"))
            except OSError as error:
                _tell(loop, answer, error)
            else:
                _tell(loop, answer, found)

        Thread(target=look_up, daemon=True).start()
        return [
            ResolveResult(
                hostname=host,
                host=str(address[0]),
                port=int(address[1]),
                family=each,
                proto=proto,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for each, _, proto, _, address in await answer
        ]

    async def close(self) -> None:
        """Do nothing: there is nothing to close."""


def _tell(loop: asyncio.AbstractEventLoop, answer: asyncio.Future[Found], found: Found | Exception) -> None:
    def tell() -> None:
        if answer.done():
            return
        if isinstance(found, Exception):
            answer.set_exception(found)
        else:
            answer.set_result(found)

    with suppress(RuntimeError):  # the loop is closed: nobody waits for the answer
        loop.call_soon_threadsafe(tell)
