"""One entry of the log: what happened or was checked, the evidence, and whether it was corrected since."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from markupsafe import Markup

from briefing.statement.entry import FollowUp
from views.authors import authors_sentence
from views.checking import check_name
from views.copies import copy_words
from views.deadlines import meets_words
from views.labels import EVIDENCE_KIND, STATUS_SIGN
from views.log_words import correction_words, status_step
from views.telegram.support.markup import bold, dashed, italic, joined, lines, link, struck

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from briefing.statement.entry import Entry, Evidence
    from briefing.statement.history import Logged
    from views.telegram.support.page import ViewContext
    from views.translate import Translator

Said = TypeVar("Said")


@dataclass(frozen=True, slots=True)
class Usual:
    """What most entries of a list have in common, and is said once below them."""

    read_on: date | None = None
    """The day on which sources were read."""
    authors: str | None = None

    @classmethod
    def of(cls, tr: Translator, listed: Sequence[Logged]) -> Usual:
        """Return what most of these entries have in common."""
        followups = [each.entry for each in listed if isinstance(each.entry, FollowUp)]
        days = Counter(one.read_on for each in followups for one in each.evidence)
        authors = Counter(authors_sentence(tr, each.entry) for each in listed)
        return cls(_repeated(days), _repeated(authors))

    def note(self, tr: Translator) -> Markup:
        """Return it as a line; empty if nothing is repeated."""
        read = tr.gettext("sources read on {date}", date=tr.date(self.read_on)) if self.read_on else ""
        facts = joined(read, self.authors or "")
        return italic(tr.html("Unless said otherwise: {facts}", facts=facts)) if facts else facts


NO_OTHER = Usual()


def entry(reader: ViewContext, logged: Logged, *, named: bool = False, usual: Usual = NO_OTHER) -> Markup:
    """Return an entry; one that was corrected since is struck through.

    ``named``: with the name of the initiative; ``usual``: what is left out because it is said below.
    """
    tr, said = reader.tr, logged.entry
    rows = [_status(reader, logged), *_said(reader, said)]
    if logged.is_corrected:
        rows = [struck(row) if row else row for row in rows]
    evidence = [_source(tr, each, usual) for each in said.evidence] if isinstance(said, FollowUp) else []
    authors = authors_sentence(tr, said)
    who = "" if authors == usual.authors else italic(authors)
    return lines(_head(reader, logged, named=named), correction(reader, said), *rows, *evidence, who)


def _repeated(counted: Counter[Said]) -> Said | None:
    """Return the most common of these if it is there more than once."""
    return next((each for each, count in counted.most_common(1) if count > 1), None)


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
    return joined(*parts)


def correction(reader: ViewContext, said: Entry) -> Markup:
    """Return which entry a correction replaces, and why; empty if ``said`` is no correction."""
    words = correction_words(reader.tr, reader.statement, said)
    return italic(words) if words else Markup()


def _status(reader: ViewContext, logged: Logged) -> Markup:
    if isinstance(logged.entry, FollowUp) and logged.entry.context:
        return Markup()
    return status_step(reader.tr, logged.before, logged.after, STATUS_SIGN)


def _said(reader: ViewContext, said: Entry) -> Iterator[object]:
    tr = reader.tr
    if isinstance(said, FollowUp):
        yield tr.localized(said.text)
        if said.meets is not None:
            yield italic(meets_words(tr, reader.statement.deadlines[said.meets], said.happened_on))
    if said.why is not None:
        yield tr.localized(said.why)


def _source(tr: Translator, evidence: Evidence, usual: Usual) -> Markup:
    publisher, kind = link(evidence.publisher, evidence.url), tr.gettext(EVIDENCE_KIND[evidence.kind])
    shown = (
        Markup("🔗 {}, {}").format(publisher, kind)
        if evidence.read_on == usual.read_on
        # Translators: Line of a source: who published it, its kind, and when an editor read it, at most 44
        # characters.
        else tr.html(
            "🔗 {publisher}, {kind}, read on {date}",
            publisher=publisher,
            kind=kind,
            date=tr.date(evidence.read_on),
        )
    )
    # Translators: After a source that says the opposite of the entry, at most 28 characters.
    against = tr.gettext("contradicts this")
    shown = joined(shown, copy_words(tr, evidence, link))
    return shown if evidence.supports else dashed(tr, shown, f"⚠️ {against}")
