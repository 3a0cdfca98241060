"""The parameters of a request: query string, JSON, form or multipart."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from sandbox.errors import bad_request
from sandbox.params import Params

if TYPE_CHECKING:
    from aiohttp import web


async def read_params(request: web.Request) -> Params:
    """Return the parameters of a request, those of the body before those of the query string."""
    params = Params(request.query)
    body = await request.read()
    kind = request.content_type
    if body and kind == "application/json":
        try:
            found = json.loads(body)
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        params.update(found)
    elif body and kind == "application/x-www-form-urlencoded":
        params.update(parse_qsl(body.decode(), keep_blank_values=True))
    elif body and kind == "multipart/form-data":
        params.update(await request.post())
    return params
