"""Languages by the names that people type: their own, the English and the Russian ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.letters import folded

if TYPE_CHECKING:
    from collections.abc import Collection

NAMES = {
    "en": ("english", "английский", "по-английски"),
    "ru": ("русский", "по-русски", "russian"),
    "kk": ("қазақша", "қазақ", "qazaqşa", "qazaq", "kazakh", "kazak", "казахский", "по-казахски"),
    "tr": ("türkçe", "türk", "turkish", "турецкий", "по-турецки"),
    "az": ("azərbaycanca", "azərbaycan", "azerbaijani", "azeri", "азербайджанский", "по-азербайджански"),
    "uz": ("oʻzbekcha", "oʻzbek", "ўзбекча", "ўзбек", "uzbek", "узбекский", "по-узбекски"),
    "ky": ("кыргызча", "кыргыз", "kyrgyz", "kirghiz", "киргизский", "кыргызский", "по-киргизски"),
}
"""By language code; letters that keyboards lack are left to :func:`briefing.letters.folded`."""

LANGUAGE = ("language", "язык", "тілі", "dili", "tili", "тили")
"""The words for a language, which may stand beside its name."""


def language_named(text: str, languages: Collection[str]) -> str | None:
    """Return the language among ``languages`` that a person names, or None."""
    found = _BY_NAME.get(_key(text))
    return found if found in languages else None


def _key(text: str) -> str:
    words = re.findall(r"\w+", folded(text))
    return " ".join(each for each in words if each not in _LEFT_OUT)


_LEFT_OUT = frozenset(map(folded, LANGUAGE))
_BY_NAME = {_key(name): language for language, names in NAMES.items() for name in names}
