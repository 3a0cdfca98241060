"""One spelling in simple Latin letters for a word in Latin or Cyrillic letters.

Cyrillic letters of Russian, Kazakh, Kyrgyz and Uzbek become what people type for them on a Latin keyboard,
and the usual ways of typing one sound become one: sh, ş, ш; kh, x, х; ts, ц; y, ı, и, й, ы. The result is a
key to compare, no text to read: it is the same whichever alphabet, or half of one, a word was typed in.
"""

from __future__ import annotations

import re
import unicodedata

_CYRILLIC = {
    **dict(zip("абвгдезийклмнопрстуфхцчшыэщжё", "abvgdeziiklmnoprstufhccsiesje", strict=True)),
    "ю": "iu",
    "я": "ia",
    **dict(zip("әғқңөұүһі", "agknouuhi", strict=True)),  # Kazakh, and with it Kyrgyz
    **dict(zip("ўҳҷ", "ohc", strict=True)),  # Uzbek, and a letter of its neighbours
}
_LATIN = dict(zip("ıəæŋøyqxw", "ieanoikhu", strict=True))
_LETTERS = str.maketrans(_CYRILLIC | _LATIN)
_SOUNDS = {
    "shch": "s",
    "sch": "s",
    "sh": "s",
    "dzh": "j",
    "zh": "j",
    "dj": "j",
    "ch": "c",
    "ts": "c",
    "kh": "h",
    "gh": "g",
    "ng": "n",
    "шч": "ш",
    "şç": "ş",
    "дж": "ж",
    "тс": "ц",
    "нг": "н",
}
"""Several letters for one sound; the longest that fits counts."""
_SEVERAL = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_SOFT_SIGNS = re.compile("[ьъ]")
_MARKS = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d\u2060]+")
"""Combining marks, and signs that nobody sees."""
_DOUBLED = re.compile(r"([a-z])\1+")
_SHORT = 3
"""Up to so many letters a word is an abbreviation or so short that two equal letters matter: ИИ, TTP."""


def in_simple_latin(word: str) -> str:
    """Return the key of a word in lower case without apostrophes."""
    word = _SOFT_SIGNS.sub("", unicodedata.normalize("NFC", word))
    word = _SEVERAL.sub(lambda found: _SOUNDS[found[0]], word)
    word = word.translate(_LETTERS)
    word = _MARKS.sub("", unicodedata.normalize("NFKD", word)).translate(_LETTERS)
    if len(word) <= _SHORT:
        return word
    return _DOUBLED.sub(r"\1", _DOUBLED.sub(r"\1", word).replace("ie", "e"))
