"""The part of a text that shows the words which a query found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.search.folding import fold
from briefing.search.words import words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

LONGEST = 160
"""Characters of an excerpt, without the marks of what is left out."""
_BEFORE = 60
"""Characters before the first word that was found, where the text does not begin with it."""
_LEFT_OUT = "…"


class Piece(NamedTuple):
    """A part of an excerpt."""

    text: str
    is_found: bool


def excerpt(texts: Iterable[str], words: Collection[str]) -> tuple[Piece, ...]:
    """Return the part of the text that has most of the words, given by their keys; empty if none has any."""
    found = [(text, _places(text, words)) for text in texts]
    text, places = max(found, key=lambda each: len(each[1]), default=("", {}))
    spans = sorted(span for each in places.values() for span in each)
    return tuple(_cut(text, spans)) if spans else ()


def _places(text: str, words: Collection[str]) -> dict[str, list[tuple[int, int]]]:
    """Return by key where the words stand."""
    places: dict[str, list[tuple[int, int]]] = {}
    for word in words_of(text):
        key = fold(word.text)
        if key in words:
            places.setdefault(key, []).append((word.start, word.end))
    return places


def _cut(text: str, spans: list[tuple[int, int]]) -> Iterable[Piece]:
    begin, end = _bounds(text, spans[0])
    place = begin
    yield Piece(_LEFT_OUT if begin else "", is_found=False)
    for first, last in spans:
        if last <= end:
            yield Piece(text[place:first], is_found=False)
            yield Piece(text[first:last], is_found=True)
            place = last
    yield Piece(text[place:end] + (_LEFT_OUT if end < len(text) else ""), is_found=False)


def _bounds(text: str, first: tuple[int, int]) -> tuple[int, int]:
    """Return where an excerpt with a word begins and ends, between words; the word itself is never cut."""
    begin = 0
    if first[1] > LONGEST:
        begin = text.rfind(" ", 0, max(first[0] - _BEFORE, 0)) + 1
    end = len(text)
    if end - begin > LONGEST:
        end = max(text.rfind(" ", 0, begin + LONGEST), first[1])
    return begin, end
