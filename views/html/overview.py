"""The page of a statement: where each initiative stands, what happened last, what is due next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.deadlines.scoreboard import scoreboard
from briefing.deadlines.timeliness import deadline_standings, next_due
from briefing.statement.entry import FollowUp
from views.html.addresses import card_path, part_path, statement_path
from views.html.dataset import dataset
from views.html.deadlines import deadline_view, timeline_view
from views.html.entries import entry_view, whole_log
from views.html.frame import Place, page
from views.html.marks import standing
from views.html.scoreboard import shares
from views.html.spoken import occasion, spoken, spoken_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.statement.model import Initiative, Statement
    from views.html.resources import Resource
    from views.html.site import Site
    from views.translate import Translator

LATEST = 3
"""Events that are shown below the list of initiatives."""


def homes(site: Site) -> Iterator[dict[str, str]]:
    """Yield the parts of the address of each first page."""
    for language in site.translators:
        yield {"language": language}


def home(site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return the page of the newest statement."""
    return overview(site, {**parts, "statement": site.library.current.id})


def overviews(site: Site) -> Iterator[dict[str, str]]:
    """Yield the parts of the address of each overview, which those of its other parts have too."""
    for language in site.translators:
        for statement in site.library.newest_first:
            yield {"language": language, "statement": statement.id}


def overview(site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return the page of a statement, or None if there is no such statement or language."""
    tr, statement = site.translators.get(parts["language"]), site.library.statement(parts["statement"])
    if tr is None or statement is None:
        return None
    board = scoreboard(statement, site.today)
    place = Place(
        lambda language: statement_path(language, statement),
        tr.text(statement.title),
        tr.text(statement.summary),
        statement,
    )
    return page(
        site,
        tr,
        "overview.html",
        place,
        heading=spoken_heading(tr, statement.title),
        occasion=occasion(tr, statement),
        summary=spoken(tr, statement.summary),
        shares=shares(tr, board),
        # Translators: Heading of a list, at most 20 characters.
        initiatives=tr.gettext("Initiatives"),
        rows=[_row(site, tr, statement, each) for each in statement.in_order],
        due=_due(site, tr, statement),
        latest=_latest(tr, statement),
        # Translators: Heading above what the statement says besides its initiatives, at most 24 characters.
        context_heading=tr.gettext("Also said"),
        said_at=spoken(tr, statement.place),
        context=[spoken(tr, each) for each in statement.context],
        dataset=dataset(site, tr, statement),
    )


def _row(site: Site, tr: Translator, statement: Statement, initiative: Initiative) -> dict[str, object]:
    return {
        "number": initiative.number,
        "path": card_path(tr.language, statement, initiative.slug),
        "name": spoken(tr, initiative.title),
        "standing": standing(site, tr, statement, initiative.slug),
    }


def _due(site: Site, tr: Translator, statement: Statement) -> dict[str, object]:
    due = next_due(statement, site.today)
    standings = deadline_standings(statement, site.today)
    return {
        # Translators: Heading above the deadline that comes next, at most 24 characters.
        "heading": tr.gettext("Next due"),
        "none": tr.gettext("No deadline lies ahead."),
        "timeline": timeline_view(site, tr, statement, standings),
        "deadline": deadline_view(site, tr, statement, due, standings) if due else None,
        "all": (tr.gettext("Deadlines"), part_path(tr.language, statement, "deadlines")),
    }


def _latest(tr: Translator, statement: Statement) -> dict[str, object]:
    events = [
        each
        for each in whole_log(statement)
        if isinstance(each.entry, FollowUp) and not each.is_corrected and not each.entry.context
    ]
    nothing = tr.gettext("Nothing has been recorded yet. That does not mean that nothing was done.")
    return {
        # Translators: Heading on a card, at most 28 characters.
        "heading": tr.gettext("Newest evidence"),
        "nothing": "" if events else nothing,
        "entries": [entry_view(tr, statement, each) for each in events[:LATEST]],
        "all": (tr.gettext("Log"), part_path(tr.language, statement, "log")),
    }
