"""The Bot API over HTTP: reads requests, lets calls be executed, writes answers."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.body import read_params
from sandbox.calls import execute
from sandbox.errors import ApiError

if TYPE_CHECKING:
    from sandbox.calls import CallOutcome
    from sandbox.kinds import Json
    from sandbox.state import State

_LARGEST_BODY = 64 * 2**20
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_BAD_GATEWAY = (
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    b"<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
)


class Server:
    """The Bot API over HTTP for one sandbox."""

    def __init__(self, state: State) -> None:
        self._state = state
        self.app = web.Application(client_max_size=_LARGEST_BODY)
        self.app.router.add_route("*", "/bot{token}/{method}", self._handle)
        self.app.router.add_get("/file/bot{token}/{path:.+}", self._file)

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        if self._state.faults.is_down:
            return _reset(request)
        match = request.match_info
        refusal = self._refusal_of(match["token"])
        if refusal is not None:
            return _refused(refusal)
        try:
            params = await read_params(request)
        except ApiError as error:
            return _refused(error)
        return _answer(request, await execute(self._state, match["method"], params))

    def _refusal_of(self, token: str) -> ApiError | None:
        if token == self._state.token:
            return None
        return ApiError(401, "Unauthorized") if _TOKEN.fullmatch(token) else ApiError(404, "Not Found")

    async def _file(self, request: web.Request) -> web.StreamResponse:
        match = request.match_info
        refusal = self._refusal_of(match["token"])
        if refusal is not None:
            return _refused(refusal)
        stored = self._state.files.by_path(match["path"])
        if stored is None:
            return _refused(ApiError(404, "Not Found"))
        return web.Response(body=stored.data, content_type="application/octet-stream")


def _answer(request: web.Request, outcome: CallOutcome) -> web.StreamResponse:
    fault = outcome.fault.kind if outcome.fault else None
    if fault in {"reset", "lost_answer", "hang"}:
        return _reset(request)
    if fault == "broken_json":
        return web.Response(body=b'{"ok":true,"result":{"message_id":', content_type="application/json")
    if fault == "null_result":
        return web.Response(body=b'{"ok":true,"result":null}', content_type="application/json")
    if fault == "502":
        return web.Response(status=502, body=_BAD_GATEWAY, content_type="text/html")
    if outcome.error is not None:
        return _refused(outcome.error)
    body: Json = {"ok": True, "result": outcome.result}
    if outcome.description is not None:
        body["description"] = outcome.description
    return web.Response(body=_encode(body), content_type="application/json")


def _reset(request: web.Request) -> web.Response:
    """Reset the connection; the returned response is never sent."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


def _refused(error: ApiError) -> web.Response:
    return web.Response(status=error.code, body=_encode(error.body()), content_type="application/json")


def _encode(body: object) -> bytes:
    try:
        return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:  # a lone surrogate cannot be encoded; an injected update may have one
        return json.dumps(body, separators=(",", ":")).encode()
