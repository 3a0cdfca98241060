"""Reading and decompressing the bodies of requests, within a limit."""

from __future__ import annotations

import zlib

from aiohttp import web
from aiohttp.hdrs import CONTENT_ENCODING

ZLIB = frozenset({"gzip", "deflate"})
EITHER_HEAD = 32 + zlib.MAX_WBITS
"""zlib's argument for a stream with a header of either gzip or zlib."""


class TooLarge(Exception):
    """The body, as sent or decompressed, is larger than allowed."""


class Unreadable(Exception):
    """The body is incomplete, or not encoded as its header says."""


async def read_body(request: web.Request, limit: int) -> bytes:
    """Return a body of at most ``limit`` bytes; the application limits how much is read before decompression.

    Raises:
        TooLarge: the body is larger; no more than the limit is decompressed to find out.
        Unreadable: the body is incomplete, or not encoded as its header says.

    """
    if (request.content_length or 0) > limit:
        raise TooLarge
    try:
        data = await request.read()
    except web.HTTPRequestEntityTooLarge as error:
        raise TooLarge from error
    except (web.RequestPayloadError, OSError) as error:
        raise Unreadable from error
    encoding = request.headers.get(CONTENT_ENCODING, "identity").strip().lower()
    if encoding == "identity":
        return data
    if encoding not in ZLIB:
        raise Unreadable
    return _inflated(data, limit)


def _inflated(data: bytes, limit: int) -> bytes:
    inflater = zlib.decompressobj(EITHER_HEAD)
    try:
        text = inflater.decompress(data, limit + 1)
    except zlib.error as error:
        raise Unreadable from error
    if len(text) > limit:
        raise TooLarge
    if not inflater.eof or inflater.unused_data:
        raise Unreadable
    return text
