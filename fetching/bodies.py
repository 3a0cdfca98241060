"""Reading the body of an answer: never more than a limit, compressed or not."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from briefing.fetched import FetchFailed, Problem, ProblemKind

if TYPE_CHECKING:
    from aiohttp import ClientResponse

ENCODINGS = "gzip, deflate"
"""The compressions that are asked for."""
CHUNK = 64 * 1024
_GZIP_BEGINS = b"\x1f\x8b"
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32


async def read_body(response: ClientResponse, limit: int) -> bytes:
    """Return the body, decompressed.

    Raises :class:`FetchFailed` if it is longer than ``limit`` bytes, before or after decompression, or if its
    compression is unknown or damaged.
    """
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    decoder = _decoder(encoding)
    body, received = bytearray(), 0
    async for chunk in response.content.iter_chunked(CHUNK):
        received += len(chunk)
        body += decoder.decode(chunk, limit + 1 - len(body))
        if received > limit or len(body) > limit:
            raise FetchFailed(Problem(ProblemKind.TOO_LARGE))
    if received and not decoder.is_complete:
        raise FetchFailed(Problem(ProblemKind.BROKEN))
    return bytes(body)


class _Plain:
    is_complete = True

    def decode(self, chunk: bytes, _limit: int) -> bytes:
        return chunk


class _Inflater:
    """Decompresses gzip and deflate; servers send the latter with and without the header of zlib."""

    def __init__(self) -> None:
        self._inflate: zlib._Decompress | None = None

    @property
    def is_complete(self) -> bool:
        return self._inflate is not None and self._inflate.eof

    def decode(self, chunk: bytes, limit: int) -> bytes:
        """Return at most ``limit`` bytes; what is longer than the limit need not be read on."""
        try:
            if self._inflate is None:
                found = self._first(chunk, limit)
            else:
                found = self._inflate.decompress(chunk, limit)
            # gzip may be in several parts, one behind the other.
            while len(found) < limit and self._rest.startswith(_GZIP_BEGINS):
                rest, self._inflate = self._rest, zlib.decompressobj(_GZIP_OR_ZLIB)
                found += self._inflate.decompress(rest, limit - len(found))
        except zlib.error:
            raise FetchFailed(Problem(ProblemKind.BROKEN)) from None
        return found

    @property
    def _rest(self) -> bytes:
        return self._inflate.unused_data if self._inflate else b""

    def _first(self, chunk: bytes, limit: int) -> bytes:
        for bits in (_GZIP_OR_ZLIB, -zlib.MAX_WBITS):
            self._inflate = zlib.decompressobj(bits)
            try:
                return self._inflate.decompress(chunk, limit)
            except zlib.error:
                continue
        raise FetchFailed(Problem(ProblemKind.BROKEN))


def _decoder(encoding: str) -> _Plain | _Inflater:
    if encoding in ("", "identity"):
        return _Plain()
    if encoding in ("gzip", "x-gzip", "deflate"):
        return _Inflater()
    raise FetchFailed(Problem(ProblemKind.BROKEN))
