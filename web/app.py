"""The HTTP application of the bot."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Callable


def create_app(state: Callable[[], str], body_limit: int) -> web.Application:
    """Return an application with ``/healthz``, which answers 200 while ``state`` returns ``ok``, else 503.

    ``body_limit``: most bytes of a request's body.
    """
    app = web.Application(client_max_size=body_limit)

    async def healthz(_request: web.Request) -> web.Response:
        present = state()
        status = HTTPStatus.OK if present == "ok" else HTTPStatus.SERVICE_UNAVAILABLE
        return web.json_response({"status": present}, status=status, headers={"Cache-Control": "no-store"})

    app.router.add_get("/healthz", healthz)
    return app
