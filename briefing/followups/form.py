"""The form of a follow-up: the steps that are asked in order, and those that are preset and can be changed.

Answers are texts by key: ``text``, ``day``; those about the second piece of evidence end in ``.2``.
Functions that change answers return new ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing.deadlines.timeliness import deadline_standing
from briefing.statement.entry import Status
from briefing.statement.recording import without_entries
from briefing.statement.status import Assessment, assessment

if TYPE_CHECKING:
    from briefing.statement.deadline import Deadline
    from briefing.statement.model import Statement

Values = Mapping[str, str]
"""The answers so far, by the key of the position."""
KIND = "followup"
"""The kind of the form."""
UNCHANGED, CONTEXT, NONE, DONE = "unchanged", "context", "none", "done"
"""Answers that are not data: status unchanged, background only, no deadline, no more evidence."""
POSTED = "posted"
"""The key under which stands the day of the post that the form began with; also the choice of that day."""
ALL_STATUSES = "all_statuses"
"""The key under which stands that the editor wants to see the rare statuses too."""
WRITTEN_IN = "written_in"
"""The key under which stands the language that the editor chose, for all that is written from then on."""
MAX_PIECES = 5
"""The most pieces of evidence of an entry."""
STATUSES = tuple(each for each in Status if each is not Status.NOT_ASSESSED)
"""The statuses that a follow-up may set."""


class FollowUpStep(StrEnum):
    """The questions of the form: first those that are asked, in order, then those that are preset."""

    INITIATIVE = "initiative"
    URL = "url"
    TEXT = "text"
    STATUS = "status"
    WHY = "why"
    REASON = "reason"
    PREVIEW = "preview"

    DAY = "day"
    LANGUAGE = "text_language"
    MEETS = "meets"
    PUBLISHER = "publisher"
    READ_ON = "read"
    EVIDENCE_KIND = "kind"
    SUPPORTS = "supports"
    MORE = "more"


OF_EVIDENCE = (
    FollowUpStep.URL,
    FollowUpStep.PUBLISHER,
    FollowUpStep.READ_ON,
    FollowUpStep.EVIDENCE_KIND,
    FollowUpStep.SUPPORTS,
)
"""The steps about each piece of evidence."""


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
    """Tell whether an editor has written something; the form of a correction is filled in at the start."""
    if "correction_of" in values:
        return FollowUpStep.REASON in values
    return FollowUpStep.TEXT in values or FormPosition(FollowUpStep.URL, 1).key in values


def pieces(values: Values) -> int:
    """Return the number of pieces of evidence, the one being asked for included."""
    return int(values.get("pieces", "1"))


def positions(values: Values, statement: Statement) -> tuple[FormPosition, ...]:
    """Return the positions that are asked with these answers, in order; the last one is the preview."""
    return tuple(_positions(values, statement))


def _positions(values: Values, statement: Statement) -> Iterator[FormPosition]:
    is_correction = "correction_of" in values
    if not is_correction:
        yield FormPosition(FollowUpStep.INITIATIVE)
    yield from (FormPosition(FollowUpStep.URL, piece) for piece in range(1, pieces(values) + 1))
    yield FormPosition(FollowUpStep.TEXT)
    if is_posted_before(values, statement):
        yield FormPosition(FollowUpStep.DAY)
    yield FormPosition(FollowUpStep.STATUS)
    if _changes_status(values, statement):
        yield FormPosition(FollowUpStep.WHY)
    if is_correction:
        yield FormPosition(FollowUpStep.REASON)
    yield PREVIEW


def preset_positions(values: Values, statement: Statement) -> Iterator[FormPosition]:
    """Yield the positions that are preset, and changed from the preview."""
    if not is_posted_before(values, statement):
        yield FormPosition(FollowUpStep.DAY)
    yield FormPosition(FollowUpStep.LANGUAGE)
    if values.get(FollowUpStep.STATUS) != CONTEXT and open_deadlines(values, statement):
        yield FormPosition(FollowUpStep.MEETS)
    for piece in range(1, pieces(values) + 1):
        yield from (FormPosition(step, piece) for step in OF_EVIDENCE if step is not FollowUpStep.URL)
    yield EVIDENCE


def is_posted_before(values: Values, statement: Statement) -> bool:
    """Tell whether the form began with a post from before the statement, so that no day can be preset."""
    return POSTED in values and date.fromisoformat(values[POSTED]) < statement.made_on


def assessed(values: Values, statement: Statement) -> Assessment:
    """Return the assessment of the initiative without the entry that is corrected."""
    corrected = values.get("correction_of")
    log = without_entries(statement, {corrected}) if corrected else statement
    return assessment(log, values[FollowUpStep.INITIATIVE])


def _changes_status(values: Values, statement: Statement) -> bool:
    status = values.get(FollowUpStep.STATUS, UNCHANGED)
    if FollowUpStep.INITIATIVE not in values:
        return False
    return status not in (UNCHANGED, CONTEXT, assessed(values, statement).status)


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


def step_before(values: Values, statement: Statement, position: FormPosition) -> FormPosition | None:
    """Return the position before another one; None before the first."""
    order = positions(values, statement)
    if position not in order:
        return first_open(values, statement)
    index = order.index(position)
    return order[index - 1] if index else None


def reachable(values: Values, statement: Statement, key: str) -> FormPosition | None:
    """Return the position with a key; None when there is none, or when others have to be answered before."""
    open_position = first_open(values, statement)
    if open_position == PREVIEW:
        known = (*positions(values, statement), *preset_positions(values, statement))
    else:
        order = positions(values, statement)
        known = order[: order.index(open_position) + 1]
    return next((each for each in known if each.key == key), None)
