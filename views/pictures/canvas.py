"""A canvas that collects rectangles and texts, grows downward, and makes a PNG of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageColor, ImageDraw

from views.pictures.lettering import font, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH, MARGIN = 1280, 48
"""Pixels; Telegram keeps photos up to this wide as they are."""
LEADING = 1.3
"""The height of a line as a multiple of the font size."""
SHADES = 15
"""Steps between the background and the colour of a letter, for its smooth edges."""
COVER = 256
"""Values of how much of a pixel a letter covers: 0 to 255."""
Image.preinit()  # Else the first picture would have to wait until Pillow imports its file formats.

FASTEST = 1
"""zlib's level: with few colours every level gives a small file, and others take longer than painting."""


class Palette:
    """Gives numbers to the colours of a picture, so that Pillow looks for none; 0 is the background."""

    def __init__(self, background: str) -> None:
        self._background = ImageColor.getrgb(background)[:3]
        self._colours = [self._background]
        self._solid: dict[str, int] = {}
        self._shades: dict[str, list[int]] = {}

    def solid(self, colour: str) -> int:
        """Return the number of a colour for areas."""
        if colour not in self._solid:
            self._solid[colour] = len(self._colours)
            self._colours.append(ImageColor.getrgb(colour)[:3])
        return self._solid[colour]

    def shades(self, colour: str) -> list[int]:
        """Return the number of the shade for each value of how much of a pixel a letter covers."""
        if colour not in self._shades:
            first = len(self._colours) - 1
            full = ImageColor.getrgb(colour)[:3]
            for step in range(1, SHADES + 1):
                pairs = zip(self._background, full, strict=True)
                red, green, blue = (below + (above - below) * step // SHADES for below, above in pairs)
                self._colours.append((red, green, blue))
            steps = (round(cover * SHADES / (COVER - 1)) for cover in range(COVER))
            self._shades[colour] = [first + step if step else 0 for step in steps]
        return self._shades[colour]

    def flat(self) -> list[int]:
        """Return red, green and blue of all colours in one list, as Pillow's ``putpalette`` takes them."""
        return [part for colour in self._colours for part in colour]


@dataclass
class Canvas:
    """Collects rectangles and texts, and paints them in that order; ``y`` is where the next text begins.

    Text must not overlap a rectangle, because its edges are blended with the background.
    """

    background: str
    y: int = MARGIN
    width: int = WIDTH
    height: int | None = None
    """None for a picture that is as tall as its content."""
    sizes: set[int] = field(default_factory=set)
    """The font sizes of the texts."""
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

        self.sizes.add(size)
        self._strokes.append(write)

    def block(self, text: str, size: int, colour: str, *, x: int = MARGIN, width: int | None = None) -> None:
        """Write a text at ``y``, in as many lines as it needs, and move ``y`` below it."""
        for each in wrapped(text, size, width or self.width - MARGIN - x):
            self.line(each, (x, self.y), size, colour)
            self.y += round(size * LEADING)

    def png(self) -> bytes:
        """Paint everything and return the PNG."""
        palette = Palette(self.background)
        image = Image.new("L", (self.width, self.height or self.y + MARGIN))
        for stroke in self._strokes:
            stroke(image, palette)
        image.putpalette(palette.flat())
        written = BytesIO()
        image.save(written, "PNG", compress_level=FASTEST)
        return written.getvalue()
