"""Lengths and offsets in UTF-16 units, in which Telegram counts text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.kinds import Json

_FIRST_ASTRAL = 0x10000


def length(text: str) -> int:
    """Return the number of UTF-16 units of a text."""
    if text.isascii():
        return len(text)
    return len(text) + sum(ord(char) >= _FIRST_ASTRAL for char in text)


def offsets(text: str) -> list[int]:
    """Return the number of UTF-16 units before each character, and before the end."""
    units = [0]
    for char in text:
        units.append(units[-1] + (2 if ord(char) >= _FIRST_ASTRAL else 1))
    return units


def words_of(text: str, entity: Json) -> str:
    """Return the part of a text that an entity covers."""
    start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
    return text.encode("utf-16-le", "surrogatepass")[start:end].decode("utf-16-le", "surrogatepass")
