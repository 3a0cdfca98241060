"""A query as it was typed, and the words of a vocabulary that it asks for."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.search.stop_words import is_stop_word
from briefing.search.words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefing.search.contents import Contents
    from briefing.search.vocabulary import Vocabulary

Asked = dict[str, float]
"""The keys that a word of a query stands for, each with how near it is."""
MOST_WORDS = 16
"""The words of a query that are looked up."""
LONGEST_QUERY = 256
"""Characters of a query that are read; what is looked for stands in the first of them."""


def words_that_tell(query: str) -> list[str]:
    """Return the words of a query, each once, without those that say nothing unless there are no others."""
    words = list(dict.fromkeys(word.text for word in words_of(query[:LONGEST_QUERY])))
    return ([word for word in words if not is_stop_word(word)] or words)[:MOST_WORDS]


def asked_words(query: str, contents: Contents, says_little: Callable[[str], bool]) -> list[Asked]:
    """Return what each word of a query asks for.

    Words that are in no text are left out. So are those that ``says_little`` is true of, unless they are in a
    name of an initiative or no others remain.
    """
    words, vocabulary = words_that_tell(query), contents.vocabulary
    joined = _joined(words, vocabulary)
    asked = {word: {**joined.get(word, {}), **vocabulary.matching(word)} for word in words}
    known = {word: keys for word, keys in asked.items() if keys}
    meaningful = [keys for word, keys in known.items() if contents.is_in_name(keys) or not says_little(word)]
    return meaningful or list(known.values())


def _joined(words: list[str], vocabulary: Vocabulary) -> dict[str, Mapping[str, float]]:
    """Return what two words that follow each other stand for as one: "cyber security"."""
    found: dict[str, Mapping[str, float]] = {}
    for first, second in pairwise(words):
        keys = vocabulary.joined(first, second)
        if keys:
            found |= {first: keys, second: keys}
    return found
