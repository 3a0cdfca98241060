"""What happened, in a line: the day, the text and the publishers, each a link to its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from briefing.statement.text import Text
from views.copies import copy_words
from views.excerpts import excerpt
from views.telegram.support.markup import bold, link

if TYPE_CHECKING:
    from briefing.statement.entry import Evidence, FollowUp
    from views.translate import Translator


def event_line(tr: Translator, followup: FollowUp, longest: int | None = None) -> Markup:
    """Return what happened: "12 December 2025: what (publishers)"; an excerpt if it is over ``longest``."""
    said = followup.text
    if longest is not None:
        said = Text({language: excerpt(words, longest) for language, words in said.by_language.items()})
    # Translators: Line about an event on a card; only marks are yours, at most 30 characters.
    return tr.html(
        "{date}: {text} ({publishers})",
        date=bold(tr.date(followup.happened_on)),
        text=tr.localized(said),
        publishers=publishers(tr, followup),
    )


def publishers(tr: Translator, followup: FollowUp) -> Markup:
    """Return the names of the publishers of the evidence, each a link to it, or beside one to a copy."""
    return Markup(", ").join(_publisher(tr, each) for each in followup.evidence)


def _publisher(tr: Translator, evidence: Evidence) -> Markup:
    shown = link(evidence.publisher, evidence.url)
    copy = copy_words(tr, evidence, link) if evidence.is_gone else Markup()
    return Markup("{}: {}").format(shown, copy) if copy else shown
