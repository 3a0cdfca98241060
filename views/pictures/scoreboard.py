"""Painting of a scoreboard: the initiatives by status, and the deadlines on a timeline."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from views.pictures.canvas import MARGIN, WIDTH, Canvas
from views.pictures.themes import STATUS_COLOUR, THEMES
from views.pictures.timeline import paint_timeline

if TYPE_CHECKING:
    from views.pictures.drawing import Drawing, Group
    from views.pictures.themes import Colours, Theme

CACHED_PICTURES = 64
"""Pictures that are kept in memory, about 50 kB each."""
TITLE, HEADING, NAME, SMALL = 44, 38, 38, 32
"""Font sizes in pixels: a phone shows the picture at a third of its width."""
GAP = 28
STRIPE = 16
"""The width of the stripe in the colour of a status."""


@lru_cache(maxsize=CACHED_PICTURES)
def paint(drawing: Drawing, theme: Theme) -> bytes:
    """Return the picture as PNG; it takes tens of milliseconds, so call it outside the event loop."""
    return composed(drawing, theme).png()


def composed(drawing: Drawing, theme: Theme) -> Canvas:
    """Return a canvas with everything that the picture shows, not yet painted."""
    colours = THEMES[theme]
    canvas = Canvas(colours.background)
    canvas.block(drawing.title, TITLE, colours.text)
    canvas.block(drawing.subtitle, SMALL, colours.muted)
    for each in drawing.groups:
        canvas.y += GAP
        _group(canvas, each, colours)
    canvas.y += GAP
    canvas.block(drawing.timeline_heading, HEADING, colours.text)
    canvas.block(drawing.legend, SMALL, colours.muted)
    if drawing.spans:
        paint_timeline(canvas, drawing, colours)
    canvas.y += GAP // 2
    for note in drawing.notes:
        canvas.block(note, SMALL, colours.muted)
    return canvas


def _group(canvas: Canvas, group: Group, colours: Colours) -> None:
    """Write a status with its count, and the initiatives that have it, beside a stripe in its colour."""
    top, left = canvas.y, MARGIN + STRIPE + GAP
    canvas.line(str(group.count), (WIDTH - MARGIN, top), SMALL, colours.muted, anchor="ra")
    canvas.block(group.label, SMALL, colours.muted, x=left, width=WIDTH - MARGIN - left - TITLE * 2)
    for name in group.names:
        canvas.block(name, NAME, colours.text, x=left)
    canvas.rectangle((MARGIN, top, MARGIN + STRIPE, canvas.y), STATUS_COLOUR[group.status])
