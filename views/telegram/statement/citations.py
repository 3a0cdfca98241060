"""The citation of an initiative, to copy."""

from __future__ import annotations

from views.citations import citation_text
from views.telegram.statement.callbacks import ShowCard
from views.telegram.support.markup import bold, code
from views.telegram.support.page import Page, ViewContext, button, page


def citation(reader: ViewContext, slug: str, card_url: str) -> Page:
    """Show a citation to copy: speaker, occasion, date, outlet, hour, paragraph, the bot's card, status."""
    statement, tr = reader.statement, reader.tr
    text = citation_text(tr, statement, slug, card_url)
    rows = [[button(tr.gettext("📄 Card"), ShowCard(statement=statement.id, slug=slug))]]
    return page(bold(tr.gettext("Citation (tap to copy)")), code(text), rows=rows)
