"""Reading one content file; functions that return None have added a fault."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from storage.content.faults import FileFaults

LARGEST_FILE = 1024 * 1024
"""Bytes; real files are hundreds of times smaller."""

MANY_DIGITS = "holds a number of thousands of digits"
TOO_DEEP = "nests brackets far deeper than content does"
_LONGEST_KEY = 8
_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")
_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"{0,5}'
    r"|'''(?:[^']|'(?!''))*+'{0,5}"
    r'|"(?:[^"\\\n]|\\.)*+"?'
    r"|'[^'\n]*'?"
    r"|#[^\n]*"
    r"|[.=,\n\[\]{}]",
    re.DOTALL,
)
"""Whole strings and comments, and the characters that divide or end keys; it never backtracks."""


def list_folder(folder: Path, faults: FileFaults) -> list[Path] | None:
    """Return the entries of a folder by name, without hidden ones, or None with a fault."""
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except FileNotFoundError:
        faults.add("", "there is no such folder")
    except OSError as error:
        faults.add("", f"cannot be read: {error.strerror}")
    return None


def read_text(path: Path, faults: FileFaults) -> str | None:
    """Return the text of a UTF-8 file, or None with a fault."""
    data = read_bytes(path, faults)
    return None if data is None else decode(data, faults)


def read_bytes(path: Path, faults: FileFaults) -> bytes | None:
    """Return at most ``LARGEST_FILE`` + 1 bytes of a file, or None with a fault."""
    try:
        if not path.is_file():
            faults.add("", "is not a file" if path.exists() else "is missing")
            return None
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        faults.add("", f"cannot be read: {error.strerror}")
        return None


def decode(data: bytes, faults: FileFaults) -> str | None:
    """Return the text of at most ``LARGEST_FILE`` bytes of UTF-8, or None with a fault."""
    if len(data) > LARGEST_FILE:
        faults.add("", f"is larger than {LARGEST_FILE} bytes")
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        faults.add(f"line {line}", "is not UTF-8; save the file in this encoding")
        return None


def read_toml(path: Path, faults: FileFaults) -> dict[str, object] | None:
    """Return the tables of a TOML file, or None with a fault."""
    text = read_text(path, faults)
    return None if text is None else parse_toml(text, faults)


def parse_toml(text: str, faults: FileFaults) -> dict[str, object] | None:
    """Return the tables of a TOML text, or None with a fault."""
    line = _line_of_a_long_key(text)
    if line is not None:
        faults.add(f"line {line}", f"has a key of more than {_LONGEST_KEY} parts")
        return None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        at = place[1] if place else text.count("\n") + 1
        column = f" (column {place[2]})" if place else ""
        faults.add(f"line {at}", f"is not valid TOML: {_PLACE.sub('', str(error))}{column}")
    except ValueError:
        faults.add("", MANY_DIGITS)
    except RecursionError:
        faults.add("", TOO_DEEP)
    return None


def _line_of_a_long_key(text: str) -> int | None:
    """Return the number of the first line with a dotted key that has too many parts, or None.

    The parser's memory grows with the square of the parts: half a megabyte could take gigabytes.
    """
    dots = 0
    for token in _TOKEN.finditer(text):
        if token[0] == ".":
            dots += 1
            if dots >= _LONGEST_KEY:
                return text.count("\n", 0, token.start()) + 1
        elif token[0] in "=,\n[]{}":
            dots = 0
    return None
