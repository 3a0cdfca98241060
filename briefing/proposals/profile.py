"""What in a statement, in one language, tells that a story concerns it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING

from briefing.proposals.names import capitalized, in_small_letters
from briefing.search.documents import NAMED, documents_of
from briefing.search.vocabulary import STEM, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.proposals.meaningful_words import MeaningfulWords
    from briefing.search.forms import WordForms
    from briefing.statement.deadline import Deadline
    from briefing.statement.model import Statement

_BETWEEN_NAMES = re.compile(
    r"[,:;()«»“”\"]|\s[–—]\s|\s(?:and|и|және|мен|ve|və|va|hamda|жана|менен)\s", re.IGNORECASE
)
"""What divides a title of several names: "Transport, logistics and the Middle Corridor"."""
_FEWEST_WORDS = 2
"""The words of a part of a title that is a name of its own."""


@dataclass(slots=True)
class InitiativeNames:
    """The names of an initiative, as the keys of their words."""

    names: list[frozenset[str]] = field(default_factory=list)
    deadlines: list[tuple[frozenset[str], Deadline]] = field(default_factory=list)
    """What is due by each deadline."""
    own: frozenset[str] = frozenset()
    """The proper names that no other initiative has."""


class Profile:
    """The words and names of a statement in one language."""

    def __init__(
        self, statement: Statement, language: str, forms: WordForms, meaningful: MeaningfulWords
    ) -> None:
        self.statement = statement
        self.language = language
        self._meaningful = meaningful
        self._vocabulary = Vocabulary(forms)
        self._weights: dict[str, dict[str, float]] = defaultdict(dict)
        self.occasion = self._keys(statement.occasion.by_language.get(language, ""))
        """The keys of the words that name the occasion."""
        self.speaker = self._keys(statement.speaker.by_language.get(language, "")) - self.occasion
        self.initiatives = {slug: InitiativeNames() for slug in statement.initiatives}
        self._add_texts(language)
        for deadline in statement.deadlines.values():
            keys = self._keys(deadline.what.by_language.get(language, ""))
            self.initiatives[deadline.initiative].deadlines.append((keys, deadline))

    def _add_texts(self, language: str) -> None:
        proper: dict[str, set[str]] = defaultdict(set)
        ordinary: set[str] = set()
        for document in documents_of(self.statement, language):
            for each in document.fields:
                self._add(document.initiative, each.text, each.weight / NAMED, is_name=each.is_name)
                ordinary.update(in_small_letters(each.text))
                if document.entry is None:
                    for word in capitalized(each.text, is_name=each.is_name):
                        proper[word].add(document.initiative)
        self._find_own_names(proper, ordinary)

    def _add(self, slug: str, text: str, weight: float, *, is_name: bool) -> None:
        keys = self._keys(text)
        for key in keys:
            self._weights[key][slug] = max(weight, self._weights[key].get(slug, 0.0))
        if is_name and keys:
            parts = map(self._keys, _BETWEEN_NAMES.split(text))
            apart = [part for part in parts if _FEWEST_WORDS <= len(part) < len(keys)]
            self.initiatives[slug].names += [keys, *apart]

    def _find_own_names(self, proper: Mapping[str, set[str]], ordinary: Iterable[str]) -> None:
        shared = self.occasion | self.speaker
        having: dict[str, set[str]] = defaultdict(set)
        for word, slugs in proper.items():
            if shared.isdisjoint(self.near(word)):
                for key in self._keys(word):
                    having[key] |= slugs
        written_small = {key for word in ordinary for key, near in self.near(word).items() if near >= STEM}
        for slug, known in self.initiatives.items():
            known.own = frozenset(key for key, slugs in having.items() if slugs == {slug}) - written_small

    def _keys(self, text: str) -> frozenset[str]:
        keys = (self._vocabulary.add(word.text) for _place, word in self._meaningful.of(text))
        return frozenset(key for key in keys if key is not None)

    def near(self, word: str) -> Mapping[str, float]:
        """Return the keys that a word stands for, each with how near it is."""
        return self._vocabulary.near(word)

    def weight(self, key: str, slug: str) -> float:
        """Return the most that a word weighs in the texts of an initiative, 0 to 1."""
        return self._weights.get(key, {}).get(slug, 0.0)

    def bears_occasion(self, slug: str) -> bool:
        """Tell whether an initiative is named after the occasion: "Turkic Investment Fund"."""
        return any(keys & self.occasion for keys in self.initiatives[slug].names)

    def rarity(self, keys: Iterable[str]) -> float:
        """Return how much words tell initiatives apart, 0 to 1: the fewer have them, the more."""
        having = len({slug for key in keys for slug in self._weights.get(key, ())})
        count = len(self.initiatives)
        return log(1 + count / having) / log(1 + count) if having else 0.0
