"""Setting a brief as a PDF, with typst: tagged for screen readers, and the same bytes each time."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import typst

from views.pictures.lettering import FONT

if TYPE_CHECKING:
    from views.briefs.brief import Brief

TEMPLATE = Path(__file__).with_name("brief.typ")
ACCESSIBLE: typst.PDFStandards = "ua-1"
"""PDF/UA-1: a title, a language, and tags for everything."""
CACHED_BRIEFS = 32
"""Files that are kept in memory, about 35 kB each: a few statements in all languages, of one day."""
_one_at_a_time = Lock()
"""Who asks for a file that is being made gets that one, and a crowd takes one processor."""


def brief_pdf(brief: Brief) -> bytes:
    """Return a brief as PDF; it takes tens of milliseconds, so call it outside the event loop."""
    with _one_at_a_time:
        return _made(brief)


@lru_cache(maxsize=CACHED_BRIEFS)
def _made(brief: Brief) -> bytes:
    try:
        return _compiled(brief, ACCESSIBLE)
    except typst.TypstError:
        # The standard forbids letters that the font lacks, such as emoji in what an editor wrote.
        return _compiled(brief, [])


def _compiled(brief: Brief, standards: typst.PDFStandards) -> bytes:
    return typst.compile(
        TEMPLATE,  # as a path: typst keeps what it made of bytes for ever
        format="pdf",
        font_paths=_fonts(),
        sys_inputs={"brief": _data(brief)},
        pdf_standards=standards,
        timestamp=datetime.combine(brief.day, time(), UTC),
    )


def _data(brief: Brief) -> str:
    return json.dumps({**asdict(brief), "day": [brief.day.year, brief.day.month, brief.day.day]})


@cache
def _fonts() -> typst.Fonts:
    """Return our fonts alone, so that every machine makes the same file."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONT.parent])
