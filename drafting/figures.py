"""Figures: numbers with what they count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.model import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafting.periods import Mention

_SCALE = (
    r"(?:\s*(?:тыс|млн|млрд|трлн)\b\.?|\s+(?:тысяч|миллион|миллиард|триллион)\w*"
    r"|\s*(?:hundred|thousand|million|billion|trillion))"
)
_FIGURE = re.compile(
    rf"(?<![\w.,-])(?P<value>[$€£₽]?\d+(?:[.,\s\u00a0]\d{{3}})*(?:[.,]\d+)?{_SCALE}?)\s*"
    r"(?P<unit>%|(?:(?:of\s+)?[^\W\d_]{3,}(?:\s+[^\W\d_]{4,}){0,2}))"
)
_YEAR = re.compile(r"(?:19|20|21)\d\d")


def find_figures(sentence: str, paragraph: int, mentions: Sequence[Mention]) -> Iterator[Figure]:
    """Yield the figures of a sentence; days and years are not figures."""
    for match in _FIGURE.finditer(sentence):
        is_day = any(each.start <= match.start() < each.end for each in mentions)
        if not is_day and not _YEAR.fullmatch(match["value"]):
            yield Figure(match["value"].strip(), match["unit"], paragraph)
