"""Lengths and offsets in UTF-16 units, in which Telegram counts text."""

from __future__ import annotations

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
