"""The endings of nouns in the Turkic languages, in the simple letters of keys.

In simple letters the endings of Kazakh, Kyrgyz, Uzbek, Turkish and Azerbaijani are few: plural, whose it is,
case. A word is found by each beginning that such an ending leaves; which of them is the stem no table tells,
but two forms of one word share one.
"""

from __future__ import annotations

from itertools import product

_PLURAL = ("", *(f"{first}{vowel}r" for first in "ldt" for vowel in "aeo"))
_WHOSE = ("", "i", "si", "u", "su", "imiz", "miz")
_CASE = (
    "",
    *("nin", "din", "tin", "nun", "dun", "tun", "in", "un"),  # of it
    *("ni", "di", "ti", "nu", "du", "tu", "i", "u", "n"),  # it
    *("ga", "ge", "go", "ka", "ke", "ko", "na", "ne", "no", "a", "e", "ia"),  # to it
    *("da", "de", "do", "ta", "te", "to", "nda", "nde", "ndo"),  # in it
    *("dan", "den", "don", "tan", "ten", "ton", "nan", "nen", "ndan", "nden", "ndon"),  # from it
    *("men", "ben", "pen", "menen", "la", "le", "ila", "ile"),  # with it
    *("dagi", "degi", "tagi", "tegi", "ndagi", "ndegi", "daki", "deki", "taki", "teki"),  # that is in it
)
_ENDINGS = frozenset(map("".join, product(_PLURAL, _WHOSE, _CASE))) - {""}
_LONGEST = max(map(len, _ENDINGS))
_SHORTEST_STEM = 3


def stems_of(key: str) -> frozenset[str]:
    """Return the beginnings that the endings in a key leave, and the key itself."""
    cuts = range(max(_SHORTEST_STEM, len(key) - _LONGEST), len(key))
    return frozenset({key, *(key[:cut] for cut in cuts if key[cut:] in _ENDINGS)})
