"""A server between the bot and the sandbox that answers getUpdates as no server should."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import ClientSession, web

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

HEADERS = {"Content-Type": "application/json"}


class OddServer:
    """Passes calls on to ``url``; the next calls of getUpdates get the answers that it is given."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.odd_answers: list[str] = []
        self.asked = 0
        """How many odd answers were given."""

    async def serve(self) -> AsyncGenerator[str]:
        """Yield the address while it is served."""
        app = web.Application()
        app.router.add_post("/{call:.*}", self._pass_on)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            async with ClientSession() as self._http:
                yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()

    async def _pass_on(self, request: web.Request) -> web.Response:
        if self.odd_answers and request.path.endswith("/getUpdates"):
            self.asked += 1
            return web.Response(text=self.odd_answers.pop(0), headers=HEADERS)
        url, body = self._url + request.path, await request.read()
        async with self._http.post(url, data=body, headers=HEADERS) as got:
            return web.Response(body=await got.read(), status=got.status, headers=HEADERS)
