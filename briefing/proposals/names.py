"""Proper names in the texts of a statement: words that begin with a capital wherever they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.search.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEGINNING = re.compile(r"(?:^|[.!?:…«“\"(])\s*$")
"""What stands before the first word of a sentence, which has a capital in any case."""


def capitalized(text: str, *, is_name: bool) -> Iterator[str]:
    """Yield the words with a capital that no beginning of a sentence explains.

    ``is_name``: the text is an alias, whose first word has a capital only if it is a name.
    """
    for word in words_of(text):
        is_abbreviation = len(word.text) > 1 and word.text.isupper()
        begins = not is_name and _BEGINNING.search(text[: word.start])
        if word.text[0].isupper() and (is_abbreviation or not begins):
            yield word.text


def in_small_letters(text: str) -> Iterator[str]:
    """Yield the words without a capital; what is among them is no proper name."""
    return (word.text for word in words_of(text) if word.text[0].islower())
