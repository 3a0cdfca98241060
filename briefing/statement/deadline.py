"""Dates that a statement named. They are plain calendar dates; moments are aware datetimes."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from briefing.statement.text import Text


class DeadlineKind(StrEnum):
    """``period``: something runs from one day to another; ``due``: something is to be done by a day."""

    PERIOD = "period"
    DUE = "due"


class Precision(StrEnum):
    """How exactly a deadline was stated; it is never shown more exactly than that."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date that the statement named, in the words in which it named it."""

    slug: str
    initiative: str
    kind: DeadlineKind
    precision: Precision
    first_day: date | None
    """The first day of a ``period``; None for a ``due``."""
    last_day: date
    what: Text
    stated_as: Text
    done_on: Text
    """A phrase for the date on which it was met, with ``{date}``: "held on {date}"."""
    in_title: bool = False
    """Whether the date only stands in the title of something, "Vision 2040", and was not set."""

    @property
    def runs(self) -> bool:
        """Whether it is a ``period``."""
        return self.kind is DeadlineKind.PERIOD

    @property
    def begins_on(self) -> date:
        """The first day of a ``period``, or the last day of a ``due``."""
        return self.first_day if self.runs and self.first_day else self.last_day


@dataclass(frozen=True, slots=True)
class DeadlineState:
    """What a deadline was at a time, also one that the statement no longer has."""

    slug: str
    initiative: str
    precision: Precision
    first_day: date | None
    last_day: date
    seen_at: datetime
    """When it was first seen so, UTC."""
    is_gone: bool
    """Whether it was taken out of the statement; the days are its last ones."""
