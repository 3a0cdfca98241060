"""The HTTP application of the bot, and the addresses that tell how it is."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

OK = "ok"
"""The status of a program that is well."""


def create_app(
    state: Callable[[], str], not_ready: Callable[[], Sequence[str]], body_limit: int
) -> web.Application:
    """Return an application with ``/livez``, ``/readyz`` and ``/healthz``.

    ``/livez`` answers 200 whenever the event loop runs; ``/readyz`` while ``not_ready`` returns no reasons,
    ``/healthz`` while ``state`` returns ``ok``, and both else 503. ``body_limit``: most bytes of a request's
    body.
    """
    app = web.Application(client_max_size=body_limit)

    async def livez(_request: web.Request) -> web.Response:
        return _told({"status": OK}, is_well=True)

    async def readyz(_request: web.Request) -> web.Response:
        reasons = list(not_ready())
        return _told({"status": "unready" if reasons else OK, "reasons": reasons}, is_well=not reasons)

    async def healthz(_request: web.Request) -> web.Response:
        present = state()
        return _told({"status": present}, is_well=present == OK)

    for path, handler in (("/livez", livez), ("/readyz", readyz), ("/healthz", healthz)):
        app.router.add_get(path, handler)
    return app


def _told(body: dict[str, object], *, is_well: bool) -> web.Response:
    status = HTTPStatus.OK if is_well else HTTPStatus.SERVICE_UNAVAILABLE
    return web.json_response(body, status=status, headers={"Cache-Control": "no-store"})
