"""Painting of the timeline: each deadline in its own row, and a line for today across all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefing.local_time import DAY
from views.pictures.canvas import LEADING, MARGIN, WIDTH
from views.pictures.lettering import width_of
from views.pictures.themes import TIMELINESS_COLOUR

if TYPE_CHECKING:
    from views.pictures.canvas import Canvas
    from views.pictures.drawing import Drawing, Span
    from views.pictures.themes import Colours

LEFT, RIGHT = 720, WIDTH - MARGIN
"""The left and right end of the timeline; the names of the deadlines are to its left."""
NAME, SMALL = 34, 32
GAP = 28
BAR, THIN, MARK = 36, 5, 60
"""Heights of a stated period, of the line from it to the day on which it was met, and of that day's mark."""
NARROWEST = 12
"""Least width of a bar in pixels; a day would be far narrower on a timeline of decades."""
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
"""Possible numbers of years from one label to the next."""
APART = 110
"""Least distance of two labels in pixels."""


@dataclass(frozen=True, slots=True)
class _Years:
    """The range of the timeline, from 1 January of ``first`` to 1 January of ``end``."""

    first: int
    end: int

    def x(self, day: date) -> int:
        start = date(self.first, 1, 1).toordinal()
        whole = date(self.end, 1, 1).toordinal() - start
        return LEFT + round((day.toordinal() - start) * (RIGHT - LEFT) / whole)

    def labelled(self) -> list[int]:
        """Return the years with labels, far enough apart that the labels do not touch."""
        of_one = (RIGHT - LEFT) / (self.end - self.first)
        step = next(each for each in STEPS if each * of_one >= APART or each == STEPS[-1])
        return [year for year in range(self.first, self.end + 1) if year % step == 0]


def paint_timeline(canvas: Canvas, drawing: Drawing, colours: Colours) -> None:
    """Paint a row for each deadline below the present content; the line for today lies over the rows."""
    canvas.y += round(SMALL * LEADING) + GAP // 2
    top = canvas.y
    middles = [_names(canvas, span, colours) for span in drawing.spans]
    bottom = canvas.y
    years = _years(drawing)
    for year in years.labelled():
        x = years.x(date(year, 1, 1))
        canvas.rectangle((x, top, x + 2, bottom), colours.grid)
        _label(canvas, str(year), x, bottom + 8, colours.muted)
    for span, middle in zip(drawing.spans, middles, strict=True):
        _bar(canvas, span, years, middle, colours)
    today = years.x(drawing.today)
    canvas.rectangle((today - 2, top - 4, today + 2, bottom), colours.today)
    _label(canvas, drawing.today_label, today, top - round(SMALL * LEADING) - 4, colours.today)
    canvas.y = bottom + round(SMALL * LEADING) + GAP


def _years(drawing: Drawing) -> _Years:
    days = [drawing.begins, drawing.today]
    for span in drawing.spans:
        days += [span.first_day, span.last_day, span.met_on or span.last_day]
    return _Years(min(days).year, max(days).year + 1)


def _names(canvas: Canvas, span: Span, colours: Colours) -> int:
    """Write the texts of a row and return the ``y`` of its middle."""
    start = canvas.y
    canvas.y += GAP // 2
    canvas.block(span.name, NAME, colours.text, width=LEFT - MARGIN - GAP)
    canvas.block(span.words, SMALL, colours.muted, width=LEFT - MARGIN - GAP)
    canvas.y += GAP // 2
    return (start + canvas.y) // 2


def _bar(canvas: Canvas, span: Span, years: _Years, middle: int, colours: Colours) -> None:
    colour = TIMELINESS_COLOUR[span.timeliness]
    left, right = years.x(span.first_day), years.x(span.last_day + DAY)
    lacking = max(0, NARROWEST - (right - left))
    left, right = left - lacking // 2, right + (lacking + 1) // 2
    canvas.rectangle((left, middle - BAR // 2, right, middle + BAR // 2), colour)
    if span.met_on is not None:
        met = years.x(span.met_on)
        canvas.rectangle((min(met, right), middle - THIN // 2, max(met, left), middle + THIN // 2), colour)
        canvas.rectangle((met - 4, middle - MARK // 2, met + 4, middle + MARK // 2), colours.text)


def _label(canvas: Canvas, text: str, x: int, y: int, colour: str) -> None:
    """Write a text centred at ``x``, moved inward if it would leave the picture."""
    half = width_of(text, SMALL) // 2 + 1
    canvas.line(text, (min(max(x, half), WIDTH - half), y), SMALL, colour, anchor="ma")
