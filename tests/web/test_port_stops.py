"""A port that stops while a refused client still gets its answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from aiohttp import web

from tests.running.strangers import call_up, head
from web import connections
from web.port import Port

if TYPE_CHECKING:
    import pytest

PATIENCE_S = 30.0


async def refused(_request: web.Request) -> web.Response:
    return web.Response(status=403)


async def test_a_stop_waits_for_nobody_who_lingers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "LINGER_SECONDS", 10 * PATIENCE_S)
    app = web.Application()
    app.router.add_post("/", refused)
    port = Port(app, shutdown_timeout=10 * PATIENCE_S)
    await port.open("127.0.0.1", 0)
    line = await call_up(port.address[1])
    await line.send(head("/", "Content-Length: 1000"))
    assert await line.status() == 403
    async with asyncio.timeout(PATIENCE_S):
        await port.cleanup()
    await line.end()
