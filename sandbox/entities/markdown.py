"""Parser of Telegram's first, simple Markdown, which it keeps for old bots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.entities.links import link
from sandbox.entities.utf16 import length
from sandbox.errors import bad_entities

if TYPE_CHECKING:
    from sandbox.kinds import Json

_SPECIAL = "_*`["
_KINDS = {"_": "italic", "*": "bold", "`": "code"}


def parse_markdown(source: str) -> tuple[str, list[Json]]:
    """Return plain text and entities; an entity without end is refused with its byte offset."""
    pieces: list[str] = []
    entities: list[Json] = []
    units = at = 0
    while at < len(source):
        char = source[at]
        if char == "\\" and source[at + 1 : at + 2] and source[at + 1] in _SPECIAL:
            pieces.append(source[at + 1])
            units, at = units + 1, at + 2
            continue
        if char not in _SPECIAL:
            pieces.append(char)
            units, at = units + length(char), at + 1
            continue
        inner, details, after = _span(source, at)
        size = length(inner)
        if size and details is not None:
            entities.append({"offset": units, "length": size, **details})
        pieces.append(inner)
        units, at = units + size, after
    return "".join(pieces), entities


def _span(source: str, at: int) -> tuple[str, Json | None, int]:
    """Return the text of an entity, its type and details, and the index after it."""
    if source.startswith("```", at):
        return _block(source, at)
    char = source[at]
    closing = "]" if char == "[" else char
    end = source.find(closing, at + 1)
    if end < 0:
        raise _endless(source, at)
    inner = source[at + 1 : end]
    if char != "[":
        return inner, {"type": _KINDS[char]}, end + 1
    if source[end + 1 : end + 2] != "(":
        return inner, link(inner), end + 1
    stop = source.find(")", end + 2)
    stop = len(source) if stop < 0 else stop
    return inner, link(source[end + 2 : stop]), stop + 1


def _block(source: str, at: int) -> tuple[str, Json, int]:
    end = source.find("```", at + 3)
    if end < 0:
        raise _endless(source, at)
    inner = source[at + 3 : end]
    head, newline, rest = inner.partition("\n")
    if newline and head and not any(char.isspace() for char in head):
        return rest, {"type": "pre", "language": head}, end + 3
    return inner.removeprefix("\n"), {"type": "pre"}, end + 3


def _endless(source: str, at: int) -> Exception:
    offset = len(source[:at].encode())
    return bad_entities(f"Can't find end of the entity starting at byte offset {offset}")
