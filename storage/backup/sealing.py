"""The outer form of a backup: a line that says what it is, compressed lines, and a checksum of all that.

::

    {"format": "briefing-bot backup", "version": 1, "made_at": "…", "program": "0.1.0"}
    (lines, compressed by zlib)
    {"sha256":"…"}

The checksum covers each byte before it, so that no flipped bit goes unnoticed, wherever it is.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = "briefing-bot backup"
VERSION = 1
"""The newest version of the format; a change that this version could not read takes the next number."""
SEAL = re.compile(rb'\n\{"sha256":"([0-9a-f]{64})"\}\n')
SEAL_BYTES = 79
LONGEST_HEADER = 1000
"""Bytes."""
CHUNK = 2**16
"""Bytes that are read at once."""


class BackupFaulty(Exception):
    """A backup cannot be used; the message continues a sentence that begins with its name."""


@dataclass(frozen=True, slots=True)
class Header:
    """The first line of a backup."""

    made_at: datetime
    """The moment of which it shows the store, UTC."""
    program: str
    """The version of the program that made it."""
    version: int = VERSION
    """The version of the format."""


class Sealing:
    """Writes a backup to a file, from its first line to its checksum."""

    def __init__(self, file: BinaryIO, header: Header) -> None:
        self._file = file
        self._checksum = hashlib.sha256()
        self._compressor = zlib.compressobj()
        first = {
            "format": FORMAT,
            "version": header.version,
            "made_at": header.made_at.isoformat(),
            "program": header.program,
        }
        self._put(json.dumps(first).encode() + b"\n")

    def write(self, lines: bytes) -> None:
        """Add lines."""
        self._put(self._compressor.compress(lines))

    def close(self) -> None:
        """Write what is still missing; the file stays open."""
        self._put(self._compressor.flush())
        self._file.write(b'\n{"sha256":"%b"}\n' % self._checksum.hexdigest().encode())

    def _put(self, data: bytes) -> None:
        self._checksum.update(data)
        self._file.write(data)


def checked(stream: BinaryIO) -> tuple[Header, str]:
    """Read a backup to its end, and return its first line and its checksum.

    Raises:
        BackupFaulty: it is none, was cut off or changed, or is of a newer version.

    """
    unsealing, checksum, first = _Unsealing(stream), hashlib.sha256(), b""
    for chunk in unsealing.chunks():
        checksum.update(chunk)
        first += chunk[: LONGEST_HEADER - len(first)]
    header = _header_of(first or unsealing.seal)
    seal = SEAL.fullmatch(unsealing.seal)
    if seal is None:
        raise BackupFaulty("is cut off: its end is missing. Take another backup.")
    if seal[1].decode() != checksum.hexdigest():
        raise BackupFaulty("is damaged: it is not what was written. Take another backup.")
    if header["version"] != VERSION:
        raise BackupFaulty(
            f"has version {header['version']} of the format, and this program reads {VERSION}: "
            "take the program that made it, or a newer one."
        )
    made_at = datetime.fromisoformat(str(header["made_at"]))
    return Header(made_at, str(header["program"])), checksum.hexdigest()


def lines_of(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a backup that was :func:`checked`."""
    decompressor, header, rest = zlib.decompressobj(), b"", b""
    for chunk in _Unsealing(stream).chunks():
        data = chunk
        if b"\n" not in header:
            header += chunk
            _first, found, data = header.partition(b"\n")
            if not found:
                continue
        *whole, rest = (rest + decompressor.decompress(data)).split(b"\n")
        yield from whole


class _Unsealing:
    """Reads a stream and keeps back the bytes of the checksum."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seal = b""
        """The last bytes, when all chunks were read."""

    def chunks(self) -> Iterator[bytes]:
        """Yield all that is before the checksum."""
        held = b""
        while chunk := self._stream.read(CHUNK):
            held += chunk
            if len(held) > SEAL_BYTES:
                yield held[:-SEAL_BYTES]
                held = held[-SEAL_BYTES:]
        self.seal = held


def _header_of(first: bytes) -> dict[str, object]:
    try:
        header = json.loads(first.partition(b"\n")[0])
    except ValueError:
        header = None
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise BackupFaulty("is no backup of this program, or its beginning is damaged.")
    return header
