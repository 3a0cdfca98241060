"""Deadlines from the days and periods that sentences name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from briefing.statement.deadline import DeadlineKind
from drafting.sentences import lowered

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from drafting.findings import Finding
    from drafting.periods import Mention, Span

_DENIED = re.compile(
    r"(?:\bне|\bнежели|\bвместо|\bnot|\brather than|\binstead of)(?:\s+(?:в|к|на|до|by|on|in|the))*\s*$"
)
_LIMIT = re.compile(
    r"(?:by|before|until|till|no later than|not later than|within|ahead of|до|к|ко|не позднее|"
    r"в течение|за|в срок)\b"
)
_LASTING = re.compile(
    r"\b(?:during|throughout|for the whole of|в течение|на протяжении|chair|chairs|chairmanship|"
    r"preside|presides|presidency|председательств\w+|"
    r"declare\w*|proclaim\w*|designate\w*|объяв\w+)\b"
)
_OF_DOCUMENT = re.compile(
    r"(?:\bот|\b(?:dated|(?:issued|signed|adopted|published) on|"
    r"(?:\d[\w()/.–-]*|acts?|orders?|laws?|decrees?|resolutions?|agreements?|letters?|directives?|"
    r"regulations?|decisions?|statements?|communiqués?) of))\s*$"
)
"""What stands before the day of a document: "the decree of 5 May", "закон от 5 мая"."""
_EACH_YEAR = re.compile(r"\b(?:every|each|annual\w*|yearly|ежегодн\w*|каждый|каждого|следующего за)\b")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_BREAK = re.compile(r"[,;:—]|\b(?:that|which|что|котор\w+)\b")
_TOLD = {
    "en": re.compile(
        r"\b(?:\w{2,}[^e\W]ed|was|were|had|told|said|began|took|made|gave|held|met|went|came)\b"
    ),
    "ru": re.compile(r"\b\w{2,}(?:л|ла|ло|ли)(?:ся|сь)?\b"),
}
_COMING = re.compile(
    r"\b(?:(?<!had )to|will|would|shall|must|should|may|can|could|going|due|set|plan\w*|"
    r"schedul\w+|expect\w*|propos\w+|"
    r"буд[еу]т|бы|план\w+|запланир\w+|намечен\w*|долж\w+|предлож\w+|обещал\w*|поручил\w*|решил\w*|"
    r"\w+(?:ть|ти|чь)(?:ся)?)\b"
)


@dataclass(frozen=True, slots=True)
class DatedWords:
    """Words of a sentence that say until when, with the finding that they belong to or None."""

    PERIOD: ClassVar = DeadlineKind.PERIOD
    finding: Finding | None
    kind: DeadlineKind
    words: str
    span: Span | None
    """The dates, or None where the words do not settle them."""


def deadlines_in(
    sentence: str,
    mentions: Sequence[Mention],
    findings: Sequence[Finding],
    made_on: date | None,
    language: str,
    *,
    is_ahead: bool,
    is_hinted: bool,
) -> list[DatedWords]:
    """Return the deadlines that a sentence states.

    A day that is over, that of the promise itself, that of a document and one that is denied are none. One
    that returns each year, or of which it is not known whether it is over, is not settled. ``is_ahead``:
    whether the sentence puts something forward or speaks of what is to come; ``is_hinted``: whether it may,
    so that only a day that is to come counts.
    """
    found = []
    low = lowered(sentence)
    for mention in mentions:
        span, is_limit = mention.span, _LIMIT.match(low, mention.start) is not None
        if (
            span is not None
            and made_on is not None
            and (span.last_day < made_on or span.first_day == span.last_day == made_on)
        ):
            continue
        is_coming = is_hinted and span is not None and made_on is not None and span.first_day > made_on
        is_none = _DENIED.search(low, 0, mention.start) or _OF_DOCUMENT.search(low, 0, mention.start)
        if is_none or not (is_ahead or is_limit or is_coming):
            continue
        finding = min(findings, key=lambda each: _distance(each, mention), default=None)
        if finding is not None and not is_limit and _is_of_saying(sentence, mention, finding):
            continue
        if _returns(low, mention) or (made_on is None and not is_limit and _is_told(low, mention, language)):
            span = None
        lasts = span is not None and (
            span.is_range
            or (not is_limit and span.first_day < span.last_day and _LASTING.search(low) is not None)
        )
        kind = DeadlineKind.PERIOD if lasts else DeadlineKind.DUE
        found.append(DatedWords(finding, kind, _words(sentence[mention.start : mention.end]), span))
    return found


def _returns(low: str, mention: Mention) -> bool:
    """Tell whether a day without a year comes each year."""
    is_of_one = _YEAR.search(low, mention.start, mention.end) is not None
    return not is_of_one and _EACH_YEAR.search(low) is not None


def _is_told(low: str, mention: Mention, language: str) -> bool:
    """Tell whether the words around a day tell what was, and name nothing that is to come."""
    start = max((each.end() for each in _BREAK.finditer(low, 0, mention.start)), default=0)
    end = _BREAK.search(low, mention.end)
    told = _TOLD.get(language)
    for around in (low[start : end.start() if end is not None else len(low)], low):
        is_told, is_coming = told is not None and told.search(around), _COMING.search(around)
        if is_told or is_coming:
            return not is_coming
    return False


def _words(stated: str) -> str:
    """Return the words of a day without the full stop of the sentence: "1 March", but "2027 г."."""
    stated = " ".join(stated.split()).strip(" ,")
    return stated if stated.endswith("г.") else stated.rstrip(".")


def _distance(finding: Finding, mention: Mention) -> int:
    if finding.start <= mention.start < finding.end:
        return 0
    return mention.start - finding.end if mention.start >= finding.end else finding.start - mention.end


def _is_of_saying(sentence: str, mention: Mention, finding: Finding) -> bool:
    """Tell whether a day is that on which something was said: "On 5 March the minister promised …"."""
    if mention.start >= finding.said or finding.rule in {"future", "need", "list"}:
        return False
    return not re.search(r"[,;:]", sentence[mention.end : finding.said].strip(" ,") or "")
