"""One entry of the log: what happened or was checked, the evidence, and whether it was corrected since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.statement.model import FollowUp
from views.authors import authors_sentence
from views.checking import check_name
from views.deadlines import meets_words
from views.labels import EVIDENCE_KIND, STATUS, STATUS_SIGN
from views.telegram.support.markup import bold, dashed, italic, lines, link, struck

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.statement.history import Logged
    from briefing.statement.model import Entry, Evidence
    from views.telegram.support.page import ViewContext
    from views.translate import Translator


def entry(reader: ViewContext, logged: Logged, *, named: bool = False, with_authors: bool = True) -> Markup:
    """Return an entry; one that was corrected since is struck through.

    ``named``: with the name of the initiative. ``with_authors``: with who wrote and checked it.
    """
    tr, said = reader.tr, logged.entry
    rows = [_status(reader, logged), *_said(reader, said)]
    if logged.is_corrected:
        rows = [struck(row) if row else row for row in rows]
    evidence = [_source(tr, each) for each in said.evidence] if isinstance(said, FollowUp) else []
    who = italic(authors_sentence(tr, said)) if with_authors else ""
    return lines(_head(reader, logged, named=named), correction(reader, said), *rows, *evidence, who)


def _head(reader: ViewContext, logged: Logged, *, named: bool) -> Markup:
    tr, slug = reader.tr, logged.entry.initiative
    parts: list[str] = [bold(tr.date(logged.day))]
    if named:
        parts.append(f"{reader.name(slug)} /{slug}")
    if not isinstance(logged.entry, FollowUp):
        parts.append(check_name(tr, logged.entry))
    elif logged.entry.context:
        parts.append(tr.gettext("context, changes nothing"))
    if logged.is_corrected:
        parts.append(italic(tr.gettext("corrected")))
    return Markup(" · ").join(parts)


def correction(reader: ViewContext, said: Entry) -> Markup:
    """Return which entry a correction replaces, and why; empty if ``said`` is no correction."""
    tr = reader.tr
    if not isinstance(said, FollowUp) or said.correction_reason is None:
        return Markup()
    corrected = next((each for each in reader.statement.followups if each.id == said.correction_of), None)
    if corrected is None:
        return Markup()
    return italic(
        tr.gettext(
            "Correction of the entry of {date}: {reason}",
            date=tr.date(corrected.happened_on),
            reason=tr.localized(said.correction_reason),
        )
    )


def _status(reader: ViewContext, logged: Logged) -> Markup:
    tr = reader.tr
    if isinstance(logged.entry, FollowUp) and logged.entry.context:
        return Markup()
    sign, after = STATUS_SIGN[logged.after], tr.gettext(STATUS[logged.after])
    if logged.before is logged.after:
        return tr.html("Status unchanged: {sign} {status}", sign=sign, status=after)
    return tr.html(
        "Status: {old} → {sign} {new}", old=tr.gettext(STATUS[logged.before]), sign=sign, new=after
    )


def _said(reader: ViewContext, said: Entry) -> Iterator[object]:
    tr = reader.tr
    if isinstance(said, FollowUp):
        yield tr.localized(said.text)
        if said.meets is not None:
            yield italic(meets_words(tr, reader.statement.deadlines[said.meets], said.happened_on))
    if said.why is not None:
        yield tr.localized(said.why)


def _source(tr: Translator, evidence: Evidence) -> Markup:
    shown = tr.html(
        "🔗 {publisher}, {kind}, read on {date}",
        publisher=link(evidence.publisher, evidence.url),
        kind=tr.gettext(EVIDENCE_KIND[evidence.kind]),
        date=tr.date(evidence.read_on),
    )
    against = tr.gettext("contradicts this")
    return shown if evidence.supports else dashed(tr, shown, f"⚠️ {against}")
