"""Links to what others published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from views.log_words import source_words

if TYPE_CHECKING:
    from briefing.statement.model import Statement
    from views.translate import Translator


def outward(name: str, url: str) -> Markup:
    """Return a link to a page of others."""
    return Markup('<a href="{}" rel="external noopener">{}</a>').format(url, name)


def source_of(tr: Translator, statement: Statement) -> Markup:
    """Return where a statement was published, with a link if it can be read there."""
    source = statement.source
    url = source.url_in(tr.language)
    return source_words(tr, statement, outward(source.outlet, url) if url else source.outlet)
