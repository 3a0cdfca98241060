"""Which words of a text tell something: no numbers, letters, stop words, nor what all news consist of."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.search.folding import CACHED_WORDS
from briefing.search.stop_words import is_stop_word
from briefing.search.vocabulary import STEM, Vocabulary
from briefing.search.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.search.forms import WordForms
    from briefing.search.words import Word


class MeaningfulWords:
    """Finds the words that tell something; ``common`` words do not, in any form."""

    def __init__(self, common: Iterable[str], forms: WordForms) -> None:
        self._common = Vocabulary(forms)
        for word in common:
            self._common.add(word)
        self._says_little = lru_cache(maxsize=CACHED_WORDS)(self._is_common)

    def of(self, text: str) -> Iterator[tuple[int, Word]]:
        """Yield the words that tell something, each with its place among all words of the text."""
        for place, word in enumerate(words_of(text)):
            if len(word.text) > 1 and not word.text[0].isdigit() and not self._says_little(word.text):
                yield place, word

    def _is_common(self, word: str) -> bool:
        return is_stop_word(word) or any(near >= STEM for near in self._common.near(word).values())
