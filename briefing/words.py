"""Word forms: what a word and its inflections have in common.

Russian by pymorphy3, English by Snowball; for other languages the word itself, which the search compares
by its beginning.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import pymorphy3
import snowballstemmer
from pymorphy3.units import DictionaryAnalyzer, KnownSuffixAnalyzer

if TYPE_CHECKING:
    from collections.abc import Callable

    Normalise = Callable[[str], frozenset[str]]
    """Answers the forms under which a word is looked up."""

_WORD = re.compile(r"[^\W_]+(?:[-’'_][^\W_]+)*")
CACHED_WORDS = 20_000


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, ``ё`` as ``е``, compounds also in parts."""
    found: list[str] = []
    for word in _WORD.findall(unicodedata.normalize("NFC", text).lower().replace("ё", "е")):
        found.append(word)
        parts = re.split(r"[-’'_]", word)
        if len(parts) > 1:
            found += parts
    return found


@cache
def word_forms() -> Normalise:
    """Return a function from a word to its normal forms; the first call loads the dictionaries (0.1 s)."""
    # The default units also take prefixes off, again and again: "недонедонедо…" doubles the work each time.
    russian = pymorphy3.MorphAnalyzer(lang="ru", units=[DictionaryAnalyzer(), KnownSuffixAnalyzer()])
    english = snowballstemmer.stemmer("english")

    @lru_cache(maxsize=CACHED_WORDS)
    def normalise(word: str) -> frozenset[str]:
        forms = {word, english.stemWord(word)}
        if any("а" <= letter <= "я" for letter in word):
            forms |= {parse.normal_form.replace("ё", "е") for parse in russian.parse(word)}
        return frozenset(forms)

    return normalise
