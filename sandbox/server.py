"""HTTP: a request becomes a call, its outcome an answer."""

from __future__ import annotations

import asyncio
import json
from time import perf_counter
from typing import TYPE_CHECKING, Any

from aiohttp import web

from sandbox.body import read_params
from sandbox.errors import ApiError
from sandbox.journal import Call
from sandbox.methods import METHODS

if TYPE_CHECKING:
    from sandbox.box import Sandbox
    from sandbox.faults import Fault
    from sandbox.methods.registry import Method
    from sandbox.params import Params

_LARGEST_BODY = 64 * 2**20


class Server:
    """The Bot API over HTTP for one sandbox."""

    def __init__(self, box: Sandbox) -> None:
        self._box = box
        self.app = web.Application(client_max_size=_LARGEST_BODY)
        self.app.router.add_route("*", "/bot{token}/{method}", self._handle)

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        token, name = request.match_info["token"], request.match_info["method"]
        if token != self._box.token:
            return _answer(ApiError(401, "Unauthorized"))
        params = await read_params(request)
        method = METHODS.get(name.lower())
        if method is None:
            return _answer(ApiError(404, "Not Found"))
        return await self._call(request, method, params)

    async def _call(self, request: web.Request, method: Method, params: Params) -> web.StreamResponse:
        box = self._box
        started, at = perf_counter(), box.clock()
        fault = box.faults.take(method.name)
        outcome: Any = None
        error: ApiError | None = None
        box.enter(method)
        try:
            error = await _before(fault)
            if error is None:
                outcome = method.handler(box, params)
                if method.waits:
                    outcome = await outcome
        except ApiError as refusal:
            error = refusal
        finally:
            box.journal.add(
                Call(
                    number=box.journal.total + 1,
                    method=method.name,
                    params=params,
                    ok=error is None,
                    error_code=error.code if error else None,
                    description=error.description if error else None,
                    at=at,
                    started=started,
                    seconds=perf_counter() - started,
                    fault=fault.kind if fault else None,
                    result=outcome,
                )
            )
            box.leave(method)
        return _after(request, fault, _answer(error) if error is not None else _result(outcome))


async def _before(fault: Fault | None) -> ApiError | None:
    """Do what a fault does before the call: wait, or refuse it."""
    if fault is None:
        return None
    if fault.kind in {"hang", "delay"}:
        await asyncio.sleep(fault.seconds)
    if fault.kind == "429":
        sentence = f"Too Many Requests: retry after {fault.retry_after}"
        return ApiError(429, sentence, {"retry_after": fault.retry_after})
    if fault.kind.isdigit():
        return ApiError(int(fault.kind), fault.description or "Internal Server Error")
    return None


def _after(request: web.Request, fault: Fault | None, answer: web.Response) -> web.StreamResponse:
    """Spoil the answer on the wire where a fault asks for it."""
    if fault is None:
        return answer
    if fault.kind == "broken_json":
        return web.Response(body=b'{"ok":true,"result":{', content_type="application/json")
    if fault.kind in {"reset", "lost_answer"} and request.transport is not None:
        request.transport.abort()
    return answer


def _answer(error: ApiError) -> web.Response:
    return web.Response(status=error.code, body=_encode(error.body()), content_type="application/json")


def _result(outcome: object) -> web.Response:
    return web.Response(body=_encode({"ok": True, "result": outcome}), content_type="application/json")


def _encode(body: object) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
