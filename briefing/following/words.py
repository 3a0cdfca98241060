"""What may be followed as a word."""

from __future__ import annotations

import hashlib

from briefing.answers import readable
from briefing.followed_words import LONGEST_WORD, SHORTEST_WORD, WordProblem, WordRefused
from briefing.search.folding import fold
from briefing.search.stop_words import is_stop_word
from briefing.search.words import words_of

MARK = "*"
"""The beginning of marks; no slug has it."""


def mark_of(word: str) -> str:
    """Return the mark of a word, the same for all its spellings and alphabets."""
    key = " ".join(fold(each.text) for each in words_of(word))
    return MARK + hashlib.sha256(key.encode()).hexdigest()[:12]


def read_word(text: str) -> str:
    """Return a typed word as it is kept: one line without hidden characters. Raises :class:`WordRefused`."""
    word = " ".join(readable(text).split())
    if not SHORTEST_WORD <= len(word) <= LONGEST_WORD:
        raise WordRefused(WordProblem.LENGTH)
    if not any(fold(each.text) and not is_stop_word(each.text) for each in words_of(word)):
        raise WordRefused(WordProblem.SAYS_NOTHING)
    return word
