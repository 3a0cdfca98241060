"""Painting of a scoreboard: bars of the statuses, and the deadlines on a timeline."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from views.pictures.canvas import LEADING, MARGIN, WIDTH, Canvas
from views.pictures.themes import STATUS_COLOUR, THEMES
from views.pictures.timeline import paint_timeline

if TYPE_CHECKING:
    from views.pictures.drawing import Bar, Drawing
    from views.pictures.themes import Colours, Theme

CACHED_PICTURES = 64
"""Pictures that are kept in memory, about 50 kB each."""
TITLE, HEADING, BODY, SMALL = 38, 30, 24, 21
GAP = 28
BARS, COUNT = 470, 80
"""The left end of the bars, and the space to the right of the longest for its number; pixels."""


@lru_cache(maxsize=CACHED_PICTURES)
def paint(drawing: Drawing, theme: Theme) -> bytes:
    """Return the picture as PNG; it takes tens of milliseconds, so call it outside the event loop."""
    colours = THEMES[theme]
    canvas = Canvas(colours.background)
    canvas.block(drawing.title, TITLE, colours.text)
    canvas.block(drawing.subtitle, BODY, colours.muted)
    canvas.y += GAP
    canvas.block(drawing.bars_heading, HEADING, colours.text)
    canvas.y += GAP // 2
    longest = max(each.count for each in drawing.bars)
    for each in drawing.bars:
        _bar(canvas, each, longest, colours)
    canvas.y += GAP
    canvas.block(drawing.timeline_heading, HEADING, colours.text)
    canvas.block(drawing.legend, SMALL, colours.muted)
    if drawing.spans:
        paint_timeline(canvas, drawing, colours)
    canvas.y += GAP // 2
    for note in drawing.notes:
        canvas.block(note, SMALL, colours.muted)
    return canvas.png()


def _bar(canvas: Canvas, bar: Bar, longest: int, colours: Colours) -> None:
    top = canvas.y
    width = BARS - MARGIN - GAP
    canvas.block(bar.label, BODY, colours.text if bar.count else colours.muted, width=width)
    height = round(BODY * LEADING)
    right = BARS + (WIDTH - MARGIN - COUNT - BARS) * bar.count // longest
    if bar.count:
        canvas.rectangle((BARS, top, right, top + height - 1), STATUS_COLOUR[bar.status])
    number_at = right + 14 if bar.count else BARS
    canvas.line(str(bar.count), (number_at, top), BODY, colours.text if bar.count else colours.muted)
    canvas.y += 8
