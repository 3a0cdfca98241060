"""Statuses as pages show them: a sign that is drawn, the word, and what they rest on."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.statement.entry import Status
from briefing.statement.status import assessment
from views.html.addresses import entry_path
from views.html.templates import environment
from views.labels import STATUS_HEADING
from views.statuses import with_basis

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.statement.model import Statement
    from views.html.site import Site
    from views.translate import Translator


@cache
def signs() -> Mapping[Status, Markup]:
    """Return the drawing of each status, which is told apart by its form as well as by its colour."""
    module = environment().get_template("signs.html").module
    return {each: Markup(module.sign(each.value).strip()) for each in Status}  # type: ignore[attr-defined] # noqa: S704 - a macro escapes


def standing(site: Site, tr: Translator, statement: Statement, slug: str) -> dict[str, object]:
    """Return the status of an initiative in words, with what it rests on, and the path to the evidence."""
    now = assessment(statement, slug)
    word = tr.gettext(STATUS_HEADING[now.status])
    return {
        "status": now.status.value,
        "sign": signs()[now.status],
        "words": with_basis(tr, word, now, site.today),
        "path": entry_path(tr.language, statement, now.by.id) if now.by else "",
    }
