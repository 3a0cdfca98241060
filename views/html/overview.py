"""The page of a statement: where each initiative stands, what happened last, what is due next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.deadlines.scoreboard import scoreboard
from briefing.statement.status import assessment
from views.html.site import card_path
from views.html.templates import html as filled_in
from views.statuses import status_counts, status_with_age

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from views.html.resources import Resource
    from views.html.site import Site

TEMPLATE = "overview.html"


def overviews(site: Site) -> Iterator[dict[str, str]]:
    """Yield the parts of the address of each overview."""
    for language in site.translators:
        for statement in site.library.newest_first:
            yield {"language": language, "statement": statement.id}


def overview(site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return the page of a statement, or None if there is no such statement or language."""
    tr, statement = site.translators.get(parts["language"]), site.library.statement(parts["statement"])
    if tr is None or statement is None:
        return None
    rows = [
        {
            "number": each.number,
            "path": card_path(tr.language, statement, each.slug),
            "name": tr.text(each.short),
            "status": status_with_age(tr, assessment(statement, each.slug), site.today),
        }
        for each in statement.in_order
    ]
    return filled_in(
        "overview.html",
        language=tr.language,
        title=tr.text(statement.title),
        description=tr.text(statement.summary),
        counts=status_counts(tr, scoreboard(statement, site.today)),
        rows=rows,
    )
