"""English noun phrases of objects: main nouns, carrier nouns, and the parts that "and" joins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafting.english.lexicon import ACTORS, DETERMINERS, LIGHT_NOUNS, MAKING_NOUNS, PREPOSITIONS, THINGS

if TYPE_CHECKING:
    from drafting.english.clause import Clause

_QUALITIES = ("tion", "ment", "sion", "ance", "ing")


@dataclass(frozen=True, slots=True)
class Object:
    """The object of a speech act: tokens ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    verb: int | None
    """The token of the verb that governs the object, or None."""


def carrier_in(clause: Clause, start: int, end: int) -> int | None:
    """Return the last word of "the idea" or "a proposal by Chile" before the object, or None."""
    for index in range(start, min(start + 4, len(clause))):
        word, link = clause.lower(index), clause.lower(index + 1)
        light = word in LIGHT_NOUNS and link in {"of", "to", "for", "on"}
        light = light or (word in {"plan", "plans"} and clause.infinitive_after_to(index + 1) is not None)
        if word in LIGHT_NOUNS | MAKING_NOUNS and link in {"by", "in", "from", "of"}:
            placed = _after_place(clause, index, light=word in LIGHT_NOUNS)
            if placed is not None:
                return placed
        if (light or (word in MAKING_NOUNS and link == "of")) and index + 2 < len(clause):
            return index
        if index >= end or word in PREPOSITIONS:
            return None
    return None


def _after_place(clause: Clause, noun: int, *, light: bool) -> int | None:
    """Return the last word of the place or author between a carrier noun and its object, or None."""
    index = noun + 2
    index += clause.lower(index) in {"the", "our"}
    while index < len(clause) - 2 and clause.tokens[index].text[0].isupper():
        index += 1
    named = index > noun + 2 + (clause.lower(noun + 2) in {"the", "our"})
    if not named:
        return None
    carries = clause.lower(index) == "of" if not light else clause.infinitive_after_to(index) is not None
    return index - 1 if carries or (light and clause.lower(index) in {"on", "for"}) else None


def added_making(clause: Clause, start: int, end: int) -> int | None:
    """Return where another noun of making begins, "and the launch of …", or None."""
    for index in range(start + 1, end - 2):
        if clause.lower(index) == "and":
            noun = index + 1 + (clause.lower(index + 1) in DETERMINERS)
            if clause.lower(noun) in MAKING_NOUNS and clause.lower(noun + 1) == "of":
                return index + 1
    return None


def members_of(clause: Clause, start: int, end: int, verb: int | None) -> list[Object]:
    """Return the separate things that "and a" joins."""
    found = []
    for index in range(start + 1, end - 1):
        article = clause.lower(index + 1) in {"a", "an"}
        if article and (clause.lower(index) == "and" or clause.lower(index) == ","):
            stop = index - (clause.lower(index - 1) == ",")
            found.append(Object(start, stop, verb))
            start = index + 2
    return [*found, Object(start, end, verb)]


def head_of(clause: Clause, start: int, end: int) -> int:
    """Return the last noun before the first preposition."""
    for index in range(start + 1, end):
        if clause.lower(index) in PREPOSITIONS or clause.lower(index) in {",", "and"}:
            return index - 1
    return end - 1


def can_be_supported(clause: Clause, each: Object) -> bool:
    """Tell whether support for an object can be followed up: an activity, a body, a name, a quality."""
    head = clause.lower(head_of(clause, each.start, each.end))
    named = any(clause.tokens[index].text[0].isupper() for index in range(each.start, each.end))
    if head in ACTORS:
        return False
    return (
        each.verb is not None
        or named
        or head in THINGS | LIGHT_NOUNS | MAKING_NOUNS
        or head.endswith(_QUALITIES)
    )
