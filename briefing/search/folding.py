"""From a word as it was typed to the keys under which it is found.

Capitals, accents, apostrophes, soft signs, dotted and dotless i, and the script make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from briefing.search.transliteration import in_simple_latin

APOSTROPHES = "'’‘ʻʼ`´ʹ′"
"""What is typed for the marks of oʻ and gʻ, the stop of Uzbek, a soft sign, and before endings in Turkish."""
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_BEFORE_ENDING = re.compile(rf"(?P<name>.{{2,}})[{APOSTROPHES}](?P<ending>[^\W\d_]{{1,5}})")
"""Türkistan’da, OTS’s, YZ’nin."""
_OF_LETTER = re.compile("[oOgG]")
"""The mark after one of these is most often part of an Uzbek letter: goʻzal."""
_LONG_NAME = 4
"""A name of so many letters may end in o or g before an ending: Togo’da."""
_CAPITALS = re.compile(r"(?P<name>[^\W\d_a-zа-яё]{2,})[^\W\d_]{2,}")
"""An abbreviation with an ending written on it: ТМУнун, SIni."""
CACHED_WORDS = 4096


def fold(word: str) -> str:
    """Return the key of a word; empty if there is nothing to compare."""
    return in_simple_latin(_APOSTROPHE.sub("", word.replace("İ", "i").lower()))


@lru_cache(maxsize=CACHED_WORDS)
def keys_of(word: str) -> tuple[str, ...]:
    """Return the key of a word as it stands, then that of the name in it without its ending."""
    word = unicodedata.normalize("NFC", word)
    keys = [fold(word)]
    name = _name_in(word)
    if name:
        keys.append(fold(name))
    if "ё" in word.lower():
        keys.append(fold(word.lower().replace("ё", "йо")))  # the letter of Uzbek, and of careful spelling
    return tuple(dict.fromkeys(key for key in keys if key))


def _name_in(word: str) -> str | None:
    apart = _BEFORE_ENDING.fullmatch(word)
    if apart:
        name = apart["name"]
        return name if len(name) >= _LONG_NAME or not _OF_LETTER.fullmatch(name[-1]) else None
    joined = _CAPITALS.fullmatch(word)
    if joined and joined["name"].isupper() and word.removeprefix(joined["name"]).islower():
        return joined["name"]
    return None
