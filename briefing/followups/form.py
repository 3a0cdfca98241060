"""The form of a follow-up: its steps in order, and which step comes before and after another.

Answers are texts by key: ``text``, ``day``; those about the second piece of evidence end in ``.2``.
Functions that change answers return new ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefing.deadlines.timeliness import deadline_standing
from briefing.statement.model import Deadline, Statement, Status

Values = Mapping[str, str]
"""The answers so far, by the key of the position."""
KIND = "followup"
"""The kind of the form."""
UNCHANGED, CONTEXT, NONE, DONE = "unchanged", "context", "none", "done"
"""Answers that are not data: status unchanged, background only, no deadline, no more evidence."""
MAX_PIECES = 5
"""The most pieces of evidence of an entry."""
STATUSES = tuple(each for each in Status if each is not Status.NOT_ASSESSED)
"""The statuses that a follow-up may set."""


class FollowUpStep(StrEnum):
    """The questions of the form, in order."""

    INITIATIVE = "initiative"
    TEXT = "text"
    DAY = "day"
    STATUS = "status"
    MEETS = "meets"
    URL = "url"
    PUBLISHER = "publisher"
    READ_ON = "read"
    EVIDENCE_KIND = "kind"
    SUPPORTS = "supports"
    MORE = "more"
    REASON = "reason"
    PREVIEW = "preview"


OF_EVIDENCE = (
    FollowUpStep.URL,
    FollowUpStep.PUBLISHER,
    FollowUpStep.READ_ON,
    FollowUpStep.EVIDENCE_KIND,
    FollowUpStep.SUPPORTS,
)
"""The steps that are asked for each piece of evidence."""


@dataclass(frozen=True, slots=True)
class FormPosition:
    """A step, and the number of the piece of evidence that it is about; 0 for other steps."""

    step: FollowUpStep
    piece: int = 0

    @property
    def key(self) -> str:
        """The key of its answer: ``text``, ``url.1``."""
        return f"{self.step}.{self.piece}" if self.piece else self.step.value

    @classmethod
    def of(cls, key: str) -> FormPosition:
        """Return the position with a key. Raises ValueError when there is none."""
        step, _dot, piece = key.partition(".")
        return cls(FollowUpStep(step), int(piece) if piece else 0)


PREVIEW = FormPosition(FollowUpStep.PREVIEW)
EVIDENCE = FormPosition(FollowUpStep.MORE)


def is_begun(values: Values) -> bool:
    """Tell whether an editor has written a text; the form of a correction is filled in at the start."""
    return (FollowUpStep.REASON if "correction_of" in values else FollowUpStep.TEXT) in values


def pieces(values: Values) -> int:
    """Return the number of pieces of evidence, the one being asked for included."""
    return int(values.get("pieces", "1"))


def positions(values: Values, statement: Statement) -> tuple[FormPosition, ...]:
    """Return the positions of the form with these answers, in order; the last one is the preview."""
    return tuple(_positions(values, statement))


def _positions(values: Values, statement: Statement) -> Iterator[FormPosition]:
    is_correction = "correction_of" in values
    if not is_correction:
        yield FormPosition(FollowUpStep.INITIATIVE)
    yield from map(FormPosition, (FollowUpStep.TEXT, FollowUpStep.DAY, FollowUpStep.STATUS))
    if values.get(FollowUpStep.STATUS) != CONTEXT and open_deadlines(values, statement):
        yield FormPosition(FollowUpStep.MEETS)
    for piece in range(1, pieces(values) + 1):
        yield from (FormPosition(step, piece) for step in OF_EVIDENCE)
    yield EVIDENCE
    if is_correction:
        yield FormPosition(FollowUpStep.REASON)
    yield PREVIEW


def open_deadlines(values: Values, statement: Statement) -> tuple[Deadline, ...]:
    """Return the deadlines of the initiative that no other entry meets."""
    return tuple(
        each
        for each in statement.deadlines.values()
        if each.initiative == values.get(FollowUpStep.INITIATIVE) and not _is_met(values, statement, each)
    )


def _is_met(values: Values, statement: Statement, deadline: Deadline) -> bool:
    met_by = deadline_standing(statement, deadline, statement.made_on).met_by
    return met_by is not None and met_by.id != values.get("correction_of")


def first_open(values: Values, statement: Statement) -> FormPosition:
    """Return the first position without an answer, or the preview when all have one."""
    unanswered = (each for each in positions(values, statement) if each.key not in values)
    return next(unanswered, PREVIEW)


def step_from(values: Values, statement: Statement, position: FormPosition, by: int) -> FormPosition | None:
    """Return the position after (``by`` 1) or before (-1) another one; None before the first."""
    order = positions(values, statement)
    if position not in order:
        return first_open(values, statement)
    index = order.index(position) + by
    return order[min(index, len(order) - 1)] if index >= 0 else None


def without_conflicts(values: Values, statement: Statement) -> dict[str, str]:
    """Return the answers without those that contradict another one, so that they are asked for again.

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
    kept = {**values, "pieces": str(pieces(values) + 1)}
    kept.pop(FollowUpStep.MORE, None)
    return kept


def without_piece(values: Values, piece: int) -> dict[str, str]:
    """Return the answers without a piece of evidence; the numbers after it decrease."""
    kept = dict(values)
    kept.pop(FollowUpStep.MORE, None)
    for number in range(piece, pieces(values) + 1):
        for step in OF_EVIDENCE:
            following = kept.pop(FormPosition(step, number + 1).key, None)
            kept.pop(FormPosition(step, number).key, None)
            if following is not None:
                kept[FormPosition(step, number).key] = following
    kept["pieces"] = str(pieces(values) - 1)
    return kept


def reachable(values: Values, statement: Statement, key: str) -> FormPosition | None:
    """Return the position with a key, or None when it comes after the first one without an answer."""
    order = positions(values, statement)
    upto = order[: order.index(first_open(values, statement)) + 1]
    return next((each for each in upto if each.key == key), None)
