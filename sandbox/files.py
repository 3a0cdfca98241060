"""Files that were sent, by their ids, under which they can be sent again."""

from __future__ import annotations

import hashlib
import struct
from base64 import urlsafe_b64encode
from dataclasses import dataclass

_KEPT_BYTES = 2**28
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG_SIZES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB})
_JPEG_ALONE = 0xD0
_JPEG_ALONE_END = 0xD9


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file with its Bot API ids; ``path`` is for its download."""

    file_id: str
    unique_id: str
    path: str
    kind: str
    name: str
    mime_type: str
    data: bytes


class Files:
    """Keeps files by id; when all together exceed 256 MB, the oldest are deleted.

    Of files on the web it keeps the addresses only.
    """

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}
        self._paths: dict[str, StoredFile] = {}
        self._addresses: dict[str, str] = {}
        self._size = 0

    def add(self, kind: str, name: str, mime_type: str, data: bytes) -> StoredFile:
        """Keep a file; the same content of the same kind has the same ids."""
        digest = hashlib.sha256(kind.encode() + b"\0" + name.encode() + b"\0" + data).digest()
        unique_id = "AgAD" + urlsafe_b64encode(digest[:9]).decode()
        file_id = "BQACAgIAAxkBAA" + urlsafe_b64encode(digest[:30]).decode()
        known = self._files.get(file_id)
        if known is not None:
            return known
        _, dot, ending = name.rpartition(".")
        path = f"{kind}s/file_{len(self._files)}{dot}{ending if dot else ''}"
        stored = StoredFile(file_id, unique_id, path, kind, name, mime_type, data)
        self._files[file_id] = self._paths[path] = stored
        self._size += len(data)
        self._make_room()
        return stored

    def by_id(self, file_id: str) -> StoredFile | None:
        """Return a file by its ``file_id``, or None."""
        return self._files.get(file_id)

    def by_path(self, path: str) -> StoredFile | None:
        """Return a file by its download path, or None."""
        return self._paths.get(path)

    def add_address(self, address: str) -> str:
        """Return the id of a file of which only the address is known; it cannot be sent or downloaded."""
        file_id = "AwADWEB" + hashlib.sha256(address.encode()).hexdigest()[:30]
        self._addresses[file_id] = address
        return file_id

    def address(self, file_id: str) -> str | None:
        """Return the address that :meth:`add_address` gave this id, or None."""
        return self._addresses.get(file_id)

    def _make_room(self) -> None:
        while self._size > _KEPT_BYTES and len(self._files) > 1:
            oldest = self._files.pop(next(iter(self._files)))
            self._paths.pop(oldest.path, None)
            self._size -= len(oldest.data)


def image_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG, GIF, WebP or JPEG; None for other or incomplete files."""
    try:
        return _header_size(data)
    except struct.error:
        return None


def _header_size(data: bytes) -> tuple[int, int] | None:
    if data.startswith(_PNG) and data[12:16] == b"IHDR":
        return struct.unpack(">II", data[16:24])
    if data[:6] in {b"GIF87a", b"GIF89a"} and len(data) > 10:  # noqa: PLR2004 - the header's length
        return struct.unpack("<HH", data[6:10])
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp_size(data)
    return _jpeg_size(data) if data.startswith(b"\xff\xd8") else None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    kind = data[12:16]
    if kind == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:  # noqa: PLR2004 - the byte that begins a segment
        mark = data[at + 1]
        if mark in _JPEG_SIZES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        if _JPEG_ALONE <= mark <= _JPEG_ALONE_END:
            at += 2
            continue
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None
