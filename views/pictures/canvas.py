"""A sheet that grows downward while it is written on, and is then painted in one go."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from views.pictures.lettering import font, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH, MARGIN = 1080, 48
"""Pixels; Telegram shows photos about as wide, on a phone and on a screen."""
LEADING = 1.3
"""The height of a line, in sizes of its letters."""
Image.preinit()  # Else the first picture waits for Pillow's file formats to be imported.

COLOURS, FASTEST = 128, 1
"""A picture of few colours is written in half the time and size; of zlib's levels the first is enough."""


@dataclass
class Canvas:
    """Paints in the order in which it is told to; ``y`` is how far down it is written on."""

    ground: str
    y: int = MARGIN
    _strokes: list[Callable[[ImageDraw.ImageDraw], None]] = field(default_factory=list)

    def rectangle(self, box: tuple[int, int, int, int], colour: str) -> None:
        """Fill a rectangle: left, top, right, bottom."""
        self._strokes.append(lambda draw: draw.rectangle(box, fill=colour))

    def line(self, text: str, at: tuple[int, int], size: int, colour: str, *, anchor: str = "la") -> None:
        """Write one line; ``anchor`` is Pillow's: left and ascender, unless told otherwise."""
        self._strokes.append(lambda draw: draw.text(at, text, colour, font(size), anchor))

    def block(self, text: str, size: int, colour: str, *, x: int = MARGIN, width: int | None = None) -> None:
        """Write a text in as many lines as it takes, and go on below it."""
        for each in wrapped(text, size, width or WIDTH - MARGIN - x):
            self.line(each, (x, self.y), size, colour)
            self.y += round(size * LEADING)

    def png(self) -> bytes:
        """Paint everything and return the picture."""
        image = Image.new("RGB", (WIDTH, self.y + MARGIN), self.ground)
        draw = ImageDraw.Draw(image)
        for stroke in self._strokes:
            stroke(draw)
        written = BytesIO()
        few = image.quantize(COLOURS, Image.Quantize.FASTOCTREE)
        few.save(written, "PNG", compress_level=FASTEST)
        return written.getvalue()
