"""The scoreboard of a statement: counts of statuses and of timeliness."""

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
"""The order in which statuses are shown."""
AHEAD = frozenset({Timeliness.DUE_TODAY, Timeliness.DUE_SOON, Timeliness.UPCOMING})
"""What is counted as upcoming."""
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
    """The counts of a statement on one day."""

    statuses: tuple[tuple[Status, int], ...]
    """Every status with the number of initiatives, which may be 0."""
    timeliness: tuple[tuple[Timeliness, int], ...]
    """Each of :data:`COUNTED` with the number of deadlines, which may be 0."""
    deadlines: tuple[DeadlineStanding, ...]
    """Ordered by last day."""
    newest_check: date | None
    oldest_check: date | None
    """The oldest date among the last checks of the initiatives."""
    sources_until: date | None
    """The earliest day up to which the last checks read sources; None when that is the day of each check."""
    never_checked: int
    """The number of initiatives that nobody has checked yet."""


def scoreboard(statement: Statement, today: date) -> Scoreboard:
    """Return the scoreboard of a statement on ``today``, the reader's local date."""
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
        sources_until=min((each.sources_until for each in standings if each.sources_until), default=None),
        never_checked=len(standings) - len(checks),
    )
