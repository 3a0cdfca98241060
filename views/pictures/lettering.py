"""The font of the pictures, and breaking of texts into lines of a width."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

FONT = Path(__file__).parents[1] / "fonts" / "DejaVuSans.ttf"
"""A packaged font, because Pillow's own has no Cyrillic and few systems have one with Kazakh letters."""

CACHED_WIDTHS = 4096


@lru_cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """Return the font in a size in pixels."""
    return ImageFont.truetype(str(FONT), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=CACHED_WIDTHS)
def width_of(text: str, size: int) -> int:
    """Return the width of a line in pixels."""
    return round(font(size).getlength(text))


def wrapped(text: str, size: int, width: int) -> tuple[str, ...]:
    """Return the lines of a text, at most ``width`` pixels wide each; only a wider word is divided.

    A no-break space holds its words together.
    """
    lines: list[str] = []
    line = ""
    for word in filter(None, text.split(" ")):
        joined = f"{line} {word}" if line else word
        if width_of(joined, size) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *pieces, line = _pieces(word, size, width)
        lines += pieces
    return (*lines, line) if line else tuple(lines)


def _pieces(word: str, size: int, width: int) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
