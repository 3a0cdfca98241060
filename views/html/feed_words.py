"""An entry of a feed in words: its title, and its text with the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.statement.entry import FollowUp
from views.authors import authors_sentence
from views.checking import check_name
from views.copies import copy_words
from views.deadlines import meets_words
from views.excerpts import excerpt
from views.html.templates import environment
from views.labels import EVIDENCE_KIND, STATUS, STATUS_SIGN
from views.log_words import correction_words, status_step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.statement.entry import Evidence
    from briefing.statement.history import Logged
    from briefing.statement.model import Statement
    from views.translate import Translator

LONGEST_TITLE = 100
"""Characters of what happened in the title of an entry."""


def entry_title(tr: Translator, statement: Statement, logged: Logged) -> str:
    """Return the initiative with its old and new status, or with what happened."""
    name = tr.text(statement.initiatives[logged.entry.initiative].short)
    if logged.before is not logged.after:
        return f"{name}: {tr.gettext(STATUS[logged.before])} → {tr.gettext(STATUS[logged.after])}"
    if isinstance(logged.entry, FollowUp):
        return f"{name}: {excerpt(tr.text(logged.entry.text), LONGEST_TITLE)}"
    return f"{name}: {check_name(tr, logged.entry)}"


def entry_html(tr: Translator, statement: Statement, logged: Logged) -> str:
    """Return the day, what is corrected, old and new status, what happened, why, and the evidence."""
    said = logged.entry
    evidence = said.evidence if isinstance(said, FollowUp) else ()
    return (
        environment()
        .get_template("feed_entry.html")
        .render(
            paragraphs=[each for each in _paragraphs(tr, statement, logged) if each],
            sources=[_source(tr, each) for each in evidence],
            authors=authors_sentence(tr, said),
        )
    )


def _paragraphs(tr: Translator, statement: Statement, logged: Logged) -> Iterator[str]:
    said = logged.entry
    yield tr.date(logged.day)
    if logged.is_corrected:
        yield tr.gettext("This entry was corrected later and no longer counts.")
    yield correction_words(tr, statement, said)
    if isinstance(said, FollowUp) and said.context:
        yield tr.gettext("context, changes nothing")
    else:
        yield status_step(tr, logged.before, logged.after, STATUS_SIGN)
    if isinstance(said, FollowUp):
        yield tr.localized(said.text)
        if said.meets is not None:
            yield meets_words(tr, statement.deadlines[said.meets], said.happened_on)
    else:
        yield check_name(tr, said)
    if said.why is not None:
        yield tr.localized(said.why)


def _source(tr: Translator, evidence: Evidence) -> Markup:
    # Translators: Line of a source: who published it, its kind, and when an editor read it, at most 44
    # characters.
    shown = tr.html(
        "🔗 {publisher}, {kind}, read on {date}",
        publisher=_link(evidence.publisher, evidence.url),
        kind=tr.gettext(EVIDENCE_KIND[evidence.kind]),
        date=tr.date(evidence.read_on),
    )
    # Translators: After a source that says the opposite of the entry, at most 28 characters.
    against = tr.gettext("contradicts this")
    copy = copy_words(tr, evidence, _link)
    shown = Markup("{} · {}").format(shown, copy) if copy else shown
    return shown if evidence.supports else Markup("{} · ⚠️ {}").format(shown, against)


def _link(words: str, url: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(url, words)
