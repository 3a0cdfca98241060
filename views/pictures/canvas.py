"""A canvas that collects what is to be painted, grows downward, and then makes a PNG."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from views.pictures.lettering import font, wrapped
from views.pictures.palette import COVER, Palette

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH, MARGIN = 1080, 48
"""Pixels; Telegram shows photos about this wide, on phones and on desktops."""
LEADING = 1.3
"""The height of a line as a multiple of the font size."""
Image.preinit()  # Else the first picture would have to wait until Pillow imports its file formats.

FASTEST = 1
"""zlib's level: with few colours every level gives a small file, and others take longer than painting."""


@dataclass
class Canvas:
    """Collects rectangles and texts, and paints them in that order; ``y`` is where the next text begins.

    Text must not overlap a rectangle, because its edges are blended with the background.
    """

    background: str
    y: int = MARGIN
    _strokes: list[Callable[[Image.Image, Palette], None]] = field(default_factory=list)

    def rectangle(self, box: tuple[int, int, int, int], colour: str) -> None:
        """Fill a rectangle: left, top, right, bottom."""

        def fill(image: Image.Image, palette: Palette) -> None:
            ImageDraw.Draw(image).rectangle(box, fill=palette.solid(colour))

        self._strokes.append(fill)

    def line(self, text: str, at: tuple[int, int], size: int, colour: str, *, anchor: str = "la") -> None:
        """Write one line; ``anchor`` is Pillow's code: by default ``at`` is the left end and the ascender."""

        def write(image: Image.Image, palette: Palette) -> None:
            left, top, right, bottom = map(round, font(size).getbbox(text, anchor=anchor))
            letters = Image.new("L", (right - left, bottom - top))
            ImageDraw.Draw(letters).text((-left, -top), text, COVER - 1, font(size), anchor)
            image.paste(letters.point(palette.shades(colour)), (at[0] + left, at[1] + top))

        self._strokes.append(write)

    def block(self, text: str, size: int, colour: str, *, x: int = MARGIN, width: int | None = None) -> None:
        """Write a text at ``y``, in as many lines as it needs, and move ``y`` below it."""
        for each in wrapped(text, size, width or WIDTH - MARGIN - x):
            self.line(each, (x, self.y), size, colour)
            self.y += round(size * LEADING)

    def png(self) -> bytes:
        """Paint everything and return the PNG."""
        palette = Palette(self.background)
        image = Image.new("L", (WIDTH, self.y + MARGIN))
        for stroke in self._strokes:
            stroke(image, palette)
        image.putpalette(palette.flat())
        written = BytesIO()
        image.save(written, "PNG", compress_level=FASTEST)
        return written.getvalue()
