"""Changes of the answers in the form of a follow-up: sources added and dropped, contradictions removed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefing.followups.form import (
    CONTEXT,
    DONE,
    MAX_PIECES,
    NONE,
    OF_EVIDENCE,
    FollowUpStep,
    FormPosition,
    Values,
    open_deadlines,
    pieces,
)
from briefing.invalid_input import InvalidInput, Problem

if TYPE_CHECKING:
    from briefing.statement.model import Statement

ADD, DROP = "add", "drop"
"""Choices: another piece of evidence, or removing one (``drop.2``)."""


def with_evidence_act(values: Values, value: str) -> dict[str, str]:
    """Return the answers after a choice in the list of sources. Raises :class:`InvalidInput`."""
    act, _dot, piece = value.partition(".")
    if act == DONE:
        return dict(values)
    if act == ADD and pieces(values) < MAX_PIECES:
        return with_piece(values)
    if act == DROP and piece in map(str, range(1, pieces(values) + 1)) and pieces(values) > 1:
        return without_piece(values, int(piece))
    raise InvalidInput(Problem.NO_CHOICE)


def without_conflicts(values: Values, statement: Statement) -> dict[str, str]:
    """Return the answers without those that contradict another one, so that they are preset again.

    An event before the statement is background; a source cannot have been read before the event; the deadline
    must belong to the initiative.
    """
    kept = dict(values)
    day = kept.get(FollowUpStep.DAY)
    if day is not None and date.fromisoformat(day) < statement.made_on:
        kept[FollowUpStep.STATUS] = CONTEXT
    for piece in range(1, pieces(kept) + 1):
        read = FormPosition(FollowUpStep.READ_ON, piece).key
        if day is not None and kept.get(read, day) < day:
            del kept[read]
    known = {NONE, *(each.slug for each in open_deadlines(kept, statement))}
    if kept.get(FollowUpStep.MEETS, NONE) not in known or kept.get(FollowUpStep.STATUS) == CONTEXT:
        kept.pop(FollowUpStep.MEETS, None)
    return kept


def with_piece(values: Values) -> dict[str, str]:
    """Return the answers with one more piece of evidence to be asked for."""
    return {**values, "pieces": str(pieces(values) + 1)}


def without_piece(values: Values, piece: int) -> dict[str, str]:
    """Return the answers without a piece of evidence; the numbers after it decrease."""
    kept = dict(values)
    for number in range(piece, pieces(values) + 1):
        for step in OF_EVIDENCE:
            following = kept.pop(FormPosition(step, number + 1).key, None)
            kept.pop(FormPosition(step, number).key, None)
            if following is not None:
                kept[FormPosition(step, number).key] = following
    kept["pieces"] = str(pieces(values) - 1)
    return kept
