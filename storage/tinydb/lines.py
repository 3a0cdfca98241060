"""The lines of a journal.

A line is a checksum, a space and a JSON object: ``{"changes": {"chats": {"1": {…}, "2": null}}}``, with
``"erases": true`` if old data is to be erased from backups, too. A line contains whole documents, so it can
be replayed any number of times. Each checksum continues that of the line before, so that missing lines are
found as well as altered ones.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, NamedTuple

from storage.documents.json_text import to_json
from storage.tinydb.tables import Changes, check_shape

if TYPE_CHECKING:
    from collections.abc import Iterable

CHECKSUM = 8


class Line(NamedTuple):
    """One change, stored as a whole or not at all."""

    changes: Changes
    erases: bool


def payload(changes: Changes, *, erases: bool) -> bytes:
    """Return a change as a line without its checksum, which depends on the line before."""
    return to_json({"changes": changes, "erases": True} if erases else {"changes": changes})


def with_checksums(payloads: Iterable[bytes], checksum: int) -> tuple[bytes, int]:
    """Return the lines with their checksums, after a line with ``checksum``, and the last checksum."""
    lines: list[bytes] = []
    for data in payloads:
        checksum = zlib.crc32(data, checksum)
        lines.append(b"%08x %b\n" % (checksum, data))
    return b"".join(lines), checksum


def parse(line: bytes, checksum: int) -> tuple[Line, int]:
    """Decode a line after one with ``checksum``; raise ValueError if it is not as it was written."""
    data = line[CHECKSUM + 1 :]
    checksum = zlib.crc32(data, checksum)
    if line[: CHECKSUM + 1] != b"%08x " % checksum:
        raise ValueError("its checksum does not fit")
    content = json.loads(data)
    changes = content["changes"]
    check_shape(changes, allow_none=True)
    return Line(changes, content.get("erases", False)), checksum
