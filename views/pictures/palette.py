"""The palette of a picture: its colours by number, so that Pillow has to look for none after painting."""

from __future__ import annotations

from PIL import ImageColor

SHADES = 15
"""Steps between the background and the colour of a letter, for its smooth edges."""
COVER = 256
"""Values of how much of a pixel a letter covers: 0 to 255."""


class Palette:
    """Gives numbers to colours; 0 is the background."""

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
