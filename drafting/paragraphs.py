"""The body of an article: its numbered paragraphs, the items of its lists, and the day of its dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dateutil.relativedelta import relativedelta

from briefing.statement.deadline import Precision
from drafting.cleaning import is_aside
from drafting.periods import find_mentions

WRAPPED_AT = 120
"""Characters; in a text with longer lines each line is a paragraph."""
LONGEST_OPENING = 100
"""Characters at the beginning of a paragraph that are searched for a dateline."""
LONGEST_PARTICLE = 3
WRAP_SLACK = 6
"""Characters by which a full line of a wrapped text may be shorter than the longest."""
_LINE = re.compile(r"^[^\n]*$", re.MULTILINE)
_BLANKS = " \t\f\v\u00a0\ufeff"

_NUMBER = r"(?:\d{1,3}(?:\.\d{1,3}){1,4}(?:[.)]|(?=\s+[A-ZА-ЯЁ]))|\(?\d{1,3}[.)](?!\s*\w+\s+\d{4}))"
_LETTER = r"(?:\(?[a-zа-я]\)|[a-zа-вд-я]\.|\(?[ivx]{1,5}[.)]|\([A-ZА-Я]\)|§\s?\d+\.?|№\s?\d+[.)]?)"
_BULLET = re.compile(
    rf"\s*(?:(?:[-–—*•·▪■●◦‣✓→✅➢]\s+|[•▪■●✅]\s*|{_NUMBER}(?:\s+|(?=[A-ZА-ЯЁ]))|{_LETTER}\s+)\s*)+"
)
_SHAPES = re.compile(
    r"(?P<gerund>\w+ing\b)|(?P<infinitive>(?:to\s|\w+(?:ть|ти|чь)(?:ся)?\b))|(?P<action>\w+(?:ние|тие|ция)\b)",
    re.IGNORECASE,
)
"""With which kind of word an item without a mark begins."""
LONGEST_ITEM = 400
_LIMITED = re.compile(
    r"(?:by|from|until|till|before|since|on|in|at|no|не|до|с|к|в|на|по|со|во)\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…:;][»”\"')]*\s*$")
_SOME_DAY = date(2000, 1, 1)
"""A leap year, so that every day without a year can be read, 29 February too."""
_LEAD = re.compile(r"[\s.,–—-]*(?:г(?:ода|\.)?)?[\s.,–—-]*(?:\([^()]{1,40}\))?[\s.,)–—-]*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body."""

    number: int
    """From 1, which is the paragraph with the dateline."""
    text: str
    """As it stands in the article, without list mark and dateline; empty for a caption or credit."""
    is_item: bool
    lead: str = ""
    """The paragraph that introduces the list, if this is an item."""


@dataclass(frozen=True, slots=True)
class Article:
    """The body of an article, and the day of its dateline or None."""

    made_on: date | None
    paragraphs: tuple[Paragraph, ...]


def read_article(text: str, language: str) -> Article:
    """Return the body of an article, from the dateline on, else from the first whole sentence."""
    blocks = _blocks(text.replace("\r\n", "\n").replace("\r", "\n"), language)
    if not blocks:
        return Article(None, ())
    opening, dateline_end = _opening([each.text for each in blocks], language)
    made_on = _made_on([each.text for each in blocks[: opening + 1]], language)
    paragraphs = []
    lead = blocks[opening - 1].text if opening and blocks[opening].is_item else ""
    for number, block in enumerate(blocks[opening:], 1):
        own = block.text[dateline_end:] if number == 1 else block.text
        bullet = _BULLET.match(own)
        body = "" if is_aside(own) else own[bullet.end() :] if bullet else own
        paragraphs.append(Paragraph(number, body.strip(), block.is_item, lead if block.is_item else ""))
        if not block.is_item or own.rstrip().endswith(":"):
            lead = own
    return Article(made_on, tuple(paragraphs))


@dataclass(slots=True)
class _Block:
    """A paragraph: its place in the text, and whether it is an item of a list."""

    whole: str
    start: int
    end: int
    is_item: bool = False

    @property
    def text(self) -> str:
        """The paragraph as it stands in the text."""
        return self.whole[self.start : self.end]


