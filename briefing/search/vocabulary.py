"""The words that may be found, and which of them a typed word stands for."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.search.endings import stems_of
from briefing.search.folding import CACHED_WORDS, keys_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.search.forms import WordForms

EXACT, NAME, FORM, STEM = 1.0, 0.95, 0.9, 0.75
"""How near a word is: the same; without an ending after an apostrophe; another form; without an ending."""
RELATED, BEGUN = 0.6, 0.55
"""The same but for what stands behind it; the beginning of a longer word."""
MISTAKEN = 0.5
"""One typing error."""
TWICE_MISTAKEN = 0.4
SHARED_BEGINNING = 5
"""The number of shared first letters from which two words count as related."""
_SHORTEST_BEGINNING = 4
_LONGEST_ENDING = 3
ONE_ERROR_FROM, TWO_ERRORS_FROM = 5, 9
"""The letters of a word from which one and two typing errors are forgiven."""
LONGEST_WORD = 64
"""Letters of a word that are looked at."""


class Vocabulary:
    """Words in any spelling, form and language, by their keys."""

    def __init__(self, forms: WordForms) -> None:
        self._forms = forms
        self._found_by: dict[str, dict[str, float]] = defaultdict(dict)
        self._by_beginning: dict[str, list[str]] = defaultdict(list)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        self._added: dict[str, str | None] = {}
        self.matching = lru_cache(maxsize=CACHED_WORDS)(self._matching)
        """Returns the keys that a typed word stands for, each with how near it is."""
        self.near = lru_cache(maxsize=CACHED_WORDS)(self._near)
        """Returns the keys that a word without typing errors stands for, each with how near it is."""

    def add(self, word: str) -> str | None:
        """Add a word of a text; return the key under which it is found, or None if it has no letters."""
        if word not in self._added:
            keys = keys_of(word[:LONGEST_WORD])
            self._added[word] = keys[0] if keys else None
            for form, nearness in self._forms_of(word, keys).items() if keys else ():
                self._put(form, keys[0], nearness)
        return self._added[word]

    def add_joined(self, *words: str) -> str:
        """Add words that are also written as one; return the key of the whole."""
        key = "".join(keys_of(each)[0] for each in words if keys_of(each))
        self._put(key, key, EXACT)
        return key

    def _put(self, form: str, key: str, nearness: float) -> None:
        found = self._found_by[form]
        if not found:
            self._by_length[len(form)].append(form)
        if form == key and key not in found:
            self._by_beginning[key[:_SHORTEST_BEGINNING]].append(key)
        found[key] = max(nearness, found.get(key, 0.0))

    def _forms_of(self, word: str, keys: tuple[str, ...]) -> Mapping[str, float]:
        """Return the keys of the word, of its dictionary forms and of its stems, with how near each is."""
        nearest: dict[str, float] = {}
        if not any(letter.isdigit() for letter in word):
            nearest = {stem: STEM for key in keys for stem in stems_of(key)}
            nearest |= dict.fromkeys(self._forms(word), FORM)
        return nearest | dict.fromkeys(keys[1:], NAME) | {keys[0]: EXACT}

    def joined(self, *words: str) -> Mapping[str, float]:
        """Return the keys that words stand for when they are written as one."""
        key = "".join(keys_of(each)[0] for each in words if keys_of(each))
        return {found: near for found, near in self._found_by.get(key, {}).items() if near >= FORM}

    def _matching(self, word: str) -> Mapping[str, float]:
        found = self.near(word)
        if any(letter.isdigit() for letter in word) or any(each >= STEM for each in found.values()):
            return found
        word = word[:LONGEST_WORD]
        keys = keys_of(word)
        mistaken = self._mistaken(word, self._forms_of(word, keys)) if keys else {}
        return {key: max(found.get(key, 0.0), mistaken.get(key, 0.0)) for key in {**found, **mistaken}}

    def _near(self, word: str) -> Mapping[str, float]:
        word = word[:LONGEST_WORD]
        keys = keys_of(word)
        found = self._found(self._forms_of(word, keys)) if keys else {}
        if not any(letter.isdigit() for letter in word):
            for key, nearness in self._related(keys):
                found.setdefault(key, nearness)
        return found

    def _found(self, forms: Mapping[str, float]) -> dict[str, float]:
        found: dict[str, float] = {}
        for form, nearness in forms.items():
            for key, own in self._found_by.get(form, {}).items():
                found[key] = max(found.get(key, 0.0), min(nearness, own))
        return found

    def _related(self, keys: Iterable[str]) -> Iterable[tuple[str, float]]:
        for asked in keys:
            for key in self._by_beginning.get(asked[:_SHORTEST_BEGINNING], ()):
                if are_related(asked, key):
                    yield key, RELATED
                elif key.startswith(asked) and len(asked) >= _SHORTEST_BEGINNING:
                    yield key, BEGUN

    def _mistaken(self, word: str, forms: Iterable[str]) -> Mapping[str, float]:
        found: dict[str, float] = {}
        for asked in forms:
            allowed = min(errors_allowed(word), _errors_allowed_in_key(asked))
            for form, errors in self._similar(asked, allowed) if allowed else ():
                nearness = MISTAKEN if errors <= 1 else TWICE_MISTAKEN
                for key in self._found_by[form]:
                    found[key] = max(nearness, found.get(key, 0.0))
        return found

    def _similar(self, asked: str, allowed: int) -> Iterator[tuple[str, float]]:
        """Yield the forms that differ by so many errors at most, and by how many."""
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - not needed until somebody searches
        from rapidfuzz.process import extract  # noqa: PLC0415 - as above

        for length in range(len(asked) - allowed, len(asked) + allowed + 1):
            alike = self._by_length.get(length, [])
            for form, errors, _place in extract(
                asked, alike, scorer=OSA.distance, score_cutoff=allowed, limit=None
            ):
                yield form, errors


def errors_allowed(word: str) -> int:
    """Return how many typing errors are forgiven in a word."""
    letters = sum(each.isalpha() for each in word)
    return (letters >= ONE_ERROR_FROM) + (letters >= TWO_ERRORS_FROM)


def _errors_allowed_in_key(key: str) -> int:
    # Of two letters for one sound, or two alike, a key has one.
    return (len(key) >= ONE_ERROR_FROM - 1) + (len(key) >= TWO_ERRORS_FROM - 1)


def are_related(asked: str, key: str) -> bool:
    """Tell whether two keys share their beginning and differ at most in an ending."""
    shortest = min(len(asked), len(key))
    if asked.startswith(key):
        return len(asked) - shortest <= _LONGEST_ENDING and shortest >= _SHORTEST_BEGINNING
    needed = max(SHARED_BEGINNING, shortest - 2)
    return shortest >= needed and asked[:needed] == key[:needed]
