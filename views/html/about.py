"""Pages about no single statement: the method, the list of statements, and that there is no such page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.deadlines.scoreboard import scoreboard
from views.html.addresses import named_path, statement_path
from views.html.frame import Place, page
from views.html.marks import signs
from views.html.scoreboard import shares
from views.html.spoken import occasion, spoken, spoken_heading
from views.labels import STATUS_HEADING, STATUS_MEANING
from views.method import METHOD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from views.html.resources import Resource
    from views.html.site import Site


def method(site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return how the log is written, and what each status means."""
    tr = site.translators.get(parts["language"])
    if tr is None:
        return None
    # Translators: Heading of how the log is written, at most 20 characters.
    heading = tr.gettext("Method")
    description = tr.gettext("How the log is written, what each status means, and who sets it.")
    place = Place(lambda language: named_path(language, "method"), heading, description)
    not_reviewed = tr.gettext(
        "The texts in this language are machine-checked, not yet reviewed by a native speaker."
    )
    return page(
        site,
        tr,
        "method.html",
        place,
        method=tr.gettext(METHOD),
        not_reviewed="" if tr.is_reviewed else not_reviewed,
        caution=tr.gettext("“No evidence found” does not mean “not done”."),
        meanings_heading=tr.gettext("What each status means"),
        meanings=[
            {
                "status": each.value,
                "sign": signs()[each],
                "word": tr.gettext(STATUS_HEADING[each]),
                "meaning": tr.gettext(meaning),
            }
            for each, meaning in STATUS_MEANING.items()
        ],
    )


def statements(site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return the list of statements, the newest first."""
    tr = site.translators.get(parts["language"])
    if tr is None:
        return None
    place = Place(
        lambda language: named_path(language, "statements"),
        # Translators: Heading of a list, and of a group of filters in the audit log; speeches that the bot
        # follows, at most 20 characters.
        tr.gettext("Statements"),
        tr.gettext("All statements that are followed here, and where their initiatives stand."),
    )
    rows = [
        {
            "name": spoken_heading(tr, each.title),
            "path": statement_path(tr.language, each),
            "occasion": occasion(tr, each),
            "summary": spoken(tr, each.summary),
            "shares": shares(tr, scoreboard(each, site.today)),
        }
        for each in site.library.newest_first
    ]
    return page(site, tr, "statements.html", place, rows=rows)
