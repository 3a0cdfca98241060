"""The words of an English sentence, and its noun phrases."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import snowballstemmer

from drafting.english.lexicon import (
    ACTS,
    CIRCUMSTANCES,
    DETERMINERS,
    DOING,
    ENDINGS,
    NOUNS_IN_ING,
    PREPOSITIONS,
    STOPPERS,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from drafting.sentences import Token

CACHED_WORDS = 20_000
LONGEST_PHRASE = 16
"""Most tokens of a title."""
SHORT_ENOUGH = 5
"""Most tokens of a phrase to which "to do something" is still added."""
LONGEST_MEMBER = 6
LONGEST_NAME = 12
_MARKS = frozenset(".;:!?()…")
_QUOTES = frozenset('"“”«»„')
_DASHES = frozenset("–—")
_ADVERB = re.compile(r"\w{2,}ly$")
_NO_ADVERBS = frozenset(
    {"supply", "apply", "reply", "rely", "comply", "multiply", "assembly", "family", "july", "italy", "ally"}
)
_ADVERBS = frozenset(
    {"also", "further", "then", "always", "again", "soon", "now", "therefore", "already", "both", "even"}
)
_SUBJECTS = frozenset({"we", "i", "he", "she", "they", "it", "you", "this", "there"})
AUXILIARIES = frozenset(
    {
        "be",
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "should",
        "must",
        "can",
        "could",
        "has",
        "have",
        "had",
        "may",
        "might",
        "said",
        "says",
        "noted",
        "added",
        "stressed",
        "told",
        "does",
        "did",
        "do",
    }
)


@cache
def _stemmer() -> Callable[[str], str]:
    stem: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
    return stem


@lru_cache(maxsize=CACHED_WORDS)
def stem_of(word: str) -> str:
    """Return the stem of a word, which all its forms share."""
    return _stemmer()(word)


@cache
def _doing_stems() -> frozenset[str]:
    return frozenset(map(stem_of, DOING))


def is_adverb(word: str) -> bool:
    """Tell whether a word is an adverb, by its ending: "jointly", but not "supply"."""
    return word in _ADVERBS or (_ADVERB.fullmatch(word) is not None and word not in _NO_ADVERBS)


class Clause:
    """The words of a sentence, with methods about grammar; ``index`` is always the index of a word.

    ``times``: start and end of each time expression, as character indexes.
    """

    def __init__(self, text: str, tokens: list[Token], times: Iterable[tuple[int, int]]) -> None:
        self.text = text
        self.tokens = tokens
        self._times = {
            index: end
            for start, end in times
            for index, token in enumerate(tokens)
            if start <= token.start < end
        }

    def __len__(self) -> int:
        return len(self.tokens)

    def lower(self, index: int) -> str:
        """Return a word in lower case, or an empty text if the index is outside the sentence."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def is_time(self, index: int) -> bool:
        """Tell whether a word belongs to a time expression."""
        return index in self._times

    def after_time(self, index: int) -> int:
        """Return the first word from ``index`` on that belongs to no time expression."""
        while index in self._times:
            index += 1
        return index

    def is_mark(self, index: int) -> bool:
        """Tell whether a word is a mark that ends a clause, or beyond the end of the sentence."""
        return (
            self.lower(index) in _MARKS | _QUOTES | _DASHES
            or self._is_spaced_hyphen(index)
            or index >= len(self)
        )

    def _is_spaced_hyphen(self, index: int) -> bool:
        return (
            self.lower(index) == "-"
            and 0 < index < len(self) - 1
            and self.tokens[index - 1].end < self.tokens[index].start < self.tokens[index + 1].start - 1
        )

    def after_adverbs(self, index: int) -> int:
        """Return the first word from ``index`` on that is not an adverb."""
        while index < len(self) and is_adverb(self.lower(index)):
            index += 1
        return index

    def is_gerund(self, index: int) -> bool:
        """Tell whether a word is a verb in "-ing"."""
        word = self.lower(index)
        return len(word) > len("using") - 1 and word.endswith("ing") and word not in NOUNS_IN_ING

    def is_doing_gerund(self, index: int) -> bool:
        """Tell whether a word is a verb of doing in "-ing"."""
        return self.is_gerund(index) and stem_of(self.lower(index)) in _doing_stems()

    def infinitive_after_to(self, index: int) -> int | None:
        """Return the verb of an infinitive such as "to jointly establish" that begins at a word, or None."""
        if self.lower(index) != "to" or self.lower(index - 1) == "not":
            return None
        verb = self.after_adverbs(index + 1)
        if verb >= len(self):
            return None
        token = self.tokens[verb]
        plain = token.is_word and token.text.islower() and token.lower not in DETERMINERS | PREPOSITIONS
        return verb if plain and not self.is_gerund(verb) else None

    def clause_start(self, index: int) -> int:
        """Return the first word of the clause that contains a word."""
        while index > 0 and not self.is_mark(index - 1) and self.lower(index - 1) != ",":
            index -= 1
        return index

    def phrase_end(self, start: int, *, of: str) -> int:
        """Return the end of the noun phrase at ``start``; ``of`` is its verb's form, "base" or "gerund"."""
        index = start
        while index < len(self) and index - start < LONGEST_PHRASE:
            named = self.quoted_until(index)
            if named > index:
                index = named
                continue
            if self.is_mark(index) or index in self._times or self._ends_before(index, start):
                break
            if self.lower(index) in {",", "and", "&"} and not self._continues(index, of):
                break
            index += 1
        return self._trimmed(start, min(index, len(self)))

    def quoted_until(self, index: int) -> int:
        """Return the first word after a quoted name that begins at ``index``, or ``index`` if none does."""
        if (
            self.lower(index) not in _QUOTES
            or self.tokens[index].end < self.tokens[min(index + 1, len(self) - 1)].start
        ):
            return index
        for place in range(index + 2, min(index + LONGEST_NAME, len(self))):
            if self.lower(place) in _QUOTES:
                return place + 1
            if self.lower(place) in _MARKS:
                break
        return index

    def _ends_before(self, index: int, start: int) -> bool:
        word = self.lower(index)
        if index == start:
            return False
        if word in STOPPERS or (word, self.lower(index + 1)) in ENDINGS or word in AUXILIARIES | _SUBJECTS:
            return True
        if word in PREPOSITIONS and self._is_circumstance(index):
            return True
        if self.infinitive_after_to(index) is not None:
            return index - start > SHORT_ENOUGH
        return word in ACTS and self.lower(index - 1) in {"and", ","}

    def _is_circumstance(self, preposition: int) -> bool:
        """Tell whether a circumstance begins: "on the sidelines of", but not "on the sidewalks of"."""
        determined = self.lower(preposition + 1) in DETERMINERS
        bare = self.lower(preposition) in {"in", "under", "within"}
        return (determined or bare) and self.lower(preposition + 1 + determined) in CIRCUMSTANCES

    def _continues(self, index: int, of: str) -> bool:
        """Tell whether "and" or a comma continues the noun phrase, not another verb or clause."""
        following = self.after_adverbs(index + 1)
        if self.lower(index) == ",":
            return self._is_enumeration(following, of)
        told = self.lower(following).endswith("ed") and self.lower(following + 1) in DETERMINERS
        if told or self.begins_verb(following, of) or following >= len(self) or following in self._times:
            return False
        return self.lower(
            following
        ) not in _SUBJECTS | AUXILIARIES | STOPPERS | ACTS.keys() and not self.is_mark(following)

    def _is_enumeration(self, start: int, of: str) -> bool:
        if self.lower(start) in {"and", "including"} and self.lower(start) == "and":
            return self._continues(start, of)
        for index in range(start, min(start + LONGEST_MEMBER, len(self))):
            word = self.lower(index)
            if word in {"and", ","} and index > start:
                return self._continues(index, of)
            if (
                self.is_mark(index)
                or word in _SUBJECTS | AUXILIARIES | STOPPERS
                or self.begins_verb(index, of)
            ):
                return False
        return False

    def begins_verb(self, index: int, of: str) -> bool:
        """Tell whether a word is another verb in the form ``of`` the first: "hold" or "holding"."""
        if self.infinitive_after_to(index) is not None:
            return True
        if of == "gerund":
            return self.is_doing_gerund(index) and self.lower(index - 1) not in DETERMINERS
        return (
            self.lower(index) in DOING
            and self.tokens[index].text.islower()
            and self.lower(index - 1) not in DETERMINERS
        )

    def _trimmed(self, start: int, end: int) -> int:
        weak = DETERMINERS | PREPOSITIONS | {"and", "&", ",", "not", "-", "'"} | _ADVERBS
        while end > start and (
            self.lower(end - 1) in weak or (end == start + LONGEST_PHRASE and self._is_cut_off(end))
        ):
            end -= 1
        return end

    def _is_cut_off(self, end: int) -> bool:
        return end < len(self) and self.lower(end) not in PREPOSITIONS and not self.is_mark(end)

    def slice(self, start: int, end: int) -> str:
        """Return the text of the words from ``start`` to ``end``, without ``end``."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if end > start else ""
