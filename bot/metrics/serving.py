"""Serving the metrics: on the port of the program, or on one of their own."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import structlog
from aiohttp import web

from web.metrics import Access, add_metrics
from web.port import Port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.app import App

log = structlog.get_logger()

CLOSE_SECONDS = 1.0
"""How long connections may take to close."""


@asynccontextmanager
async def serving_metrics(app: App) -> AsyncIterator[None]:
    """Serve metrics until the block is left, if they are on; to be entered before the program's port opens.

    A port that is taken costs the metrics only, as the log says.
    """
    settings = app.settings
    if settings.metrics == "off":
        yield
        return
    # Imported here, because it takes a tenth of the start, and not every bot has metrics.
    from bot.metrics.exposition import CONTENT_TYPE, Exposition  # noqa: PLC0415 - see above

    exposition = Exposition(app)
    has_own_port = settings.metrics_port not in (0, settings.web_port)
    # The proxies stand before the program's port; at the metrics' own anybody could claim an address.
    proxies = 0 if has_own_port else settings.trusted_proxies
    access = Access(settings.metrics_allow, settings.metrics_token.get_secret_value(), proxies)
    web_app = web.Application() if has_own_port else app.web
    add_metrics(web_app, exposition.text, CONTENT_TYPE, access)
    port = Port(web_app, CLOSE_SECONDS) if has_own_port else None
    try:
        if port is not None:
            await _open(port, settings.web_host, settings.metrics_port)
        yield
    finally:
        if port is not None:
            await port.cleanup()
        await exposition.readings.close()


async def _open(port: Port, host: str, number: int) -> None:
    try:
        await port.open(host, number)
    except OSError as error:
        where = f"{host}:{number}"
        log.error("metrics_port_taken", address=where, reason=str(error))  # noqa: TRY400 - the sentence says it
    else:
        log.info("listening", metrics=f"http://{host}:{number}/metrics")
