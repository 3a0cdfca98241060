"""The badge of an initiative: its name and status as a small picture for the pages of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.statement.status import assessment
from views.html.addresses import card_path
from views.html.resources import Resource
from views.html.templates import environment
from views.labels import STATUS
from views.pictures.themes import STATUS_COLOUR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.statement.model import Statement
    from views.html.site import Site

SVG = "image/svg+xml"
FONT_SIZE, MEASURED = 11, 110
"""Pixels of the letters, and the size in which they are measured, so that no pixel is lost by rounding."""
PADDING, SQUARE, HEIGHT = 8, 10, 22


def badge_path(language: str, statement: Statement, slug: str) -> str:
    """Return the path of the badge of an initiative."""
    return f"{card_path(language, statement, slug)}/badge.svg"


def badges(site: Site) -> Iterator[dict[str, str]]:
    """Yield the parts of the address of each badge, and of each card for the pages of others."""
    for language in site.translators:
        for statement in site.library.newest_first:
            for slug in statement.initiatives:
                yield {"language": language, "statement": statement.id, "slug": slug}


def badge(site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return the badge of an initiative, or None if there is no such initiative or language."""
    tr, statement = site.translators.get(parts["language"]), site.library.statement(parts["statement"])
    if tr is None or statement is None or parts["slug"] not in statement.initiatives:
        return None
    status = assessment(statement, parts["slug"]).status
    name, words = tr.text(statement.initiatives[parts["slug"]].short), tr.gettext(STATUS[status])
    body = (
        environment()
        .get_template("badge.svg")
        .render(
            language=tr.language,
            name=name,
            status=words,
            colour=STATUS_COLOUR[status],
            name_width=_width(name),
            status_width=_width(words),
            size=FONT_SIZE,
            padding=PADDING,
            square=SQUARE,
            height=HEIGHT,
        )
    )
    return Resource(SVG, body.encode())


def _width(text: str) -> float:
    """Return the width of a text in pixels; a browser without our font sets its own to this width."""
    from views.pictures.lettering import width_of  # noqa: PLC0415 - Pillow can wait for the first badge

    return width_of(text, MEASURED) * FONT_SIZE / MEASURED
