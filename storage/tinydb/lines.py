"""The lines of a journal.

A line is a checksum, a space and a JSON object: ``{"changes": {"chats": {"1": {…}, "2": null}}}``, with
``"erases": true`` where somebody's data is to vanish from backups too. States are absolute, so that a line
can be replayed any number of times. A line's checksum continues that of the line before: a line that is
missing is found like one that is altered.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, NamedTuple

from storage.tinydb.tables import Changes, check_shape, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable

CHECKSUM = 8


class Line(NamedTuple):
    """One change, all of which is kept or nothing."""

    changes: Changes
    erases: bool


def payload(changes: Changes, *, erases: bool) -> bytes:
    """Encode a change without its checksum, which depends on its place in the journal."""
    return to_json({"changes": changes, "erases": True} if erases else {"changes": changes})


def seal(payloads: Iterable[bytes], checksum: int) -> tuple[bytes, int]:
    """Return the lines that follow one with this checksum, and the checksum of the last."""
    lines: list[bytes] = []
    for data in payloads:
        checksum = zlib.crc32(data, checksum)
        lines.append(b"%08x %b\n" % (checksum, data))
    return b"".join(lines), checksum


def parse(line: bytes, checksum: int) -> tuple[Line, int]:
    """Decode a line that follows one with this checksum; ValueError when it is not what was written."""
    data = line[CHECKSUM + 1 :]
    checksum = zlib.crc32(data, checksum)
    if line[: CHECKSUM + 1] != b"%08x " % checksum:
        raise ValueError("its checksum does not fit")
    content = json.loads(data)
    changes = content["changes"]
    check_shape(changes, gone=True)
    return Line(changes, content.get("erases", False)), checksum
