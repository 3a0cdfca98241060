"""The body of an article: its numbered paragraphs, the items of its lists, and the day of its dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dateutil.relativedelta import relativedelta

from briefing.statement.model import Precision
from drafting.cleaning import cleaned, is_aside
from drafting.periods import Mention, find_mentions

WRAPPED_AT = 120
"""Characters; in a text with longer lines each line is a paragraph."""
LONGEST_OPENING = 100
"""Characters at the beginning of a paragraph that are searched for a dateline."""
LONGEST_PARTICLE = 3

_BULLET = re.compile(r"\s*(?:[-–—•*·▪■●◦‣✓→]\s+|[•▪■●]\s*|\(?\d{1,2}[.)]\s+(?!\w+\s+\d{4})|\(?[a-zа-я]\)\s+)")
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
    """The text without list mark and dateline; empty for a caption or credit."""
    is_item: bool


@dataclass(frozen=True, slots=True)
class Article:
    """The body of an article, and the day of its dateline or None."""

    made_on: date | None
    paragraphs: tuple[Paragraph, ...]


def read_article(text: str, language: str) -> Article:
    """Return the body of an article, from the dateline on, else from the first whole sentence."""
    blocks = _blocks(cleaned(text), language)
    if not blocks:
        return Article(None, ())
    opening, dateline_end = _opening(blocks, language)
    made_on = _made_on(blocks[: opening + 1], language)
    paragraphs = []
    for number, block in enumerate(blocks[opening:], 1):
        own = block[dateline_end:] if number == 1 else block
        bullet = _BULLET.match(own)
        body = "" if is_aside(own) else own[bullet.end() :] if bullet else own
        paragraphs.append(Paragraph(number, body.strip(), is_item=bullet is not None))
    return Article(made_on, tuple(paragraphs))


def _blocks(text: str, language: str) -> list[str]:
    """Return the paragraphs: single lines, or joined lines if the text is wrapped."""
    lines = [" ".join(line.split()) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    follows = [bool(one and other) for one, other in pairwise(lines)]
    wrapped = max(map(len, lines)) <= WRAPPED_AT and any(follows) and not all(lines)
    blocks: list[str] = []
    before = ""
    for line in lines:
        joins = (
            wrapped
            and before
            and line
            and not _BULLET.match(line)
            and not is_aside(line)
            and not _dateline(line, language)
            and (not _SENTENCE_END.search(before) or len(before) > WRAPPED_AT // 2)
        )
        if joins:
            blocks[-1] += " " + line
        elif line:
            blocks.append(line)
        before = "" if is_aside(line) else line
    return blocks


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


def _days_in(text: str, language: str) -> list[Mention]:
    """Return the single days that a text names with digits, with or without a year."""
    return [
        each
        for each in find_mentions(text, _SOME_DAY, language)
        if each.precision is Precision.DAY
        and each.first_day == each.last_day
        and any(map(str.isdigit, text[each.start : each.end]))
    ]


def _made_on(blocks: list[str], language: str) -> date | None:
    """Return the day of the dateline, which is in the last block, else the first day above it, or None.

    If it has no year, the first year in the blocks is used.
    """
    years = [int(year) for block in blocks for year in _YEAR.findall(block[:LONGEST_OPENING])]
    ordered = [blocks[-1], *blocks[:-1]] if _dateline(blocks[-1], language) else blocks
    for block in ordered:
        for day in _days_in(block[:LONGEST_OPENING], language):
            if _YEAR.search(block[day.start : day.end]):
                return day.last_day
            if years:
                return day.last_day + relativedelta(year=years[0])
    return None
