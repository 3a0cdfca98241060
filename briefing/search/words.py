"""Word forms: the normal forms under which inflected words are found.

Russian by pymorphy3, English by Snowball; words of other languages stay as they are, and the search compares
their beginnings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pymorphy3
    from snowballstemmer.english_stemmer import EnglishStemmer

Normalise = Callable[[str], frozenset[str]]
"""Returns the forms under which a word is looked up."""
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
    """Return a function from a word to its normal forms; its first call loads the dictionaries (0.2 s)."""

    @lru_cache(maxsize=CACHED_WORDS)
    def normalise(word: str) -> frozenset[str]:
        english, russian = _dictionaries()
        forms = {word, english.stemWord(word)}
        if any("а" <= letter <= "я" for letter in word):
            forms |= {parse.normal_form.replace("ё", "е") for parse in russian.parse(word)}
        return frozenset(forms)

    return normalise


@cache
def _dictionaries() -> tuple[EnglishStemmer, pymorphy3.MorphAnalyzer]:
    """Load the dictionaries for English and Russian; 25 MB that are not needed until somebody searches."""
    import pymorphy3  # noqa: PLC0415 - see above
    import snowballstemmer  # noqa: PLC0415 - see above
    from pymorphy3.units import DictionaryAnalyzer, KnownSuffixAnalyzer  # noqa: PLC0415 - see above

    # The default units also take prefixes off, again and again: "недонедонедо…" doubles the work each time.
    units = [DictionaryAnalyzer(), KnownSuffixAnalyzer()]
    return snowballstemmer.stemmer("english"), pymorphy3.MorphAnalyzer(lang="ru", units=units)
