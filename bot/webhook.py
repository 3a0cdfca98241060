"""The webhook: an update is answered with 200 when it has been dealt with."""

from __future__ import annotations

import asyncio
import hmac
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import web

from bot.updates import number_in, parse_json

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
        body = await request.read()
        try:
            raw = parse_json(body)
        except ValueError:
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        except RecursionError:
            return await _confirm_unread(intake, body)
        if not isinstance(raw, dict):
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        task = intake.submit(raw)
        if task is not None:
            # Whoever hangs up ends nothing: the same update may be waited for twice.
            await asyncio.wait([task])
        return web.Response()

    app.router.add_post(path, receive)


async def _confirm_unread(intake: Intake, body: bytes) -> web.Response:
    """Confirm what is too deep to be read, if it is an update: else it would come again and again."""
    number = number_in(body.decode("utf-8", "replace"))
    if number is None:
        return web.Response(status=HTTPStatus.BAD_REQUEST)
    await intake.confirm_unread(number)
    return web.Response()
