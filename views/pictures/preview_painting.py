"""Painting of a preview: every text in full, as large as the fixed size of the picture allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.pictures.canvas import LEADING, MARGIN, Canvas
from views.pictures.lettering import wrapped
from views.pictures.themes import STATUS_COLOUR, THEMES, Theme

if TYPE_CHECKING:
    from views.pictures.preview import Preview, StatusLine

WIDTH, HEIGHT = 1200, 630
"""Pixels: what networks and messengers show in full."""
TITLE, STATUS, TEXT, SMALL = 60, 44, 40, 30
"""Font sizes in pixels of a preview with few words."""
SCALES = (1, 0.9, 0.8, 0.7, 0.62, 0.54, 0.46)
"""Sizes that are tried, largest first; the last one holds the longest texts that content may have."""
GAP, SQUARE = 26, 0.8
IN_ONE_COLUMN = 3
"""Most statuses below each other; more stand in two columns."""


def paint_preview(preview: Preview) -> bytes:
    """Return the picture as PNG; it takes tens of milliseconds, so call it outside the event loop."""
    return composed_preview(preview).png()


def composed_preview(preview: Preview) -> Canvas:
    """Return a canvas with everything that the preview shows, in the largest size that fits."""
    for scale in SCALES:
        canvas = _composed(preview, scale)
        if canvas.y <= HEIGHT - MARGIN:
            break
    return canvas


def _composed(preview: Preview, scale: float) -> Canvas:
    colours = THEMES[Theme.LIGHT]
    canvas = Canvas(colours.background, width=WIDTH, height=HEIGHT)
    title, status, text, small = (round(size * scale) for size in (TITLE, STATUS, TEXT, SMALL))
    gap = round(GAP * scale)
    canvas.block(preview.origin, small, colours.muted)
    canvas.y += gap // 2
    canvas.block(preview.title, title, colours.text)
    canvas.y += gap
    _statuses(canvas, preview.statuses, status, colours.text)
    canvas.y += gap
    canvas.block(preview.sentence, text, colours.text)
    if preview.note:
        lines = wrapped(preview.note, small, WIDTH - 2 * MARGIN)
        bottom = HEIGHT - MARGIN - len(lines) * round(small * LEADING)
        canvas.y = max(canvas.y + gap, bottom)
        canvas.block(preview.note, small, colours.muted)
    return canvas


def _statuses(canvas: Canvas, statuses: tuple[StatusLine, ...], size: int, colour: str) -> None:
    """Write statuses beside a square in their colour, in two columns if there are many."""
    columns = 1 if len(statuses) <= IN_ONE_COLUMN else 2
    if columns > 1:
        size = round(size * SQUARE)
    column, top, bottom = (WIDTH - 2 * MARGIN) // columns, canvas.y, canvas.y
    in_column = -(-len(statuses) // columns)
    square = round(size * SQUARE)
    for index, each in enumerate(statuses):
        if index % in_column == 0:
            canvas.y = top
        left, middle = MARGIN + index // in_column * column, canvas.y + round(size * LEADING / 2)
        box = (left, middle - square // 2, left + square, middle + square // 2)
        canvas.rectangle(box, STATUS_COLOUR[each.status])
        canvas.block(each.words(), size, colour, x=left + 2 * square, width=column - 3 * square)
        bottom = max(bottom, canvas.y)
    canvas.y = bottom
