"""What the bot does, in one sentence: the statement's own, or a general one with its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.statement.model import Statement
    from views.translate import Translator


def intro(tr: Translator, statement: Statement) -> str:
    """Return the sentence with which the bot introduces itself, always in the language of the reader."""
    if statement.intro is not None and tr.shown_in(statement.intro) == tr.language:
        return tr.text(statement.intro)
    return tr.gettext(
        "The bot shows what became of the initiatives of one statement: {title}.",
        title=tr.localized(statement.title),
    )
