"""The page that searches initiatives and the log of every statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from briefing.search.excerpt import excerpt
from briefing.search.query import LONGEST_QUERY
from views.html.addresses import card_path, entry_path, named_path
from views.html.frame import Place, page
from views.html.marks import standing
from views.html.spoken import spoken_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.search.excerpt import Piece
    from briefing.search.ranking import Hit
    from briefing.statement.model import Statement
    from views.html.resources import Resource
    from views.html.site import Site
    from views.translate import Translator

QUERY = "q"
"""The query parameter in which the words stand."""


def search(site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return what a query finds; without one, only where to write it."""
    tr, query = site.translators.get(parts["language"]), parts["query"].strip()[:LONGEST_QUERY]
    if tr is None:
        return None
    sentence = tr.gettext("Search in the initiatives and in the log")
    place = Place(
        lambda language: named_path(language, "search"), tr.gettext("Search"), sentence, is_indexed=False
    )
    found, nearest, count = _found(site, tr, query) if query else ([], [], 0)
    return page(
        site,
        tr,
        "search.html",
        place,
        label=sentence,
        query=query,
        longest=LONGEST_QUERY,
        result=_result(tr, query, count) if query else "",
        statements=found,
        nearest_heading=tr.gettext("These come nearest:"),
        nearest=nearest,
    )


def _result(tr: Translator, query: str, count: int) -> str:
    if not count:
        return tr.gettext("Nothing was found for “{query}”. Try another word.", query=query)
    # Translators: Heading above what a search found, at most 40 characters.
    return tr.ngettext("{n} match for “{query}”", "{n} matches for “{query}”", count, query=query)


def _found(
    site: Site, tr: Translator, query: str
) -> tuple[list[dict[str, object]], list[tuple[str, str]], int]:
    """Return the hits by statement, links to the nearest initiatives if there are none, and how many hits."""
    found: list[dict[str, object]] = []
    nearest: list[tuple[str, str]] = []
    count = 0
    for statement in site.library.newest_first:
        one = site.finder.find_at_once(statement, query, ())
        if one.hits:
            hits = [_hit(site, tr, statement, each) for each in one.hits]
            found.append({"name": spoken_heading(tr, statement.title), "hits": hits})
            count += len(hits)
        for slug in one.nearest:
            name = tr.text(statement.initiatives[slug].short)
            nearest.append((name, card_path(tr.language, statement, slug)))
    return found, [] if count else nearest, count


def _hit(site: Site, tr: Translator, statement: Statement, hit: Hit) -> dict[str, object]:
    initiative = statement.initiatives[hit.initiative]
    followup = next((each for each in statement.followups if each.id == hit.followup), None)
    if followup is not None:
        words = _marked(excerpt([tr.text(followup.text)], hit.words)) or escape(tr.localized(followup.text))
        path = entry_path(tr.language, statement, followup.id)
        name = f"{tr.text(initiative.short)}: {tr.date(followup.happened_on)}"
        corrected = tr.gettext("corrected") if followup.id in statement.corrected else ""
        return {"name": name, "path": path, "words": words, "standing": None, "corrected": corrected}
    own = (each.what for each in statement.deadlines.values() if each.initiative == hit.initiative)
    texts = (initiative.stance, initiative.summary, *initiative.facts, *own)
    words = _marked(excerpt(map(tr.text, texts), hit.words)) or escape(tr.text(initiative.stance))
    return {
        "name": Markup("{}. {}").format(initiative.number, spoken_heading(tr, initiative.title)),
        "path": card_path(tr.language, statement, hit.initiative),
        "words": words,
        "standing": standing(site, tr, statement, hit.initiative),
        "corrected": "",
    }


def _marked(pieces: Iterable[Piece]) -> Markup:
    mark = Markup("<mark>{}</mark>")
    return Markup().join(mark.format(each.text) if each.is_found else escape(each.text) for each in pieces)
