"""One form for words that people type with different letters: marks, apostrophes and case left out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NOT_DECOMPOSED = str.maketrans(
    {
        **dict(zip("ıəøł", "ieol", strict=True)),
        **dict(zip("әғқңөұүһі", "агкноуухи", strict=True)),
        **dict.fromkeys("'`´ʹʻʼʽ‘’‛"),
    }
)
"""Letters that Unicode does not divide into a plain one and a mark, and apostrophes, which are left out."""
DIGRAPHS = {"sh": "s", "ch": "c"}
"""Uzbek has "dushanba" and, in its reformed alphabet, "duşanba", which is "dusanba" without marks."""


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return a text in the form in which typed words and known ones are compared.

    ``İ``, ``I``, ``ı`` and ``i`` become one letter, as do the apostrophes of Uzbek; letters lose their marks,
    because many keyboards have none: "Çarşamba" and "carsamba", "o‘tgan" and "ötgan" are one word.
    """
    divided = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(each for each in divided if not unicodedata.combining(each)).translate(NOT_DECOMPOSED)
    for two, one in DIGRAPHS.items():
        plain = plain.replace(two, one)
    return plain


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for one of several words in a folded text; the longest that fits counts."""
    return "|".join(map(re.escape, sorted({folded(each) for each in words}, key=len, reverse=True)))
