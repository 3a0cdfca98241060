"""Candidate deadlines from the days and periods that sentences name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefing.statement.model import DeadlineKind, Precision

if TYPE_CHECKING:
    from drafting.findings import Finding
    from drafting.periods import Mention
    from drafting.reading import SentenceReader

_NAMED_YEAR = re.compile(
    r"[«“\"„]?(?:[A-ZА-ЯЁ][^\s«»\"“”]*)(?:[ ][^\s«»\"“”]+){0,6}?\s?[-–—]?\s?(?P<year>20\d\d|21\d\d)\b"
)
_CLAUSE_MARK = re.compile(r"[,;:()«»\"“”]|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class StatedDeadline:
    """A coming day or period that a sentence states, with the finding that it belongs to or None."""

    finding: Finding | None
    kind: DeadlineKind
    stated_as: str
    precision: Precision
    first_day: date
    last_day: date


def deadlines_in(
    sentence: str,
    mentions: list[Mention],
    findings: list[Finding],
    made_on: date | None,
    reader: SentenceReader,
    *,
    ahead: bool,
) -> list[StatedDeadline]:
    """Return the deadlines that a sentence states; past days are no deadlines.

    ``ahead``: whether the sentence introduces a list of what is to be done.
    """
    found = []
    for mention in mentions:
        if made_on is not None and mention.last_day < made_on:
            continue
        finding = _nearest(mention, findings)
        part = _clause_around(sentence, mention)
        if finding is None and not ahead and not reader.looks_ahead(sentence):
            continue
        if (
            finding is not None
            and not _covers(finding, mention)
            and _only_past(sentence, part, finding, reader)
        ):
            continue
        found.append(_named(sentence, mention, finding, lasts=_is_lasting(sentence, part, finding, reader)))
    return found + [each for finding in findings for each in _in_name(finding, made_on)]


def _is_lasting(
    sentence: str, part: tuple[int, int], finding: Finding | None, reader: SentenceReader
) -> bool:
    if finding is not None:
        return finding.is_lasting or reader.lasts(finding.title)
    return reader.lasts(sentence[part[0] : part[1]])


def _named(sentence: str, mention: Mention, finding: Finding | None, *, lasts: bool) -> StatedDeadline:
    runs = mention.is_range or (lasts and mention.first_day < mention.last_day)
    return StatedDeadline(
        finding,
        DeadlineKind.PERIOD if runs else DeadlineKind.DUE,
        _words(sentence[mention.start : mention.end]),
        mention.precision,
        mention.first_day,
        mention.last_day,
    )


def _words(stated: str) -> str:
    """Return the words of a day without the full stop of the sentence: "1 March", but "2027 г."."""
    stated = stated.strip(" ,")
    return stated if stated.endswith("г.") else stated.rstrip(".")


def _nearest(mention: Mention, findings: list[Finding]) -> Finding | None:
    """Return the finding whose text contains a day, else the nearest one, or None if there are none."""
    if not findings:
        return None
    return min(findings, key=lambda each: (_distance(each, mention), -each.start))


def _distance(finding: Finding, mention: Mention) -> int:
    if _covers(finding, mention):
        return 0
    return mention.start - finding.end if mention.start >= finding.end else finding.start - mention.end


def _covers(finding: Finding, mention: Mention) -> bool:
    return finding.start <= mention.start < finding.end


def _clause_around(sentence: str, mention: Mention) -> tuple[int, int]:
    start = max((mark.end() for mark in _CLAUSE_MARK.finditer(sentence, 0, mention.start)), default=0)
    after = _CLAUSE_MARK.search(sentence, mention.end)
    return start, after.start() if after else len(sentence)


def _only_past(sentence: str, part: tuple[int, int], finding: Finding, reader: SentenceReader) -> bool:
    """Tell whether the clause of a day only says what happened and has no part of the finding."""
    start, end = part
    overlaps = finding.start < end and start < finding.end
    return not overlaps and reader.looks_back(sentence[start:end])


def _in_name(finding: Finding, made_on: date | None) -> list[StatedDeadline]:
    """Return the end of a plan that has a year in its name: "Vision 2040"."""
    found = []
    for match in _NAMED_YEAR.finditer(finding.title):
        year = int(match["year"])
        if made_on is not None and year < made_on.year:
            continue
        words = match[0].strip('«“"„')
        span = (date(year, 1, 1), date(year, 12, 31))
        found.append(StatedDeadline(finding, DeadlineKind.DUE, words, Precision.YEAR, *span))
    return found
