"""Entries of the log as pages show them: what changed and why, the evidence, and corrections."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.statement.entry import FollowUp
from briefing.statement.history import history
from views.authors import authors_sentence
from views.checking import check_name
from views.copies import copy_words
from views.deadlines import meets_words
from views.html.addresses import card_path, entry_path
from views.html.marks import signs
from views.html.sources import outward
from views.labels import EVIDENCE_KIND
from views.log_words import correction_words, status_step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from briefing.statement.entry import Entry, Evidence
    from briefing.statement.history import Logged
    from briefing.statement.model import Statement
    from briefing.statement.text import Text
    from views.translate import Translator

CACHED_LOGS = 64


@lru_cache(maxsize=CACHED_LOGS)
def whole_log(statement: Statement) -> tuple[Logged, ...]:
    """Return every entry of a statement, newest first by the date of the event or check."""
    every = (each for slug in statement.initiatives for each in history(statement, slug))
    return tuple(sorted(every, key=lambda each: each.day, reverse=True))


def entry_view(tr: Translator, statement: Statement, logged: Logged) -> dict[str, object]:
    """Return what a page shows of an entry."""
    said, language = logged.entry, tr.language
    by = statement.corrected.get(said.id)
    corrects = said.correction_of if isinstance(said, FollowUp) else None
    return {
        "id": said.id,
        "path": entry_path(language, statement, said.id),
        "day": tr.date(logged.day),
        "iso": logged.day.isoformat(),
        "name": tr.text(statement.initiatives[said.initiative].short),
        "card": card_path(language, statement, said.initiative),
        "kind": _kind(tr, said),
        "status": logged.after.value,
        "changes": logged.before is not logged.after,
        "step": _step(tr, logged),
        "texts": list(_texts(tr, statement, said)),
        # Translators: Beside an entry of the log that a later one corrects, at most 16 characters.
        "corrected": tr.gettext("corrected") if logged.is_corrected else "",
        "corrected_by": entry_path(language, statement, by) if by else "",
        "correction": correction_words(tr, statement, said),
        "corrects": entry_path(language, statement, corrects) if corrects else "",
        "evidence": [_source(tr, each) for each in said.evidence] if isinstance(said, FollowUp) else [],
        "authors": authors_sentence(tr, said),
    }


def _kind(tr: Translator, said: Entry) -> str:
    if not isinstance(said, FollowUp):
        return check_name(tr, said)
    return tr.gettext("context, changes nothing") if said.context else ""


def _step(tr: Translator, logged: Logged) -> Markup | str:
    is_context = isinstance(logged.entry, FollowUp) and logged.entry.context
    return "" if is_context else status_step(tr, logged.before, logged.after, signs())


def _texts(tr: Translator, statement: Statement, said: Entry) -> Iterator[dict[str, str]]:
    if isinstance(said, FollowUp):
        yield in_its_language(tr, said.text)
        if said.meets is not None:
            words = meets_words(tr, statement.deadlines[said.meets], said.happened_on)
            yield {"words": words, "language": tr.language}
    if said.why is not None:
        yield in_its_language(tr, said.why)


def in_its_language(tr: Translator, text: Text) -> dict[str, str]:
    """Return a text with the language in which it is shown, which screen readers have to know."""
    return {"words": tr.localized(text), "language": tr.shown_in(text)}


def _source(tr: Translator, evidence: Evidence) -> dict[str, object]:
    # Translators: Line of a source on a page: who published it, its kind, and when an editor read it, at
    # most 40 characters.
    words = tr.html(
        "{publisher}, {kind}, read on {date}",
        publisher=outward(evidence.publisher, evidence.url),
        kind=tr.gettext(EVIDENCE_KIND[evidence.kind]),
        date=tr.date(evidence.read_on),
    )
    # Translators: After a source that says the opposite of the entry, at most 28 characters.
    against = "" if evidence.supports else tr.gettext("contradicts this")
    return {"words": words, "copied": copy_words(tr, evidence, outward), "against": against}
