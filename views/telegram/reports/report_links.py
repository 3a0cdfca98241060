"""What the report buttons of a card carry, also as the payload of a deep link into the private chat.

``rep-e-<statement>-<slug>``: a statement's id has dashes and no underscore, a slug underscores and no dash.
The longest has 59 of the 64 characters that a payload may have.
"""

from __future__ import annotations

from typing import NamedTuple

from briefing.reports.reports import ReportKind

PREFIX = "rep-"
_LETTERS = {ReportKind.ERROR: "e", ReportKind.EVIDENCE: "s"}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}


class ReportLink(NamedTuple):
    """What a report is to be about."""

    kind: ReportKind
    statement: str
    slug: str


def payload(link: ReportLink) -> str:
    """Return what the button and the deep link carry."""
    return f"{PREFIX}{_LETTERS[link.kind]}-{link.statement}-{link.slug}"


def read_payload(text: str) -> ReportLink | None:
    """Read it back; None when it is something else."""
    letter, _, about = text.removeprefix(PREFIX).partition("-")
    statement, _, slug = about.rpartition("-")
    kind = _KINDS.get(letter)
    if not text.startswith(PREFIX) or kind is None or not statement or not slug:
        return None
    return ReportLink(kind, statement, slug)
