"""In which language readers see a statement that has no texts in theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.statement.model import Statement

ENGLISH = "en"
"""More readers know it than any other language."""


def fallback_languages(default: str) -> tuple[str, ...]:
    """Return the languages of texts that the reader's lacks; the first that has one counts.

    A text in none of them is shown in the first language that it is in.
    """
    return default, ENGLISH


def languages_without_texts(statement: Statement, languages: Iterable[str], default: str) -> dict[str, str]:
    """Return the languages in which a statement has no texts, each with the one that its readers see."""
    title, otherwise = statement.title, fallback_languages(default)
    return {each: title.shown_in(each, otherwise) for each in languages if each not in title.by_language}
