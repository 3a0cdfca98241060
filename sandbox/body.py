"""Reading of the parameters of a request: query string, JSON, form or multipart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote

from sandbox.errors import bad_request
from sandbox.params import Params, Upload, parse_json

if TYPE_CHECKING:
    from aiohttp import web

_NAME = re.compile(r'[;\s]name=(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))')
_FILE_NAME = re.compile(r'[;\s]filename\*?=(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))')
_CONTENT_TYPE = re.compile(r"^content-type:\s*([^\s;]+)", re.IGNORECASE | re.MULTILINE)
_BOUNDARY = re.compile(r'boundary="?([^";,]+)"?', re.IGNORECASE)


async def read_params(request: web.Request) -> Params:
    """Return the parameters of a request; those of the body replace those of the query string.

    A body that cannot be read is refused with 400.
    """
    params = Params()
    if request.query_string:
        params.update(request.query)
    if request.can_read_body:
        body = await request.read()
        add_body(params, request.headers.get("Content-Type", ""), body)
    return params


def add_body(params: Params, content_type: str, body: bytes) -> None:
    """Add the parameters of a body; a body of an unknown type is ignored."""
    kind = content_type.partition(";")[0].strip().lower()
    try:
        if not body:
            return
        if kind == "application/json":
            _add_json(params, body)
        elif kind == "application/x-www-form-urlencoded":
            params.update(parse_qsl(body.decode(), keep_blank_values=True))
        elif kind == "multipart/form-data":
            _add_multipart(params, body, content_type)
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None


def _add_json(params: Params, body: bytes) -> None:
    try:
        found = parse_json(body.decode())
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(found, dict):
        raise bad_request("request content must be a JSON object")
    params.update((name, value) for name, value in found.items() if value is not None)


def _add_multipart(params: Params, body: bytes, content_type: str) -> None:
    """Add the parameters of a multipart body, which is in memory as a whole."""
    boundary = _BOUNDARY.search(content_type)
    if boundary is None:
        raise bad_request("can't find boundary of the multipart body")
    mark = b"--" + boundary.group(1).encode()
    for part in (b"\r\n" + body).split(b"\r\n" + mark)[1:]:
        head, blank, value = part.partition(b"\r\n\r\n")
        headers = head.decode()
        name = _NAME.search(headers)
        if not blank or name is None:
            continue
        field = name.group(1) or name.group(2) or ""
        file_name = _FILE_NAME.search(headers)
        if file_name is None:
            params[field] = value.decode()
            continue
        kind = _CONTENT_TYPE.search(headers)
        shown = unquote((file_name.group(1) or file_name.group(2) or "").removeprefix("UTF-8''"))
        params.files[field] = Upload(shown, kind.group(1) if kind else "application/octet-stream", value)
