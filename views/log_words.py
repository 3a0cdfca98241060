"""The words of entries of the log and of sources, for pages of the chat and of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.statement.entry import FollowUp
from views.labels import STATUS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from briefing.statement.entry import Entry, Status
    from briefing.statement.model import Initiative, Statement
    from views.translate import Translator


def corrected_entry(statement: Statement, said: Entry) -> FollowUp | None:
    """Return the entry that ``said`` corrects, or None if it is no correction."""
    if not isinstance(said, FollowUp) or said.correction_of is None:
        return None
    return next((each for each in statement.followups if each.id == said.correction_of), None)


def correction_words(tr: Translator, statement: Statement, said: Entry) -> str:
    """Return which entry a correction replaces, and why; empty if ``said`` is no correction."""
    corrected = corrected_entry(statement, said)
    if corrected is None or not isinstance(said, FollowUp) or said.correction_reason is None:
        return ""
    return tr.gettext(
        "Correction of the entry of {date}: {reason}",
        date=tr.date(corrected.happened_on),
        reason=tr.localized(said.correction_reason),
    )


def status_step(tr: Translator, old: Status, new: Status, signs: Mapping[Status, str]) -> Markup:
    """Return the status before and after an entry, the new one with its sign."""
    sign, after = signs[new], tr.gettext(STATUS[new])
    if old is new:
        # Translators: Line of an entry; {sign} is an emoji, at most 40 characters.
        return tr.html("Status unchanged: {sign} {status}", sign=sign, status=after)
    # Translators: Line of an entry; {sign} is an emoji, at most 36 characters.
    return tr.html("Status: {old} → {sign} {new}", old=tr.gettext(STATUS[old]), sign=sign, new=after)


def source_words(tr: Translator, statement: Statement, outlet: str) -> Markup:
    """Return where the statement was published; ``outlet``: the name of the outlet, a link perhaps."""
    source = statement.source
    # Translators: Where the statement was published; {via} such as “after the press service”, at most 40
    # characters.
    return tr.html(
        "Source: {outlet}, {date}, {time}, {via}",
        outlet=outlet,
        date=tr.date(source.published_at.date()),
        time=tr.time(source.published_at),
        via=tr.text(source.via),
    )


def paragraph_words(tr: Translator, initiative: Initiative) -> str:
    """Return in which paragraphs of the statement an initiative stands."""
    numbers = initiative.paragraphs
    # Translators: Where in the statement an initiative stands; {numbers} such as “2, 6 and 7”, at most 30
    # characters.
    return tr.ngettext(
        "Paragraph {numbers}", "Paragraphs {numbers}", len(numbers), numbers=tr.listed(map(str, numbers))
    )
