"""The page of an initiative: where it stands and why, its deadlines, what was said, and its whole history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from briefing.deadlines.timeliness import deadline_standings
from briefing.statement.entry import Status
from briefing.statement.history import history
from briefing.statement.model import Verifiability
from briefing.statement.review_days import next_review
from briefing.statement.status import assessment
from views.checking import checked_sentence
from views.citations import citation_text
from views.excerpts import excerpt
from views.html.addresses import card_path
from views.html.deadlines import deadline_view, timeline_view
from views.html.embeds import embed_snippet
from views.html.entries import entry_view, in_its_language
from views.html.frame import LONGEST_DESCRIPTION, Place, page, statement_crumb
from views.html.marks import standing
from views.html.resources import Moved
from views.html.spoken import spoken, spoken_heading
from views.labels import CAN_BE_CHECKED, STATUS_HEADING
from views.log_words import paragraph_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.statement.model import Initiative, Statement
    from views.html.resources import Resource
    from views.html.site import Site
    from views.translate import Translator


def cards(site: Site) -> Iterator[dict[str, str]]:
    """Yield the parts of the address of each card."""
    for language in site.translators:
        for statement in site.library.newest_first:
            for slug in statement.initiatives:
                yield {"language": language, "statement": statement.id, "slug": slug}


def card(site: Site, parts: Mapping[str, str]) -> Resource | Moved | None:
    """Return the page of an initiative, or None if there is none; ``ots-plus`` leads to ``ots_plus``."""
    tr, statement = site.translators.get(parts["language"]), site.library.statement(parts["statement"])
    if tr is None or statement is None:
        return None
    slug = parts["slug"].lower().replace("-", "_")
    initiative = statement.initiatives.get(slug)
    if initiative is None:
        return None
    if slug != parts["slug"]:
        return Moved(card_path(tr.language, statement, slug))
    now = assessment(statement, slug)
    status, title = standing(site, tr, statement, slug), tr.text(initiative.title)
    place = Place(
        lambda language: card_path(language, statement, slug),
        f"{title} · {tr.gettext(STATUS_HEADING[now.status])}",
        _description(f"{status['words']}.", tr.text(initiative.summary)),
        statement,
        (statement_crumb(tr, statement),),
        tr.text(initiative.short),
        slug=slug,
    )
    no_evidence = now.status is Status.NO_EVIDENCE_FOUND
    return page(
        site,
        tr,
        "card.html",
        place,
        snippet=embed_snippet(site, tr.language, statement, slug),
        heading=spoken_heading(tr, initiative.title),
        number=initiative.number,
        standing=status,
        why=in_its_language(tr, now.why) if now.why else None,
        caution=tr.gettext("“No evidence found” does not mean “not done”.") if no_evidence else "",
        checked=checked_sentence(tr, now),
        deadlines=_deadlines(site, tr, statement, slug),
        said=_said(tr, initiative),
        history=_history(tr, statement, slug),
        citation=_citation(site, tr, statement, slug),
        turns=_turns(tr, statement, initiative),
    )


def _description(status: str, summary: str) -> str:
    """Return what a search result says: the status, and of the summary as many words as there is room for."""
    return f"{status} {excerpt(summary, LONGEST_DESCRIPTION - len(status) - 1)}"


def _deadlines(site: Site, tr: Translator, statement: Statement, slug: str) -> dict[str, object]:
    standings = deadline_standings(statement, site.today)
    own = [each for each in standings if each.deadline.initiative == slug]
    heading = tr.gettext("Deadline")
    none = tr.gettext(
        "{heading}: none was stated; the next review is on {date}.",
        heading=heading,
        date=tr.date(next_review(statement, site.today)),
    )
    return {
        "heading": tr.gettext("Deadlines"),
        "timeline": timeline_view(site, tr, statement, standings),
        "rows": [deadline_view(site, tr, statement, each, standings) for each in own],
        "none": "" if own else none,
    }


def _said(tr: Translator, initiative: Initiative) -> dict[str, object]:
    verifiability = escape(tr.gettext(CAN_BE_CHECKED[initiative.verifiability]))
    if initiative.verifiability is not Verifiability.VERIFIABLE and initiative.verifiability_reason:
        verifiability += Markup(". {}").format(spoken(tr, initiative.verifiability_reason))
    return {
        # Translators: Heading on the page of an initiative: what the statement says of it, at most 24
        # characters.
        "heading": tr.gettext("What was said"),
        # Translators: Heading on a card: what the speaker does, such as “proposes to create it”, at most 20
        # characters.
        "stance": (tr.gettext("Stance"), spoken(tr, initiative.stance)),
        "summary": spoken(tr, initiative.summary),
        "facts": [spoken(tr, each) for each in initiative.facts],
        "checkable": (tr.gettext("Can it be checked?"), verifiability),
        "paragraphs": paragraph_words(tr, initiative),
    }


def _history(tr: Translator, statement: Statement, slug: str) -> dict[str, object]:
    logged = history(statement, slug)
    nothing = tr.gettext("Nothing has been recorded yet. That does not mean that nothing was done.")
    return {
        # Translators: Heading on the page of an initiative: all that was recorded about it, at most 16
        # characters.
        "heading": tr.gettext("History"),
        "entries": [entry_view(tr, statement, each) for each in logged],
        "nothing": "" if logged else nothing,
    }


def _citation(site: Site, tr: Translator, statement: Statement, slug: str) -> dict[str, str]:
    url = site.url(card_path(tr.language, statement, slug))
    # Translators: Heading above a citation to copy, at most 24 characters.
    return {"heading": tr.gettext("To cite"), "text": citation_text(tr, statement, slug, url)}


def _turns(tr: Translator, statement: Statement, own: Initiative) -> list[dict[str, object]]:
    """Return the links to the initiatives before and after this one."""
    order = statement.in_order
    place = order.index(own)
    found: list[dict[str, object]] = []
    for at, side in ((place - 1, "prev"), (place + 1, "next")):
        if 0 <= at < len(order):
            each = order[at]
            path = card_path(tr.language, statement, each.slug)
            found.append({"side": side, "path": path, "name": f"{each.number}. {tr.text(each.short)}"})
    return found
