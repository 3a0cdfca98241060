"""Texts that may lack a translation: such a text is shown in its own language, which is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.statement.model import Text
    from views.translate import Translator


def localized(tr: Translator, text: Text) -> str:
    """Return the text in the reader's language, else in its own with its name: "… [Russian]"."""
    words, language = text.in_language(tr.language), text.shown_in(tr.language)
    return words if language == tr.language else f"{words} [{tr.language_name(language)}]"
