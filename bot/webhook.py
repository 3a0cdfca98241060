"""The webhook: an update is answered with 200 after it has been processed."""

from __future__ import annotations

import hmac
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from aiohttp import web
from yarl import URL

from bot.intake import ended
from bot.updates import number_in, parse_json
from telegram.webhook_reply import REPLY
from web.acknowledged import Acknowledged
from web.bodies import TooLarge, Unreadable, read_body
from web.connections import connection_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake import Intake
    from telegram.webhook_reply import WebhookReply

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
BODY_LIMIT = 1024 * 1024
"""Most bytes of an update, decompressed; Telegram's are far smaller."""
BODY_SECONDS = 5.0
"""How long the transfer of a body may take."""


def path_of(url: str) -> str:
    """Return the path of the public address, on which the bot listens, as aiohttp compares it: unquoted."""
    return URL(url).path_safe


def add_webhook(
    app: web.Application,
    path: str,
    secret: str,
    intake: Intake,
    is_taking: Callable[[], bool],
    create_reply: Callable[[], WebhookReply] | None = None,
) -> None:
    """Add the route for updates; while ``is_taking`` returns False, requests are answered with 503.

    ``create_reply`` is given if answers may go back in the responses.
    """
    hook = _Hook(secret.encode(), intake, is_taking, create_reply)
    app.router.add_post(path, hook.receive, expect_handler=hook.ask_for_body)


class _Hook:
    """Receives updates; the body of a request without the secret is not asked for, read or decompressed."""

    def __init__(
        self,
        secret: bytes,
        intake: Intake,
        is_taking: Callable[[], bool],
        create_reply: Callable[[], WebhookReply] | None,
    ) -> None:
        self._secret = secret
        self._intake = intake
        self._is_taking = is_taking
        self._create_reply = create_reply

    async def ask_for_body(self, request: web.Request) -> web.Response | None:
        """Answer a request with ``Expect: 100-continue``: ask for its body, or refuse it."""
        refusal = self._refusal(request)
        if refusal is None:
            await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        return refusal

    async def receive(self, request: web.Request) -> web.Response:
        """Answer an update after it has been processed."""
        refusal = self._refusal(request)
        if refusal is not None:
            return refusal
        reply = self._create_reply() if self._create_reply else None
        # The task of the update, which is created below, inherits it.
        REPLY.set(reply)
        status = await self._take(request)
        if reply is not None:
            return await self._with_reply(request, status, reply)
        return Acknowledged() if status is HTTPStatus.OK else web.Response(status=status)

    async def _with_reply(
        self, request: web.Request, status: HTTPStatus, reply: WebhookReply
    ) -> web.Response:
        """Return the response with the answer, or send that if nobody is there to read the response."""
        reply.close()
        may_leave = await reply.wait_for_shared_turn()
        if not may_leave or request.transport is None or request.transport.is_closing():
            await self._intake.send_kept(reply)
        call = reply.leave()
        if call is None:
            return web.Response(status=status)
        return web.Response(status=status, body=call, content_type="application/json")

    def _refusal(self, request: web.Request) -> web.Response | None:
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            connection_of(request).refuse("no_secret")
            return web.Response(status=HTTPStatus.UNAUTHORIZED)
        connection_of(request).mark_known()
        return None if self._is_taking() else web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)

    async def _take(self, request: web.Request) -> HTTPStatus:
        try:
            body = await read_body(request, BODY_LIMIT, BODY_SECONDS)
        except TimeoutError:
            return HTTPStatus.REQUEST_TIMEOUT
        except TooLarge:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        except Unreadable:
            return HTTPStatus.BAD_REQUEST
        try:
            raw = parse_json(body)
        except (ValueError, RecursionError):
            return await self._confirm_unread(body)
        return await self._process(raw) if isinstance(raw, dict) else HTTPStatus.BAD_REQUEST

    async def _process(self, raw: dict[str, Any]) -> HTTPStatus:
        task = self._intake.submit(raw)
        if task is None:
            return HTTPStatus.OK
        # A closed connection must not cancel the task: another request may wait for the same update.
        await ended(task)
        # A cancelled update is to come again: the program ends.
        return HTTPStatus.SERVICE_UNAVAILABLE if task.cancelled() else HTTPStatus.OK

    async def _confirm_unread(self, body: bytes) -> HTTPStatus:
        """Confirm an unreadable update, so that it is not sent again and again; 400 if no number is found."""
        number = number_in(body.decode("utf-8", "replace"))
        if number is None:
            return HTTPStatus.BAD_REQUEST
        await self._intake.confirm_unread(number)
        return HTTPStatus.OK
