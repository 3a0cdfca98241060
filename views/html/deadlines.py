"""The page of all deadlines, and a deadline as pages show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.deadlines.timeliness import deadline_standings
from briefing.statement.review_days import next_review, undated_initiatives
from views.deadlines import period_name, stated_words, timeliness_words
from views.html.addresses import card_path, entry_path, part_path
from views.html.frame import Place, page, statement_crumb
from views.html.spoken import spoken
from views.html.timeline import Label, Timeline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.deadlines.timeliness import DeadlineStanding
    from briefing.statement.model import Statement
    from views.html.resources import Resource
    from views.html.site import Site
    from views.translate import Translator


def deadlines(site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return the page of the deadlines of a statement."""
    tr, statement = site.translators.get(parts["language"]), site.library.statement(parts["statement"])
    if tr is None or statement is None:
        return None
    # Translators: Heading of the list of deadlines and in the picture, at most 16 characters.
    heading, title = tr.gettext("Deadlines"), tr.text(statement.title)
    place = Place(
        lambda language: part_path(language, statement, "deadlines"),
        f"{heading} · {title}",
        tr.gettext(
            "All dates that the statement names, how each stands today, and what became of it: {title}.",
            title=title,
        ),
        statement,
        (statement_crumb(tr, statement),),
        heading,
    )
    standings = deadline_standings(statement, site.today)
    return page(
        site,
        tr,
        "deadlines.html",
        place,
        heading=heading,
        nothing=tr.gettext("The statement names no date."),
        timeline=timeline_view(site, tr, statement, standings),
        rows=[deadline_view(site, tr, statement, each, standings) for each in standings],
        undated=_undated(site, tr, statement),
    )


def deadline_view(
    site: Site,
    tr: Translator,
    statement: Statement,
    standing: DeadlineStanding,
    standings: Sequence[DeadlineStanding],
) -> dict[str, object]:
    """Return what a page shows of a deadline, with its bar on the timeline of all of them."""
    deadline, met_by = standing.deadline, standing.met_by
    timeline = Timeline.of(standings, statement.made_on, site.today)
    return {
        "period": period_name(tr, deadline),
        "what": spoken(tr, deadline.what),
        "stated": stated_words(tr, deadline),
        "standing": timeliness_words(tr, standing, site.today),
        "timeliness": standing.timeliness.value,
        "name": spoken(tr, statement.initiatives[deadline.initiative].short),
        "card": card_path(tr.language, statement, deadline.initiative),
        "evidence": entry_path(tr.language, statement, met_by.id) if met_by else "",
        "bar": timeline.bar(standing),
        "today": timeline.at(site.today),
    }


def timeline_view(
    site: Site, tr: Translator, statement: Statement, standings: Sequence[DeadlineStanding]
) -> dict[str, object]:
    """Return the lines across the timeline, and what its signs mean."""
    timeline = Timeline.of(standings, statement.made_on, site.today)
    # Translators: Word beside the line that marks the present day in the picture, at most 10
    # characters.
    today = tr.pgettext("line in a picture of deadlines", "today")
    return {
        "years": timeline.years,
        "today": Label(today, timeline.at(site.today)),
        "legend": tr.gettext("Bar: the period. Mark: when it was met. Line: today."),
    }


def _undated(site: Site, tr: Translator, statement: Statement) -> dict[str, object] | None:
    without = undated_initiatives(statement)
    if not without:
        return None
    return {
        "heading": tr.gettext("Without a stated date"),
        "review": tr.gettext(
            "The next review is on {date}.", date=tr.date(next_review(statement, site.today))
        ),
        "links": [(spoken(tr, each.short), card_path(tr.language, statement, each.slug)) for each in without],
    }
