"""Figures: numbers with what they count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.model import Figure
from drafting.sentences import Token, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.periods import Mention

LONGEST_UNIT = 3
"""Words."""
_NUMBERS = re.compile(
    r"два|две|двух|двум|двумя|три|трех|тремя|четыре|четырех|пять|пяти|шесть|шести|семь|семи|восемь|восьми"
    r"|девять|девяти|десять|десяти|\w+надцат[ьи]|двадцат[ьи]|тридцат[ьи]|сорока?|пятьдесят|шестьдесят"
    r"|семьдесят|восемьдесят|девяносто|сто|ста|двести|триста|пятьсот|половину|треть|вдвое|втрое"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|hundreds?|thousands?|half|third|\w+fold"
)
_SCALES = re.compile(
    r"тысяч\w*|тыс|млн|млрд|трлн|миллион\w*|миллиард\w*|триллион\w*|hundred|thousand|million|billion|trillion"
)
_NOT_UNITS = re.compile(
    "и|в|на|с|к|по|до|от|из|для|о|об|а|но|или|при|за|г|гг|год|года|году|лет"
    "|of|the|and|in|on|to|by|for|from|with|at|or|than|as|since|per|was|were|is|are|has|have|will|over|within|during|ago"
)
_CURRENCY = re.compile(r"[$€£₽]")
_YEAR = re.compile(r"(?:19|20|21)\d\d")


def find_figures(sentence: str, paragraph: int, mentions: list[Mention]) -> Iterator[Figure]:
    """Yield the figures of a sentence; days and years are not figures."""
    tokens = tokens_of(sentence)
    index = 0
    while index < len(tokens):
        end = _number_end(tokens, index, mentions)
        if end == index:
            index += 1
            continue
        value = sentence[tokens[index].start : tokens[end - 1].end]
        unit = _unit(sentence, tokens, end)
        currency = _CURRENCY.match(value)
        if currency and value != currency[0]:
            value, unit = value[1:], f"{currency[0]} {unit}".strip()
        if value.endswith("%"):
            value, unit = value[:-1], f"% {unit}".strip()
        if unit or value.endswith(("fold", "вдвое", "втрое")):
            yield Figure(value, unit, paragraph)
        index = end


def _number_end(tokens: list[Token], start: int, mentions: list[Mention]) -> int:
    token = tokens[start]
    if any(each.start <= token.start < each.end for each in mentions):
        return start
    if token.is_number:
        if not re.fullmatch(r"[$€£₽]?[\d.,\s\u00a0]+%?", token.text) or _YEAR.fullmatch(token.text):
            return start
    elif not _NUMBERS.fullmatch(token.lower):
        return start
    end = start + 1
    while end < len(tokens) and (_SCALES.fullmatch(tokens[end].lower) or tokens[end].text == "."):
        if tokens[end].text == "." and not _SCALES.fullmatch(tokens[end - 1].lower):
            break
        end += 1
    return end


def _unit(sentence: str, tokens: list[Token], start: int) -> str:
    end = start
    while end < min(start + LONGEST_UNIT, len(tokens)):
        token = tokens[end]
        if token.text == "%" or (token.is_word and not _NOT_UNITS.fullmatch(token.lower)):
            end += 1
        else:
            break
    return sentence[tokens[start].start : tokens[end - 1].end] if end > start else ""
