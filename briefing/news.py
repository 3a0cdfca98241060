"""What is new in a statement between two moments: the first part of a digest.

An entry of the log is new when it was recorded, however long ago the event was or its sources were read. A
check that leaves the status as it is, is no news. The calendar has news from one local day to another.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from briefing.deadlines.timeliness import DeadlineStanding, Timeliness, deadline_standings
from briefing.local_time import DAY, local_date
from briefing.statement.recording import as_of, without
from briefing.statement.review_days import review_days
from briefing.statement.status import assessment, deciding, newest_first

if TYPE_CHECKING:
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from briefing.statement.model import Entry, FollowUp, Initiative, Statement, Status


@dataclass(frozen=True, slots=True)
class StatusChange:
    """An initiative stands otherwise than before."""

    initiative: Initiative
    old: Status
    new: Status
    by: Entry
    """The entry that the new status comes from."""


@dataclass(frozen=True, slots=True)
class TimelinessChange:
    """A deadline stands otherwise than before, because days went by or because it was met."""

    old: Timeliness
    new: DeadlineStanding


@dataclass(frozen=True, slots=True)
class News:
    """What is new; every part may be empty."""

    statuses: tuple[StatusChange, ...]
    """In the order of the statement."""
    followups: tuple[FollowUp, ...]
    """Context too; by the date of the event, newest first."""
    deadlines: tuple[TimelinessChange, ...]
    """By last day."""
    reviews: tuple[date, ...]
    """Review days of the initiatives without a date, oldest first."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.statuses or self.followups or self.deadlines or self.reviews)


def news(
    statement: Statement,
    since: datetime,
    now: datetime,
    zone: ZoneInfo,
    told: frozenset[str] = frozenset(),
) -> News:
    """Return what is new after ``since``, up to and with ``now``; nothing if that is not after it.

    Of two spans that meet, each tells what the other does not. ``zone`` says which days the two moments
    belong to: deadlines and reviews are reckoned in the reader's days. Entries with the ids ``told`` were
    told otherwise: they count as known before.
    """
    since = min(since, now)
    day, today = local_date(since, zone), local_date(now, zone)
    before, after = as_of(statement, since, zone, told), as_of(statement, now, zone)
    reviews = tuple(takewhile(lambda review: review <= today, review_days(statement, day + DAY)))
    return _between(before, day, after, today, reviews)


def news_of_entries(statement: Statement, entries: frozenset[str], today: date) -> News:
    """Return what the entries with these ids have changed; what the calendar changes is left out."""
    return _between(without(statement, entries), today, statement, today, ())


def initiative_in_turn(statement: Statement, number: int) -> Initiative:
    """Return the initiative in turn in the ``number``-th digest of a chat, counted from 1."""
    return statement.in_order[(number - 1) % len(statement.in_order)]


def _between(before: Statement, day: date, now: Statement, today: date, reviews: tuple[date, ...]) -> News:
    """Return what changed from the statement as it stood on ``day`` to how it stands on ``today``."""
    known = {each.id for each in before.followups} | now.corrected.keys()
    standings = zip(deadline_standings(before, day), deadline_standings(now, today), strict=True)
    return News(
        statuses=_status_changes(before, now),
        followups=tuple(each for each in newest_first(now) if each.id not in known),
        deadlines=tuple(
            TimelinessChange(old.timeliness, new)
            for old, new in standings
            if old.timeliness is not new.timeliness
        ),
        reviews=reviews,
    )


def _status_changes(before: Statement, now: Statement) -> tuple[StatusChange, ...]:
    changes: list[StatusChange] = []
    if before is now:
        return ()
    for each in now.in_order:
        old, new = assessment(before, each.slug).status, assessment(now, each.slug).status
        by = deciding(now, each.slug)
        if old is not new and by is not None:
            changes.append(StatusChange(each, old, new, by))
    return tuple(changes)
