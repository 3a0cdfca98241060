"""The second tier: sentences that speak of the future, an intention, an order, a need, a plan or a date.

It is to miss nothing: the words are few and broad, and what is too much is left out from the weakest on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafting.sentences import lowered

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 0.75
"""Share of the sentences of a text that candidates and this list may have together."""
FEW = 10
"""Sentences; of a shorter text nothing is left out."""
FIRM, STRONG, FAIR, WEAK = 10, 3, 2, 1


@dataclass(frozen=True, slots=True)
class Look:
    """A sentence to look at, with the reason and how strong it is."""

    sentence: str
    paragraph: int
    why: str
    strength: int


_ENGLISH = (
    (
        "the future",
        STRONG,
        r"will|shall|going to|won't|['’]ll|soon|forthcoming|upcoming|ahead|about to|(?:due|set) to",
    ),
    (
        "need",
        STRONG,
        (
            r"must|should|needs?|needed|ought|have to|has to|necessary|necessity|require[sd]?|essential|"
            r"crucial|vital|imperative|urgent(?:ly)?|it is time|demand\w*"
        ),
    ),
    (
        "an order",
        STRONG,
        r"instruct\w*|order(?:s|ed|ing)?|direct(?:s|ed|ing)|task(?:s|ed|ing)?|mandate\w*|entrust\w*|decree\w*|decide[sd]?|decisions?|resolv\w+|resolution|told|appoint\w*|approv\w+|adopt(?:s|ed|ing)?|oblig\w+|authori[sz]\w+",
    ),
    (
        "an intention",
        STRONG,
        r"plan(?:s|ned|ning)?|intend\w*|intent\w*|aim(?:s|ed|ing)?|pledge\w*|promis\w+|vow\w*|commit\w*|undert\w+|seek(?:s|ing)?|prepar\w+|ready|readiness|willing\w*|determin\w+|want(?:s|ed)?|wish\w*|hop(?:e|es|ed|ing)|goals?|targets?|objectives?|ambition\w*|strateg\w+|roadmap|agenda|priorit\w+|guarantee\w*",
    ),
    (
        "a proposal",
        STRONG,
        (
            r"propos\w+|suggest\w*|recommend\w*|advocat\w+|urg(?:e|es|ed|ing)|call(?:s|ed|ing)?|invit\w+|"
            r"ask(?:s|ed|ing)?|request\w*|encourag\w+|initiat\w+|ideas?|let us|let['’]s|support(?:s|ed|"
            r"ing)?|back(?:s|ed|ing)?|endors\w+|stands? (?:up )?for|favou?r|welcom\w+|appeal\w*|offer\w*"
        ),
    ),
    (
        "an announcement",
        FAIR,
        (
            r"polic(?:y|ies)|changes?|reform\w*|review\w*|as well as|includ\w+|announc\w+|agree[sd]?|"
            r"agreements?|launch\w*|(?:is|are|am|\w+['’](?:re|m|s)) (?:\w+ )?\w+ing|unveil\w*|"
            r"introduc\w+|establish\w*|expect\w*|would|schedul\w+|"
            r"continu\w+|further|focus\w*|start\w*|begin\w*|bill|draft\w*|strengthen\w*|ensur\w+|"
            r"expand\w*|invest\w*|accelerat\w+|work(?:ing)? (?:to|on|towards?)|efforts? to|in order to"
        ),
    ),
    (
        "a possibility",
        WEAK,
        r"can|could|may|might|possib\w+|opportunit\w+|potential|projects?|programmes?|programs?|measures?|steps?|new|next|future|creat\w+|build\w*|develop\w*|open(?:s|ed|ing)?|improv\w+|reduc\w+|increas\w+|provid\w+",
    ),
)
_RUSSIAN = (
    (
        "the future",
        STRONG,
        r"буд(?:ет|ут|ем|у|ешь|ете)|предсто\w+|вскоре|скоро|ближайш\w+|предстоящ\w+|грядущ\w+|состоит?ся|пройдет|пройдут",
    ),
    (
        "need",
        STRONG,
        r"надо|нужн\w+|необходим\w*|должн?\w*|следует|стоит|пора|(?:по)?треб[уо]\w+|важно|надлежит|подлежит|подлежат|целесообразн\w*|обязан\w*|нельзя|потребност\w+|настало\sвремя|пришло\sвремя|обязательн\w*",
    ),
    (
        "an order",
        STRONG,
        r"запре[тщ]\w+|допуска\w+|разреша\w+|вправе|не\sпозднее|вступа\w+|поруч\w+|приказ\w*|распоряж\w+|распоряд\w+|постанов\w+|обяза\w+|указ\w*|реш(?:ен|ил|ит|ать)\w*|утверд\w+|принят\w*|назнач\w+|возлож\w+|обеспеч\w+|организов\w+|провест\w+|подготов\w+|представить|разработ\w+|внест\w+|контрол\w+|рекоменд\w+|срок\w*",
    ),
    (
        "an intention",
        STRONG,
        r"план\w*|запланир\w+|наме[рч]\w+|собира\w+|(?:по)?обеща\w+|обяз\w+|готов\w*|цел[ьиюе]\w*|задач\w*|стрем\w+|хот\w+|хочет|хочу|приоритет\w*|стратеги\w+|концепци\w+|программ\w+|гарантир\w+|рассчитыва\w+|надеемся|ожида\w+",
    ),
    (
        "a proposal",
        STRONG,
        r"предл\w+|инициатив\w*|иде[яиюей]\w*|призва\w+|призыва\w+|просит|прошу|просим|попроси\w+|выступ\w+|поддерж\w+|приглаша\w+|пригласи\w+|давайте|хотелось\sбы|рекоменд\w+|настаива\w+|считаю|полагаю|предусм\w+",
    ),
    (
        "an announcement",
        FAIR,
        r"^\w*(?:ние|твие|тие|ция)|объяв\w+|анонсир\w+|договор\w+|соглас\w+|запуст\w+|запуск\w*|откро\w+|открыт\w+|созда\w+|постро\w+|строи\w+|продолж\w+|начн\w+|нач[аи]\w+|введ\w+|внедр\w+|расшир\w+|увелич\w+|повыс\w+|развив\w+|усил\w+|совершенств\w+|проект\w*|заключ\w+|рассмотр\w+",
    ),
    (
        "a possibility",
        WEAK,
        r"мож\w+|возможн\w+|потенциал\w*|мер[ыа]\w*|шаг\w*|перспектив\w+|нов\w+|развит\w+|следующ\w+|будущ\w+|дальнейш\w+|сможет|позвол\w+|чтобы|\w+(?:ются|ется|ятся|ится)",
    ),
)
_FIRM = {
    "en": re.compile(
        r"\b(?:will|shall|must|should|would|(?:going|needs?|ha(?:s|ve)|plan(?:s|ned)?|intend(?:s|ed)?|"
        r"agreed?|decided|pledged|promised|vowed|time|committed|instructed|told [^,]{1,60}|ready|set|due|"
        r"wants?|aims?) to|to be|propos(?:e[sd]?|als?)|call(?:s|ed) (?:for|on))\b"
    ),
    "ru": re.compile(
        r"\b(?:поруч\w+|предл[ао]\w+|необходимо|следует|должн\w|планиру\w+|намерен\w*|намечен\w*|буд[еу]т|нужно|надо|"
        r"предстоит|обязал\w*|решил\w*|обещал\w*|призва\w+|прошу|потребовал\w*)\b"
    ),
}
"""Plain words of will, duty, order and proposal: a sentence with one goes before all others."""
_FUTURE_RU = re.compile(r"\b[а-я]{3,}(?:ит|ет|ёт|ат|ят|ут|ют|им|ем)(?:ся)?\b")
_CUES = {
    language: tuple((why, strength, re.compile(rf"\b(?:{words})(?!\w)")) for why, strength, words in rows)
    for language, rows in (("en", _ENGLISH), ("ru", _RUSSIAN))
}


def look_at(text: str, language: str, *, is_item: bool, is_dated: bool) -> tuple[str, int] | None:
    """Return why a sentence is to be looked at and how strong that is, or None."""
    low = lowered(text)
    cues = _CUES.get(language, ())
    found = [(strength, why) for why, strength, pattern in cues if pattern.search(low)]
    if is_dated:
        found.append((FAIR, "a date"))
    if is_item:
        found.append((STRONG, "an item of a list"))
    if language == "ru" and _has_future(low):
        found.append((STRONG, "the future"))
    if sum(strength for strength, _why in found) < WEAK:
        return None
    strongest = max(strength for strength, _why in found)
    is_firm = is_item or (language in _FIRM and _FIRM[language].search(low) is not None)
    firm = FIRM if is_firm and not low.endswith(":") else 0  # what introduces a list is seen with its items
    return next(why for strength, why in found if strength == strongest), firm + sum(
        each for each, _why in found
    )


def _has_future(low: str) -> bool:
    from drafting.russian.words import is_future  # noqa: PLC0415 - loads the dictionaries

    return any(is_future(each[0]) for each in _FUTURE_RU.finditer(low))


def fewer(look: Iterable[Look], taken: int, sentences: int) -> list[Look]:
    """Return the sentences without the weakest, where a text has too many, in the order of the text."""
    kept = list(look)
    if sentences < FEW:
        return kept
    most = max(int(MOST * sentences) - taken, 0)
    by_strength = sorted(range(len(kept)), key=lambda at: -kept[at].strength)
    chosen = set(by_strength[:most])
    return [each for at, each in enumerate(kept) if at in chosen]
