"""In which language a text is, and the rules of the languages that have some."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.findings import Finding
    from drafting.periods import Mention

LOOKED_AT = 20_000
"""Characters of a text from which its language is told."""
SHORT = 12
"""Words; in so short a text no frequent word need stand."""
FEWEST = 0.04
"""Share of the frequent words of a language among the words of a text, below which it is another one."""
_WORDS = {
    "en": (
        "the of and to in that for is on with as by will be are has was it from this at we our have not an or"
    ),
    "ru": "и в на с по что не для к о из от это как за его мы до при будет также года который все но а у",
    "kk": (
        "және мен үшін бұл бойынша деп болып бар еді осы туралы да де ол бір біз қазақстан жылы керек кейін"
    ),
    "ky": (
        "жана менен үчүн бул боюнча деп болуп бар эле ушул тууралуу да де ал бир биз кыргыз жылы керек кийин"
    ),
    "uz": (
        "va bilan uchun bu boʻyicha bo'yicha deb ham bir yil oʻz o'z qilish yilda kerak biz ва билан "
        "учун бу бўйича деб ҳам бир йил ўз"
    ),
    "tr": "ve ile için bu bir olarak da de olan daha çok gibi kadar yılında edilecek olduğu biz ise göre",
    "az": "və ilə üçün bu bir olan da də edəcək görə daha çox kimi qədər ilində ki biz isə onun edir",
}
_FREQUENT = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_LETTERS = {"kk": "әғқұіһ", "ky": "ңөү", "uz": "ўҳʻ", "tr": "ğşıçöü", "az": "əğşıçöü", "ru": "ыэщъё"}
"""Letters that tell a language from its neighbours; each is as good as a frequent word."""
_SCRIPTS = {"ru": "cyrillic", "kk": "cyrillic", "ky": "cyrillic", "en": "latin", "tr": "latin", "az": "latin"}
"""The script of a language that has one only."""
WITH_RULES = frozenset({"en", "ru"})
_WORD = re.compile(r"[^\W\d_]+(?:[ʻʼ'’‘][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class _Recognised:
    """The language of a text; empty where it is none of the interface."""

    language: str
    script: str
    """``latin``, ``cyrillic``, or empty where the text has neither."""


@dataclass(frozen=True, slots=True)
class Reading:
    """In which language a text is read, and why."""

    asked: str | None
    recognised: str
    """Empty where it is none of the interface."""
    language: str
    """In which it is read."""
    has_rules: bool


class Rules(Protocol):
    """The rules of one language."""

    def find(self, text: str, mentions: Sequence[Mention], lead: str) -> list[Finding]:
        """Return what a sentence puts forward; ``lead`` says how an item of a list is read."""

    def is_lead(self, text: str) -> bool:
        """Tell whether a paragraph introduces a list of things to be done."""


def reading_of(text: str, asked: str | None) -> Reading:
    """Return the language in which a text is read: the one that is asked for, unless in another script."""
    found = recognised(text)
    is_other = asked is not None and found.script not in {"", _SCRIPTS.get(asked, found.script)}
    language = found.language if asked is None or is_other else asked
    return Reading(asked, found.language, language, has_rules=language in WITH_RULES)


def rules_of(language: str) -> Rules | None:
    """Return the rules of a language, or None if there are none."""
    if language == "en":
        from drafting.english import reader as english  # noqa: PLC0415 - loaded when needed

        return english
    if language == "ru":
        from drafting.russian import reader as russian  # noqa: PLC0415 - loads the dictionaries

        return russian
    return None


def recognised(text: str) -> _Recognised:
    """Return the language of a text, from its frequent words and letters."""
    low = text[:LOOKED_AT].lower().replace("ʼ", "ʻ").replace("‘", "ʻ").replace("’", "ʻ")
    words = Counter(_WORD.findall(low))
    total = sum(words.values())
    cyrillic, latin = sum("а" <= each <= "ӿ" for each in low), sum("a" <= each <= "z" for each in low)
    if not total or not cyrillic + latin:
        return _Recognised("", "")
    script = "cyrillic" if cyrillic > latin else "latin"
    scores = {language: _score(words, total, language) for language in _FREQUENT}
    scores["uz"] += sum(count for word, count in words.items() if re.search("[og]ʻ", word)) / total
    best = max(scores, key=lambda each: scores[each])
    if scores[best] < FEWEST:
        best = ""
    if script == "cyrillic" and not set(low) & set("әғқұіһңөүўҳ"):
        best = "ru" if not set(low) & set("їєґјњљћђў") and best in {"", "ru", "ky"} else best
    if not best and total < SHORT and low.isascii():
        best = "en"
    return _Recognised(best, script)


def _score(words: Counter[str], total: int, language: str) -> float:
    frequent = sum(count for word, count in words.items() if word in _FREQUENT[language])
    letters = _LETTERS.get(language, "")
    special = sum(count for word, count in words.items() if any(each in letters for each in word))
    # Letters that two languages share decide only where words do not.
    weight = {"kk": 0.6, "az": 0.5, "uz": 0.5, "ky": 0.4, "tr": 0.3, "ru": 0.1}.get(language, 0.0)
    if language == "az" and not any("ə" in word for word in words):
        return 0.0
    if language == "ky" and any(each in "әғқұ" for word in words for each in word):
        return 0.0
    return (frequent + weight * special) / total
