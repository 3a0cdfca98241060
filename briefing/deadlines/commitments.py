"""Every commitment of a statement as it stands, and those of them that somebody asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.deadlines.timeliness import DeadlineStanding, Timeliness, deadline_standings
from briefing.statement.status import Assessment, assessment

if TYPE_CHECKING:
    from datetime import date

    from briefing.statement.model import Initiative, Statement, Status


@dataclass(frozen=True, slots=True)
class Commitment:
    """An initiative, where it stands, and how its deadlines do."""

    initiative: Initiative
    assessment: Assessment
    deadlines: tuple[DeadlineStanding, ...]
    """By last day; empty where no date was stated."""

    @property
    def timeliness(self) -> frozenset[Timeliness]:
        """How it stands against the calendar: once for each deadline."""
        return frozenset(each.timeliness for each in self.deadlines) or frozenset({Timeliness.NO_DATE})


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked for; None asks for any, and all that is given must fit."""

    status: Status | None = None
    timeliness: Timeliness | None = None
    initiative: str | None = None

    def fits(self, commitment: Commitment) -> bool:
        """Tell whether a commitment is asked for."""
        return (
            self.status in (None, commitment.assessment.status)
            and (self.timeliness is None or self.timeliness in commitment.timeliness)
            and self.initiative in (None, commitment.initiative.slug)
        )


def commitments(statement: Statement, today: date) -> tuple[Commitment, ...]:
    """Return every initiative as it stands on ``today``, the reader's local date, in order."""
    due = deadline_standings(statement, today)
    return tuple(
        Commitment(
            each,
            assessment(statement, each.slug),
            tuple(one for one in due if one.deadline.initiative == each.slug),
        )
        for each in statement.in_order
    )
