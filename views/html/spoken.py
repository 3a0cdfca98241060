"""Texts of statements on pages: those in another language than the page say so, as screen readers need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from views.html.templates import unbroken

if TYPE_CHECKING:
    from briefing.statement.model import Statement
    from briefing.statement.text import Text
    from views.translate import Translator


def spoken(tr: Translator, text: Text) -> Markup:
    """Return a text with the code of its language, unless that is the language of the page."""
    words, language = tr.text(text), tr.shown_in(text)
    if language == tr.language:
        return escape(words)
    return Markup('<span lang="{}">{}</span>').format(language, words)


def spoken_heading(tr: Translator, text: Text) -> Markup:
    """Return a text that heads a page or a part of it; another language than that of the page is named."""
    return unbroken(spoken(tr, text)) + tr.language_mark(text)


def occasion(tr: Translator, statement: Statement) -> Markup:
    """Return who made a statement, and when."""
    return Markup("{} · {}").format(spoken(tr, statement.speaker), tr.date(statement.made_on))
