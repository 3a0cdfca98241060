"""The commitments of a statement, and filtering them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.deadlines.timeliness import DeadlineStanding, Timeliness, deadline_standings
from briefing.statement.status import Assessment, assessment

if TYPE_CHECKING:
    from datetime import date

    from briefing.statement.entry import Status
    from briefing.statement.model import Initiative, Statement


@dataclass(frozen=True, slots=True)
class Commitment:
    """An initiative with its assessment and its deadlines."""

    initiative: Initiative
    assessment: Assessment
    deadlines: tuple[DeadlineStanding, ...]
    """Ordered by last day; empty when no deadline was stated."""

    @property
    def timeliness(self) -> frozenset[Timeliness]:
        """The timeliness of each deadline, or ``NO_DATE`` alone."""
        return frozenset(each.timeliness for each in self.deadlines) or frozenset({Timeliness.NO_DATE})


@dataclass(frozen=True, slots=True)
class CommitmentFilter:
    """A filter of commitments; all conditions that are not None must be fulfilled."""

    status: Status | None = None
    timeliness: Timeliness | None = None
    initiative: str | None = None

    def fits(self, commitment: Commitment) -> bool:
        """Tell whether a commitment fulfils the conditions."""
        return (
            self.status in (None, commitment.assessment.status)
            and (self.timeliness is None or self.timeliness in commitment.timeliness)
            and self.initiative in (None, commitment.initiative.slug)
        )


def commitments(statement: Statement, today: date) -> tuple[Commitment, ...]:
    """Return the commitments on ``today``, the reader's local date, in the order of the statement."""
    standings = deadline_standings(statement, today)

    def commitment(initiative: Initiative) -> Commitment:
        own = tuple(each for each in standings if each.deadline.initiative == initiative.slug)
        return Commitment(initiative, assessment(statement, initiative.slug), own)

    return tuple(map(commitment, statement.in_order))
