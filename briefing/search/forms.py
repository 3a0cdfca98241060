"""Word forms: what an inflected word is found by besides its own spelling.

Russian by pymorphy3, English and Turkish by Snowball. For the endings of the other Turkic languages, and for
words typed without the letters of their language, there is :mod:`briefing.search.endings`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from briefing.search.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pymorphy3
    from snowballstemmer.english_stemmer import EnglishStemmer
    from snowballstemmer.turkish_stemmer import TurkishStemmer

WordForms = Callable[[str], frozenset[str]]
"""Returns the keys of the dictionary forms of a word, which may be none."""
CACHED_WORDS = 20_000
_SHORTEST = 3
"""Shorter words are abbreviations and particles; a stemmer would cut them to nothing."""
_CYRILLIC = re.compile("[а-яё]+")
_LATIN = re.compile("[a-zçğıöşüâîû]+")


class _Dictionaries(NamedTuple):
    russian: pymorphy3.MorphAnalyzer
    stemmers: tuple[EnglishStemmer | TurkishStemmer, ...]


@cache
def word_forms() -> WordForms:
    """Return the function from a word to its forms; its first call loads the dictionaries (0.2 s)."""
    one_at_a_time = (
        Lock()
    )  # an index is built in a thread of its own, and stemmers keep the word that they cut

    @lru_cache(maxsize=CACHED_WORDS)
    def forms(word: str) -> frozenset[str]:
        lower = word.replace("İ", "i").lower()
        if len(lower) < _SHORTEST:
            return frozenset()
        with one_at_a_time:
            return frozenset(fold(each) for each in _forms_of(lower) if len(each) >= _SHORTEST)

    return forms


def _forms_of(lower: str) -> Iterable[str]:
    if _CYRILLIC.fullmatch(lower):
        return (each.normal_form for each in _dictionaries().russian.parse(lower))
    if _LATIN.fullmatch(lower):
        return (stemmer.stemWord(lower) for stemmer in _dictionaries().stemmers)
    return ()


@cache
def _dictionaries() -> _Dictionaries:
    """Load the dictionaries; 25 MB that are not needed until somebody searches."""
    import pymorphy3  # noqa: PLC0415 - see above
    import snowballstemmer  # noqa: PLC0415 - see above
    from pymorphy3.units import DictionaryAnalyzer, KnownSuffixAnalyzer  # noqa: PLC0415 - see above

    # The default units also take prefixes off, again and again: "недонедонедо…" doubles the work each time.
    units = [DictionaryAnalyzer(), KnownSuffixAnalyzer()]
    return _Dictionaries(
        pymorphy3.MorphAnalyzer(lang="ru", units=units),
        (snowballstemmer.stemmer("english"), snowballstemmer.stemmer("turkish")),
    )
