"""Servers of strangers: those that answer as they are told, and those that speak no proper HTTP."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable


@dataclass
class Stranger:
    """A server whose pages a test sets; it remembers what it was asked."""

    url: str = ""
    pages: dict[str, Callable[[web.Request], web.StreamResponse | Awaitable[web.StreamResponse]]] = field(
        default_factory=dict
    )
    asked: list[web.Request] = field(default_factory=list)

    def page(self, path: str, body: bytes | str, status: int = 200, **headers: str) -> str:
        """Set a page and return its address; the names of headers have underscores for hyphens."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = lambda _: web.Response(body=data, status=status, headers=named)
        return self.url + path

    @property
    def paths(self) -> list[str]:
        """The paths that were asked, in order."""
        return [each.path for each in self.asked]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        page = self.pages.get(request.path)
        if page is None:
            raise web.HTTPNotFound
        made = page(request)
        return made if isinstance(made, web.StreamResponse) else await made


@asynccontextmanager
async def stranger() -> AsyncIterator[Stranger]:
    made = Stranger()
    async with served(made):
        yield made


@asynccontextmanager
async def served(made: Stranger) -> AsyncIterator[None]:
    """Serve what a stranger answers."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", made.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield
    finally:
        await runner.cleanup()


@asynccontextmanager
async def raw_server(*, sends: bytes = b"", again: bytes = b"", hangs: bool = False) -> AsyncIterator[str]:
    """Serve bytes: ``sends``, then ``again`` without end; ``hangs``: the connection stays open after that."""
    over = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(sends)
            await writer.drain()
            while again:
                writer.write(again)
                await writer.drain()
            if hangs:
                await over.wait()
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        over.set()
