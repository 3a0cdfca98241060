"""The words of documents, and where each of them stands."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.search.stop_words import is_stop_word
from briefing.search.vocabulary import FORM, Vocabulary
from briefing.search.words import words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from briefing.search.documents import Document, Field
    from briefing.search.forms import WordForms


class Contents:
    """An inverted index. Building it takes a second, most of it for the forms of words."""

    def __init__(self, documents: Iterable[Document], forms: WordForms) -> None:
        self.documents = list(documents)
        self.vocabulary = Vocabulary(forms)
        self.weights: dict[str, dict[int, float]] = defaultdict(dict)
        """By key: the documents that have the word, by number, and the most that it weighs there."""
        self.names: list[tuple[str, int]] = []
        """The initiative of each name, and how many words the name has."""
        self.names_with: dict[str, list[int]] = defaultdict(list)
        """By key: the names that have the word."""
        for number, document in enumerate(self.documents):
            for field in document.fields:
                self._add(number, field)

    def _add(self, number: int, field: Field) -> None:
        words = words_of(field.text)
        meaningful = (word.text for word in words if not is_stop_word(word.text))
        keys = {key for word in meaningful if (key := self.vocabulary.add(word)) is not None}
        for key in keys:
            self._put(number, key, field.weight)
        for first, second in pairwise(words):
            if field.is_name or second.is_joined:
                self._put(number, self.vocabulary.add_joined(first.text, second.text), field.weight)
        if field.is_name:
            self._add_name(number, keys)

    def is_in_name(self, keys: Mapping[str, float]) -> bool:
        """Tell whether a word is in a name of an initiative; ``keys``: what it matches, and how nearly."""
        return any(key in self.names_with for key, nearness in keys.items() if nearness >= FORM)

    def _put(self, number: int, key: str, weight: float) -> None:
        weights = self.weights[key]
        weights[number] = max(weight, weights.get(number, 0.0))

    def _add_name(self, number: int, keys: Collection[str]) -> None:
        for key in keys:
            self.names_with[key].append(len(self.names))
        self.names.append((self.documents[number].initiative, len(keys)))
