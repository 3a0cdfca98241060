"""The scoreboard of a statement: its initiatives by status, and counts of timeliness."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.deadlines.timeliness import DeadlineStanding, Timeliness, deadline_standings
from briefing.statement.entry import Status
from briefing.statement.status import assessment

if TYPE_CHECKING:
    from datetime import date

    from briefing.statement.model import Initiative, Statement

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
    """Where a statement stands on one day."""

    statuses: tuple[tuple[Status, tuple[Initiative, ...]], ...]
    """The statuses that initiatives have, in :data:`STATUS_ORDER`, each with them in their order."""
    timeliness: tuple[tuple[Timeliness, int], ...]
    """Those of :data:`COUNTED` that deadlines have, each with their number."""
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
    standings = [assessment(statement, each.slug) for each in statement.in_order]
    by_status: dict[Status, list[Initiative]] = {status: [] for status in STATUS_ORDER}
    for initiative, standing in zip(statement.in_order, standings, strict=True):
        by_status[standing.status].append(initiative)
    deadlines = deadline_standings(statement, today)
    kept = Counter(Timeliness.UPCOMING if each.timeliness in AHEAD else each.timeliness for each in deadlines)
    checks = [each.last_checked_on for each in standings if each.last_checked_on is not None]
    return Scoreboard(
        statuses=tuple((status, tuple(found)) for status, found in by_status.items() if found),
        timeliness=tuple((each, kept[each]) for each in COUNTED if kept[each]),
        deadlines=deadlines,
        newest_check=max(checks, default=None),
        oldest_check=min(checks, default=None),
        sources_until=min((each.sources_until for each in standings if each.sources_until), default=None),
        never_checked=len(standings) - len(checks),
    )
