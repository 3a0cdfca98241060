"""Skipping over words of an English sentence: numbers, colons, insertions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.english.lexicon import PREPOSITIONS

if TYPE_CHECKING:
    from drafting.english.clause import Clause

FARTHEST = 20
"""Most tokens between a speech act and the verb that it governs."""
NEAR = 5
LONGEST_INSERTION = 12


def after_number(clause: Clause, index: int) -> int:
    """Return the first word after the number of an item, "1) to …", else ``index``."""
    number = index + (clause.lower(index) == "(")
    return number + 2 if clause.lower(number).isdigit() and clause.lower(number + 1) == ")" else index


def after_colon(clause: Clause, start: int) -> int:
    """Return the first word after "the following:", else ``start``."""
    for index in range(start, min(start + NEAR, len(clause))):
        if clause.lower(index) == ":":
            return index + 1
        if clause.is_mark(index):
            break
    return start


def after_to(clause: Clause, start: int) -> int:
    """Return the first word after "to", or the end of the sentence if there is no "to"."""
    for index in range(start, min(start + FARTHEST, len(clause))):
        if clause.is_mark(index) or clause.lower(index) == ",":
            break
        if clause.lower(index) == "to":
            return index + 1
    return len(clause)


def after_insertion(clause: Clause, index: int) -> int:
    """Return the first word after a part between commas: "launch, with our partners, a programme"."""
    if clause.lower(index) != ",":
        return index
    for place in range(index + 1, min(index + LONGEST_INSERTION, len(clause))):
        if clause.lower(place) == ",":
            return place + 1
        if clause.is_mark(place):
            break
    return index


def second_object(clause: Clause, start: int, end: int) -> int:
    """Return where "a seat" begins in "give the region a seat", else ``start``."""
    for index in range(start + 1, end):
        if clause.lower(index) in PREPOSITIONS | {"and", ","}:
            break
        if clause.lower(index) in {"a", "an"}:
            return index
    return start
