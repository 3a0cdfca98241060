"""The brief of a statement at an address of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.briefs.brief import brief_of
from views.html.addresses import statement_path
from views.html.resources import Resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.statement.model import Statement
    from views.html.site import Site

PDF = "application/pdf"


def brief_path(language: str, statement: Statement) -> str:
    """Return the path of the brief of a statement."""
    return f"{statement_path(language, statement)}/brief.pdf"


def brief(site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return the brief of a statement as of today, or None if there is no such statement or language."""
    tr, statement = site.translators.get(parts["language"]), site.library.statement(parts["statement"])
    if tr is None or statement is None:
        return None
    from views.briefs.typesetting import brief_pdf  # noqa: PLC0415 - typst can wait for the first brief

    address = site.url(statement_path(tr.language, statement))
    return Resource(PDF, brief_pdf(brief_of(statement, tr, site.today, address)))
