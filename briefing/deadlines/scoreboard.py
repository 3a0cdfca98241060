"""A statement in numbers: how many initiatives stand where, and how the deadlines were kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.deadlines.timeliness import DeadlineStanding, Timeliness, deadline_standings
from briefing.statement.model import Statement, Status
from briefing.statement.status import assessment

if TYPE_CHECKING:
    from datetime import date


STATUS_ORDER = (
    Status.FULFILLED,
    Status.PARTLY_FULFILLED,
    Status.IN_PROGRESS,
    Status.ANNOUNCED,
    Status.STALLED,
    Status.NOT_FULFILLED,
    Status.SUPERSEDED,
    Status.DISPUTED,
    Status.NO_EVIDENCE_FOUND,
    Status.NOT_ASSESSED,
)
"""From done to unknown."""
AHEAD = frozenset({Timeliness.DUE_TODAY, Timeliness.DUE_SOON, Timeliness.UPCOMING})
"""What counts as upcoming: all that lies ahead, however near."""
COUNTED = (
    Timeliness.MET_ON_TIME,
    Timeliness.MET_LATE,
    Timeliness.OVERDUE,
    Timeliness.ENDED,
    Timeliness.UNDER_WAY,
    Timeliness.UPCOMING,
)


@dataclass(frozen=True, slots=True)
class Scoreboard:
    """The numbers of a statement on one day."""

    statuses: tuple[tuple[Status, int], ...]
    """Each status, also those of no initiative, with how many stand there."""
    timeliness: tuple[tuple[Timeliness, int], ...]
    """Each of :data:`COUNTED` with the number of deadlines."""
    deadlines: tuple[DeadlineStanding, ...]
    """By last day."""
    newest_check: date | None
    oldest_check: date | None
    """When the initiative was last checked whose last check is the longest ago."""
    never_checked: int
    """Initiatives at which nobody has looked yet."""


def scoreboard(statement: Statement, today: date) -> Scoreboard:
    """Return the numbers of a statement on ``today``, the reader's local date."""
    standings = [assessment(statement, slug) for slug in statement.initiatives]
    statuses = Counter(each.status for each in standings)
    deadlines = deadline_standings(statement, today)
    kept = Counter(Timeliness.UPCOMING if each.timeliness in AHEAD else each.timeliness for each in deadlines)
    checks = [each.last_checked_on for each in standings if each.last_checked_on is not None]
    return Scoreboard(
        statuses=tuple((each, statuses[each]) for each in STATUS_ORDER),
        timeliness=tuple((each, kept[each]) for each in COUNTED),
        deadlines=deadlines,
        newest_check=max(checks, default=None),
        oldest_check=min(checks, default=None),
        never_checked=len(standings) - len(checks),
    )
