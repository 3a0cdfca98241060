"""Small real pictures to send."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.async_api import FilePayload


def png(width: int = 40, height: int = 30) -> bytes:
    """Return a small real picture."""
    rows = b"".join(b"\0" + b"\x20\x90\x80" * width for _ in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    image = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + image


def picture(name: str) -> FilePayload:
    return {"name": name, "mimeType": "image/png", "buffer": png()}
