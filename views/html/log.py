"""The log in pages, and the page of an entry beside what it corrects or what corrects it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.statement.entry import FollowUp
from briefing.statement.recording import name_of
from views.excerpts import excerpt
from views.html.addresses import entry_path, log_path
from views.html.entries import entry_view, whole_log
from views.html.errors import gone
from views.html.frame import Place, page, statement_crumb

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.statement.history import Logged
    from briefing.statement.model import Statement
    from views.html.resources import Resource
    from views.html.site import Site
    from views.translate import Translator

ENTRIES = 20
"""The most entries on a page of the log."""
LONGEST_TITLE = 80
"""Characters of what an entry says in the title of its page."""


def later_pages(site: Site) -> Iterator[dict[str, str]]:
    """Yield the parts of the address of each page of the logs but the first."""
    for language in site.translators:
        for statement in site.library.newest_first:
            for number in range(2, _pages(statement) + 1):
                yield {"language": language, "statement": statement.id, "number": str(number)}


def log(site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return a page of the log of a statement; "number" is that of a later page."""
    tr, statement = site.translators.get(parts["language"]), site.library.statement(parts["statement"])
    number = int(found) if (found := parts.get("number", "1")).isdecimal() and found.isascii() else 0
    if tr is None or statement is None or not 1 <= number <= _pages(statement) or found != str(number):
        return None
    if "number" in parts and number == 1:
        return None
    heading, title, pages = tr.gettext("Log"), tr.text(statement.title), _pages(statement)
    # Translators: Beside the heading of a long list, at most 30 characters.
    which = tr.gettext("page {page} of {pages}", page=number, pages=pages) if pages > 1 else ""
    place = Place(
        lambda language: log_path(language, statement, number),
        " · ".join(each for each in (heading, which if number > 1 else "", title) if each),
        tr.gettext(
            "All that was recorded about the statement, newest first, with its sources: {title}.",
            title=title,
        ),
        statement,
        (statement_crumb(tr, statement),),
        heading,
    )
    shown = whole_log(statement)[(number - 1) * ENTRIES : number * ENTRIES]
    nothing = tr.gettext("Nothing has been recorded yet. That does not mean that nothing was done.")
    return page(
        site,
        tr,
        "log.html",
        place,
        heading=heading,
        which=which,
        nothing="" if shown else nothing,
        entries=[entry_view(tr, statement, each) for each in shown],
        turns=list(_turns(tr, statement, number)),
    )


def entry_addresses(site: Site) -> Iterator[dict[str, str]]:
    """Yield the parts of the address of each entry."""
    for language in site.translators:
        for statement in site.library.newest_first:
            for each in whole_log(statement):
                yield {"language": language, "statement": statement.id, "entry": each.entry.id}


def entry(site: Site, parts: Mapping[str, str]) -> Resource | None:
    """Return the page of an entry of the log, with the entries that it corrects and that correct it.

    One that was shown once and is not any more says so, also when its whole statement is shown no more.
    """
    tr, statement = site.translators.get(parts["language"]), site.library.statement(parts["statement"])
    if tr is None:
        return None
    logged = {each.entry.id: each for each in whole_log(statement)} if statement else {}
    own = logged.get(parts["entry"])
    if statement is None or own is None:
        is_withdrawn = name_of(parts["statement"], parts["entry"]) in site.library.withdrawn
        return gone(site, tr.language) if is_withdrawn else None
    shown = entry_view(tr, statement, own)
    heading = f"{shown['name']}: {shown['day']}"
    place = Place(
        lambda language: entry_path(language, statement, own.entry.id),
        _title(heading, shown),
        f"{shown['day']}: {_what(shown)}",
        statement,
        (
            statement_crumb(tr, statement),
            (tr.gettext("Log"), log_path(tr.language, statement)),
        ),
        heading,
    )
    beside = list(_beside(tr, statement, own, logged))
    return page(site, tr, "entry.html", place, heading=heading, entry=shown, beside=beside)


def _title(heading: str, shown: Mapping[str, object]) -> str:
    """Return the title of the page of an entry; one that was corrected says so."""
    mark = f" ({shown['corrected']})" if shown["corrected"] else ""
    return f"{heading}{mark} · {excerpt(_what(shown), LONGEST_TITLE)}"


def _what(shown: Mapping[str, object]) -> str:
    """Return what tells an entry apart: what it corrects and why, else its text, else its kind."""
    texts = shown["texts"]
    assert isinstance(texts, list)
    return str(shown["correction"] or (texts[0]["words"] if texts else shown["kind"]))


def _beside(
    tr: Translator, statement: Statement, own: Logged, logged: Mapping[str, Logged]
) -> Iterator[tuple[str, dict[str, object]]]:
    said = own.entry
    by = statement.corrected.get(said.id)
    if by is not None:
        yield tr.gettext("The correction of this entry"), entry_view(tr, statement, logged[by])
    corrects = said.correction_of if isinstance(said, FollowUp) else None
    if corrects is not None and corrects in logged:
        yield tr.gettext("What this entry corrects"), entry_view(tr, statement, logged[corrects])


def _turns(tr: Translator, statement: Statement, number: int) -> Iterator[dict[str, str]]:
    """Yield the links to the pages before and after a page of the log."""
    if number > 1:
        # Translators: Link to the page before in the log, at most 28 characters.
        newer = tr.gettext("Newer entries")
        yield {"side": "prev", "name": newer, "path": log_path(tr.language, statement, number - 1)}
    if number < _pages(statement):
        # Translators: Link to the next page of the log, at most 28 characters.
        older = tr.gettext("Older entries")
        yield {"side": "next", "name": older, "path": log_path(tr.language, statement, number + 1)}


def _pages(statement: Statement) -> int:
    return max(1, -(-len(whole_log(statement)) // ENTRIES))
