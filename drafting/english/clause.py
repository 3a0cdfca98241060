"""The words of an English sentence, and the noun phrases in it."""

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
"""Tokens of a title."""
SHORT_ENOUGH = 5
"""Tokens to which "to do something" may still be added."""
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
    """Return what the forms of a word have in common."""
    return _stemmer()(word)


@cache
def _doing_stems() -> frozenset[str]:
    return frozenset(map(stem_of, DOING))


def is_adverb(word: str) -> bool:
    """Tell whether a word is an adverb, by its end: "jointly", but not "supply"."""
    return word in _ADVERBS or (_ADVERB.fullmatch(word) is not None and word not in _NO_ADVERBS)


class Clause:
    """The words of a sentence, and which of them say when."""

    def __init__(self, text: str, tokens: list[Token], when: Iterable[tuple[int, int]]) -> None:
        self.text = text
        self.tokens = tokens
        self._when = {
            index: end
            for start, end in when
            for index, token in enumerate(tokens)
            if start <= token.start < end
        }

    def __len__(self) -> int:
        return len(self.tokens)

    def lower(self, index: int) -> str:
        """Return a word in lower case; nothing beyond the ends."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def is_when(self, index: int) -> bool:
        """Tell whether a word belongs to a day or period."""
        return index in self._when

    def after_when(self, index: int) -> int:
        """Return the first word from ``index`` on that belongs to no day or period."""
        while index in self._when:
            index += 1
        return index

    def is_mark(self, index: int) -> bool:
        """Tell whether a clause ends here: a mark, a quotation mark or a dash."""
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

    def past_adverbs(self, index: int) -> int:
        """Return the first word from ``index`` on that is no adverb."""
        while index < len(self) and is_adverb(self.lower(index)):
            index += 1
        return index

    def is_gerund(self, index: int) -> bool:
        """Tell whether a word is a verb in "-ing"."""
        word = self.lower(index)
        return len(word) > len("using") - 1 and word.endswith("ing") and word not in NOUNS_IN_ING

    def is_doing_gerund(self, index: int) -> bool:
        """Tell whether a word is one of the verbs of doing, in "-ing"."""
        return self.is_gerund(index) and stem_of(self.lower(index)) in _doing_stems()

    def infinitive_after_to(self, index: int) -> int | None:
        """Return the verb of "to jointly establish" when a word is its "to"."""
        if self.lower(index) != "to" or self.lower(index - 1) == "not":
            return None
        verb = self.past_adverbs(index + 1)
        if verb >= len(self):
            return None
        token = self.tokens[verb]
        plain = token.is_word and token.text.islower() and token.lower not in DETERMINERS | PREPOSITIONS
        return verb if plain and not self.is_gerund(verb) else None

    def clause_start(self, index: int) -> int:
        """Return the first word of the clause that a word stands in."""
        while index > 0 and not self.is_mark(index - 1) and self.lower(index - 1) != ",":
            index -= 1
        return index

    def phrase_end(self, start: int, *, of: str) -> int:
        """Return the end of the noun phrase that begins at ``start``; ``of`` is the form of its verb."""
        index = start
        while index < len(self) and index - start < LONGEST_PHRASE:
            named = self.quoted_until(index)
            if named > index:
                index = named
                continue
            if self.is_mark(index) or index in self._when or self._ends_before(index, start):
                break
            if self.lower(index) in {",", "and", "&"} and not self._goes_on(index, of):
                break
            index += 1
        return self._trimmed(start, min(index, len(self)))

    def quoted_until(self, index: int) -> int:
        """Return the first word after a name in quotation marks that begins here; ``index`` if none does."""
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
        """Tell "on the sidelines of" and "under UN auspices" from "on the sidewalks of"."""
        determined = self.lower(preposition + 1) in DETERMINERS
        bare = self.lower(preposition) in {"in", "under", "within"}
        return (determined or bare) and self.lower(preposition + 1 + determined) in CIRCUMSTANCES

    def _goes_on(self, index: int, of: str) -> bool:
        """Tell whether "and" or a comma adds to the noun phrase, and no other verb or clause."""
        following = self.past_adverbs(index + 1)
        if self.lower(index) == ",":
            return self._is_enumeration(following, of)
        told = self.lower(following).endswith("ed") and self.lower(following + 1) in DETERMINERS
        if told or self.begins_verb(following, of) or following >= len(self) or following in self._when:
            return False
        return self.lower(
            following
        ) not in _SUBJECTS | AUXILIARIES | STOPPERS | ACTS.keys() and not self.is_mark(following)

    def _is_enumeration(self, start: int, of: str) -> bool:
        if self.lower(start) in {"and", "including"} and self.lower(start) == "and":
            return self._goes_on(start, of)
        for index in range(start, min(start + LONGEST_MEMBER, len(self))):
            word = self.lower(index)
            if word in {"and", ","} and index > start:
                return self._goes_on(index, of)
            if (
                self.is_mark(index)
                or word in _SUBJECTS | AUXILIARIES | STOPPERS
                or self.begins_verb(index, of)
            ):
                return False
        return False

    def begins_verb(self, index: int, of: str) -> bool:
        """Tell whether a word is a further verb in the form ``of`` the first: "hold" or "holding"."""
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
            self.lower(end - 1) in weak or (end == start + LONGEST_PHRASE and self._dangles(end))
        ):
            end -= 1
        return end

    def _dangles(self, end: int) -> bool:
        return end < len(self) and self.lower(end) not in PREPOSITIONS and not self.is_mark(end)

    def slice(self, start: int, end: int) -> str:
        """Return the text of some words."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if end > start else ""
