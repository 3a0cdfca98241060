"""The words of a text or a query, with their places in it."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.search.folding import APOSTROPHES

_LETTER = r"[^\W_]"
_INNER = rf"(?:{_LETTER}|[\u0300-\u036f\u00ad\u200b-\u200d\u2060]|[{APOSTROPHES}](?={_LETTER}))"
_WORD = re.compile(
    rf"(?P<dotted>[^\W\d_](?:\.[^\W\d_])+(?!{_INNER}))|(?P<word>{_LETTER}{_INNER}*)|(?P<plus>(?<=\w)\+)"
)
"""A.I.; a word; the plus of OTS+."""
_JOINING = re.compile(r"[-‐‑_]")


class Word(NamedTuple):
    """A word as it stands in a text."""

    text: str
    start: int
    end: int
    is_joined: bool = False
    """Whether nothing but a hyphen stands between it and the word before."""


def words_of(text: str) -> list[Word]:
    """Return the words of a text in order; compounds with a hyphen in their parts, a plus as a word."""
    words: list[Word] = []
    for found in _WORD.finditer(text):
        written = "plus" if found["plus"] else found[0].replace(".", "")
        between = text[words[-1].end : found.start()] if words else " "
        is_joined = bool(_JOINING.fullmatch(between))
        words.append(Word(written, found.start(), found.end(), is_joined))
    return words
