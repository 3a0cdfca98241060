"""The webhook: an update is answered with 200 when it has been dealt with."""

from __future__ import annotations

import hmac
import json
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake import Intake

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
BODY_LIMIT = 1024 * 1024
"""Bytes of an update; Telegram's are far below."""


def path_of(url: str) -> str:
    """Return the path on which the bot listens: that of the public address."""
    return urlsplit(url).path or "/"


def add_webhook(
    app: web.Application, path: str, secret: str, intake: Intake, is_taking: Callable[[], bool]
) -> None:
    """Add the route for updates; while ``is_taking`` says no, Telegram is asked to come again."""
    expected = secret.encode()

    async def receive(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, expected):
            return web.Response(status=HTTPStatus.UNAUTHORIZED)
        if not is_taking():
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        try:
            raw = json.loads(await request.read())
        except (ValueError, RecursionError):
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        if not isinstance(raw, dict):
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        await intake.submit(raw)
        return web.Response()

    app.router.add_post(path, receive)
