"""Telegram counts text in UTF-16 units."""

from __future__ import annotations

_FIRST_ASTRAL = 0x10000


def length(text: str) -> int:
    """Return the number of UTF-16 units of a text."""
    if text.isascii():
        return len(text)
    return len(text) + sum(ord(char) >= _FIRST_ASTRAL for char in text)


def offsets(text: str) -> list[int]:
    """Return for each character, and for the end, how many UTF-16 units come before it."""
    units = [0]
    for char in text:
        units.append(units[-1] + (2 if ord(char) >= _FIRST_ASTRAL else 1))
    return units
