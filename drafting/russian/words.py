"""Russian words with all readings of the dictionary."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import pymorphy3
from pymorphy3.units import DictionaryAnalyzer, KnownSuffixAnalyzer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drafting.sentences import Token

CACHED_WORDS = 20_000
LONGEST_WORD = 40
GENDERS = frozenset({"masc", "femn", "neut"})
_ROMAN = frozenset("IVX")
_NAMES = frozenset({"Name", "Surn", "Patr"})


@dataclass(frozen=True, slots=True)
class Word:
    """A token with its readings; numbers and marks have none."""

    token: Token
    readings: tuple[tuple[str, frozenset[str]], ...]
    """Dictionary form and grammemes of each reading."""

    def can_be(self, *grammemes: str) -> bool:
        """Tell whether a reading has all the grammemes."""
        wanted = frozenset(grammemes)
        return any(wanted <= own for _form, own in self.readings)

    def is_form_of(self, lemmas: Iterable[str], *grammemes: str) -> bool:
        """Tell whether a reading with all the grammemes has one of the dictionary forms."""
        wanted = frozenset(grammemes)
        return any(form in lemmas and wanted <= own for form, own in self.readings)

    def lemma(self, *grammemes: str) -> str:
        """Return the dictionary form of the first reading with the grammemes, else the word itself."""
        wanted = frozenset(grammemes)
        return next((form for form, own in self.readings if wanted <= own), self.token.lower)

    def is_likely(self, *grammemes: str) -> bool:
        """Tell whether the most likely reading has all the grammemes."""
        return bool(self.readings) and frozenset(grammemes) <= self.readings[0][1]

    @property
    def is_infinitive(self) -> bool:
        """Whether the most likely reading is an infinitive, as of "стать"; "есть" is not."""
        return self.is_likely("INFN") and self.token.lower != "есть"

    @property
    def is_roman(self) -> bool:
        """Whether the word is a Roman number, which stands as an adjective does: "I съезд"."""
        return set(self.token.text) <= _ROMAN

    @property
    def is_adverb(self) -> bool:
        """Whether the most likely reading is an adverb."""
        return self.is_likely("ADVB")

    @property
    def is_unknown(self) -> bool:
        """Whether the word has no reading, as the new word "хаб"."""
        return self.token.is_word and not self.readings and len(self.token.text) > 1

    @property
    def is_preposition(self) -> bool:
        """Whether the most likely reading is a preposition."""
        return self.is_likely("PREP")


def is_future(word: str) -> bool:
    """Tell whether a word is most likely the future of a verb: "построит"."""
    found = _readings(word) if len(word) <= LONGEST_WORD else ()
    return bool(found) and {"VERB", "futr"} <= found[0][1]


@cache
def _analyzer() -> pymorphy3.MorphAnalyzer:
    """Load the dictionaries (0.1 s)."""
    # The default units also remove prefixes repeatedly: each "недо" of "недонедонедо…" doubles the work.
    return pymorphy3.MorphAnalyzer(lang="ru", units=[DictionaryAnalyzer(), KnownSuffixAnalyzer()])


@lru_cache(maxsize=CACHED_WORDS)
def _is_known(word: str) -> bool:
    return bool(_analyzer().word_is_known(word))


@lru_cache(maxsize=CACHED_WORDS)
def _parsed(word: str) -> tuple[Any, ...]:
    return tuple(_analyzer().parse(word))


@lru_cache(maxsize=CACHED_WORDS)
def _split_prefix(word: str) -> tuple[str, str]:
    """Split a word that is new to the dictionary into a first part and a known word.

    "онлайн-платформа" is inflected as its last part. For others the first part is empty.
    """
    if _is_known(word):
        return "", word
    begins, hyphen, ends = word.rpartition("-")
    if hyphen and len(ends) > 1 and (_is_known(ends) or not _parsed(word)):
        return begins + hyphen, ends
    return "", word


@lru_cache(maxsize=CACHED_WORDS)
def _readings(word: str) -> tuple[tuple[str, frozenset[str]], ...]:
    begins, ends = _split_prefix(word)
    found = (
        (begins + each.normal_form.replace("ё", "е"), frozenset(each.tag.grammemes)) for each in _parsed(ends)
    )
    # The dictionary has every single letter as an abbreviation, too.
    return tuple(each for each in found if len(word) > 1 or "Abbr" not in each[1])


def read_words(tokens: Sequence[Token]) -> list[Word]:
    """Return the tokens with their readings."""
    return [
        Word(token, _plausible_readings(token) if token.is_word and len(token.text) <= LONGEST_WORD else ())
        for token in tokens
    ]


def _plausible_readings(token: Token) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the readings of a word; an unknown one in lower case is not the name of a person."""
    found = _readings(token.lower)
    if token.text[0].isupper() and token.text[1:].islower():
        return found
    return found if _is_known(token.lower) else tuple(each for each in found if not each[1] & _NAMES)


def in_nominative(word: Word, case: str, agreeing: frozenset[str]) -> str:
    """Return a word of a case in the nominative with its capitals, or unchanged if it has no such form.

    ``agreeing``: the grammemes of the main noun's number and, in the singular, its gender.
    """
    begins, ends = _split_prefix(word.token.lower)
    if word.can_be("ADJF", "nomn", *agreeing):
        return word.token.text  # "высшее" would become "высочайшее"
    for reading in _parsed(ends):
        grammemes = reading.tag.grammemes
        if case in grammemes and agreeing <= grammemes and grammemes & {"NOUN", "ADJF", "PRTF"}:
            found = reading.inflect(
                {"nomn", *agreeing} - GENDERS if "NOUN" in grammemes else {"nomn", *agreeing}
            )
            if found is not None:
                # The dictionary has "ё"; a text without it keeps "е".
                form = found.word if "ё" in word.token.text else found.word.replace("ё", "е")
                return word.token.text[: len(begins)] + _capitals_of(word.token.text[len(begins) :], form)
    return word.token.text


def _capitals_of(model: str, word: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if model[0].isupper() else word
