"""Notifications to editors about the sources of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from views.copies import copy_words
from views.telegram.support.bodies import Renderer, bodies
from views.telegram.support.markup import bold, joined, lines, link
from views.telegram.support.page import Page, page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.evidence.sources import Source
    from briefing.outbox import Body
    from views.translate import Translator

MOST_LISTED = 20
"""The most sources that one message lists; the others are counted."""


class TelegramEvidenceRenderer(Renderer):
    """Renders these notifications."""

    def gone(self, sources: Sequence[Source], language: str) -> tuple[Body, ...]:
        """Render which sources are gone."""
        return bodies(gone_page(self._tr(language), sources))


def gone_page(tr: Translator, sources: Sequence[Source]) -> Page:
    """List sources that are gone, with their copies."""
    heading = Markup("🔗 ") + bold(tr.ngettext("{n} source is gone", "{n} sources are gone", len(sources)))
    listed = [_line(tr, each) for each in sources[:MOST_LISTED]]
    if rest := len(sources) - len(listed):
        # Translators: Last line of a list of sources that are gone, at most 28 characters.
        listed.append(Markup("• ") + tr.gettext("others: {count}", count=tr.number(rest)))
    note = tr.gettext(
        "They failed three times within a week. Readers are shown a copy where there is one. "
        "If a page has moved, correct the entry with its new address."
    )
    return page(heading, lines(*listed), note)


def _line(tr: Translator, source: Source) -> Markup:
    slug, evidence = source.followup.initiative, source.evidence
    name = f"{tr.text(source.statement.initiatives[slug].short)} /{slug}"
    copy = copy_words(tr, evidence, link) if evidence.copied_on else ""
    return Markup("• ") + joined(
        link(evidence.publisher, evidence.url), name, tr.date(source.followup.happened_on), copy
    )