def _blocks(text: str, language: str) -> list[_Block]:
    """Return the paragraphs: single lines, or joined lines if the text is wrapped."""
    spans = [_stripped(text, match.start(), match.end()) for match in _LINE.finditer(text)]
    lines = [text[start:end] for start, end in spans]
    width = max(map(len, lines))
    open_ends = [not _SENTENCE_END.search(one) for one, other in pairwise(lines) if one and other]
    is_wrapped = width <= WRAPPED_AT and not all(lines) and sum(open_ends) * 3 > len(open_ends)
    blocks: list[_Block] = []
    before = ""
    for line, (start, end) in zip(lines, spans, strict=True):
        if line and before and is_wrapped and _joins(before, line, width, language):
            blocks[-1].end = end
        elif line:
            is_item = _BULLET.match(line) is not None or (bool(blocks) and _is_bare_item(blocks, line))
            blocks.append(_Block(text, start, end, is_item))
        before = "" if is_aside(line) else line
    return blocks


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of a line without the blanks at its ends."""
    line = text[start:end]
    start += len(line) - len(line.lstrip(_BLANKS))
    return start, max(start, start + len(line.strip(_BLANKS)))


def _joins(before: str, line: str, width: int, language: str) -> bool:
    """Tell whether a line of a wrapped text goes on with the one before it."""
    if _BULLET.match(line) or is_aside(line) or _dateline(line, language) or before.endswith((":", ";")):
        return False
    is_full = len(before) + 1 + len(line.split(maxsplit=1)[0]) > width - WRAP_SLACK
    if _SENTENCE_END.search(before):
        return is_full
    return is_full or line[0].islower() or len(before) > width // 2


def _is_bare_item(blocks: list[_Block], line: str) -> bool:
    """Tell whether a line without a mark is an item: behind a colon, or like the item before it."""
    last = blocks[-1]
    if len(line) > LONGEST_ITEM or line[0] in '«“"„–—':
        return False
    if last.text.endswith(":"):
        return line[0].islower() or not _SENTENCE_END.search(line) or line.endswith(";") or _shape(line) != ""
    if not last.is_item or _BULLET.match(last.text):
        return False
    if last.text.endswith((";", ",", "; and", "; и")):
        return True
    return (not last.text.endswith(".") and not _SENTENCE_END.search(line)) or (
        _shape(line) != "" and _shape(line) == _shape(last.text)
    )


def _shape(line: str) -> str:
    match = _SHAPES.match(line)
    return match.lastgroup or "" if match else ""


def _opening(blocks: list[str], language: str) -> tuple[int, int]:
    """Return the index of the first paragraph of the body and the index of its text after a dateline."""
    for index, block in enumerate(blocks):
        end = _dateline(block, language)
        if end and block[end:].strip():
            return index, end
        if end and index + 1 < len(blocks):
            return index + 1, 0
    for index, block in enumerate(blocks):
        if _BULLET.match(block) or _SENTENCE_END.search(block):
            return index, 0
    return 0, 0


def _dateline(block: str, language: str) -> int:
    """Return where the dateline of a paragraph ends, "Baku. 7 October. "; 0 if it has none."""
    for day in _days_in(block[:LONGEST_OPENING], language):
        place = block[: day.start].lstrip("(")
        names = _WORD.findall(place)
        if _LIMITED.match(block, day.start) or (names and _LIMITED.match(names[0])):
            continue  # "By 1 June 2026, …", "In Astana, on 7 October, …"
        placed = names and re.search(r"[.,–—\-(]\s*$", place) and all(map(_is_name, names))
        # "7 October 2025, Baku — …": here the day comes before the place.
        first = not place and re.match(r"\s*[,.–—-]\s*[A-ZА-ЯЁ]", block[day.end :])
        if placed or first:
            lead = _LEAD.match(block, day.end)
            return lead.end() if lead else day.end
    return 0


def _is_name(word: str) -> bool:
    """Tell whether a word may be part of the name of a place: "Frankfurt am Main"."""
    return word[0].isupper() or len(word) <= LONGEST_PARTICLE


@dataclass(frozen=True, slots=True)
class _Day:
    """A single day that a text names with digits."""

    start: int
    end: int
    day: date


def _days_in(text: str, language: str) -> list[_Day]:
    """Return the single days that a text names with digits, with or without a year."""
    return [
        _Day(each.start, each.end, each.span.last_day)
        for each in find_mentions(text, _SOME_DAY, language)
        if each.span is not None
        and each.span.precision is Precision.DAY
        and each.span.first_day == each.span.last_day
        and any(map(str.isdigit, text[each.start : each.end]))
    ]


def _made_on(blocks: list[str], language: str) -> date | None:
    """Return the day of the dateline, which is in the last block, else the first day above it, or None.

    A dateline without a year has that of a day above it. A day within a sentence is none of the article: it
    may be the one by which something is to be done.
    """
    *above, opening = (block[:LONGEST_OPENING] for block in blocks)
    heads = [
        each.day
        for block in above
        for each in _days_in(block, language)
        if _YEAR.search(block, each.start, each.end)
        and not (_LIMITED.match(block, each.start) or _LIMITED.match(block.lower()))
    ]
    for each in _days_in(opening[: _dateline(opening, language)], language):
        if _YEAR.search(opening, each.start, each.end):
            return each.day
        if heads:
            return each.day + relativedelta(year=heads[0].year)
    return heads[0] if heads else None
