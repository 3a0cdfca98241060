"""The timeline of deadlines: where each bar lies, in hundredths of the width, whatever the width is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefing.deadlines.timeliness import unit_around
from briefing.local_time import DAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.deadlines.timeliness import DeadlineStanding

MOST_LABELS = 5
"""Years that are named; more would touch each other on a phone."""
EDGE = 8
"""Hundredths; a label that is nearer to an end begins or ends at its line."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stated period, and the day on which it was met."""

    left: float
    width: float
    met: float | None


@dataclass(frozen=True, slots=True)
class Label:
    """A word at a line across the timeline."""

    words: str
    at: float

    @property
    def anchor(self) -> str:
        """Which end of the word lies at the line."""
        if self.at < EDGE:
            return "start"
        return "end" if self.at > 100 - EDGE else "middle"


@dataclass(frozen=True, slots=True)
class Timeline:
    """The years from the statement to the last deadline."""

    first: int
    end: int
    """The year after the last one."""

    @classmethod
    def of(cls, standings: Sequence[DeadlineStanding], begins: date, today: date) -> Timeline:
        """Return the timeline that has all of these days."""
        days = [begins, today]
        for each in standings:
            days += [each.deadline.begins_on, each.deadline.last_day]
            days += [each.met_by.happened_on] if each.met_by else []
        return cls(min(days).year, max(days).year + 1)

    def at(self, day: date) -> float:
        """Return where a day begins."""
        start = date(self.first, 1, 1).toordinal()
        whole = date(self.end, 1, 1).toordinal() - start
        return round((day.toordinal() - start) * 100 / whole, 2)

    def bar(self, standing: DeadlineStanding) -> Bar:
        """Return the bar of a deadline."""
        deadline = standing.deadline
        left = self.at(unit_around(deadline.begins_on, deadline.precision)[0])
        right = self.at(deadline.last_day + DAY)
        met = self.at(standing.met_by.happened_on) if standing.met_by else None
        return Bar(left, round(right - left, 2), met)

    @property
    def years(self) -> tuple[Label, ...]:
        """The years that are named, evenly apart."""
        step = -(-(self.end - self.first) // MOST_LABELS)
        return tuple(
            Label(str(year), self.at(date(year, 1, 1))) for year in range(self.first, self.end + 1, step)
        )
