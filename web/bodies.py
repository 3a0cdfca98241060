"""Reading and decompressing the bodies of requests, within a limit."""

from __future__ import annotations

import asyncio
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


async def read_body(request: web.Request, limit: int, seconds: float) -> bytes:
    """Return a body of at most ``limit`` bytes; the application limits how much is read before decompression.

    Raises:
        TimeoutError: its transfer takes more than so many seconds.
        TooLarge: the body is larger; no more than the limit is decompressed to find out.
        Unreadable: the body is incomplete, or not encoded as its header says.

    """
    if (request.content_length or 0) > limit:
        raise TooLarge
    try:
        data = await _transferred(request, seconds)
    except TimeoutError:
        raise
    except web.HTTPRequestEntityTooLarge as error:
        raise TooLarge from error
    except (web.RequestPayloadError, OSError) as error:
        raise Unreadable from error
    if len(data) > limit:
        raise TooLarge
    encoding = request.headers.get(CONTENT_ENCODING, "identity").strip().lower()
    if encoding == "identity":
        return data
    if encoding not in ZLIB:
        raise Unreadable
    return _inflated(data, limit)


async def _transferred(request: web.Request, seconds: float) -> bytes:
    if request.content.is_eof():
        # The usual body has come with the headers; to begin waiting for it would take ten times as long.
        return request.content.read_nowait()
    async with asyncio.timeout(seconds):
        return await request.read()


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
