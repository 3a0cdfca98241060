"""The picture of the bot's account where nobody has set another one: the icon of the site."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

SIDE = 640
"""Pixels; Telegram shows pictures of accounts up to this size."""
GRID = 32
"""The icon is drawn on a grid of so many squares, as in ``views/html/assets/icon.svg``."""
BACKGROUND, LINE = "#1f3a5f", "#ffffff"
LINES = ((8, 10, 24), (8, 16, 24), (8, 22, 18))
"""Left end, height and right end of each line."""
THICKNESS = 3


def emblem() -> bytes:
    """Return the picture as JPEG; Telegram cuts its corners itself."""
    unit = SIDE / GRID
    picture = Image.new("RGB", (SIDE, SIDE), BACKGROUND)
    pen = ImageDraw.Draw(picture)
    for left, height, right in LINES:
        half = THICKNESS / 2
        box = [each * unit for each in (left - half, height - half, right + half, height + half)]
        pen.rounded_rectangle(box, radius=half * unit, fill=LINE)
    written = BytesIO()
    picture.save(written, "JPEG", quality=92)
    return written.getvalue()
