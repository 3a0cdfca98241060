"""The interface of the rules of a language, and the choice of a language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from drafting.english.reader import English
from drafting.russian.reader import Russian

if TYPE_CHECKING:
    from datetime import date

    from drafting.findings import Finding
    from drafting.periods import Mention


class SentenceReader(Protocol):
    """The rules of one language."""

    def find(
        self, text: str, mentions: list[Mention], made_on: date | None, lead: str | None
    ) -> list[Finding]:
        """Return what a sentence proposes; ``lead`` is the introduction if it is an item of a list."""

    def lead(self, text: str) -> str | None:
        """Return the words with which a paragraph introduces a list of proposals, or None."""

    def last_name(self, text: str) -> str | None:
        """Return the last name of a body or plan in a sentence, or None; "this body" may refer to it."""

    def looks_ahead(self, text: str) -> bool:
        """Tell whether a part of a sentence says that something will happen."""

    def looks_back(self, text: str) -> bool:
        """Tell whether a part of a sentence only says what happened."""

    def lasts(self, text: str) -> bool:
        """Tell whether a part of a sentence says that something lasts for a time."""


def reader_of(language: str) -> SentenceReader:
    """Return the rules of a language."""
    return Russian() if language == "ru" else English()


def guess_language(text: str) -> str:
    """Return ``ru`` if a text has more Cyrillic than Latin letters, else ``en``."""
    cyrillic = sum("а" <= letter <= "я" for letter in text.lower())
    latin = sum("a" <= letter <= "z" for letter in text.lower())
    return "ru" if cyrillic > latin else "en"
