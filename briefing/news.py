"""News: what changed in a statement between two moments, the first part of a digest.

An entry is new by the moment at which it was recorded, not by the date of the event or of its evidence. A
check that does not change the status is not news. The calendar changes at the beginning of a local day.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from briefing.deadlines.timeliness import DeadlineStanding, Timeliness, deadline_standings
from briefing.local_time import DAY, local_date
from briefing.statement.recording import as_of, without_entries
from briefing.statement.review_days import review_days
from briefing.statement.status import assessment, deciding, newest_first

if TYPE_CHECKING:
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from briefing.statement.model import Entry, FollowUp, Initiative, Statement, Status


@dataclass(frozen=True, slots=True)
class StatusChange:
    """The status of an initiative has changed."""

    initiative: Initiative
    old: Status
    new: Status
    by: Entry
    """The entry that set the new status."""


@dataclass(frozen=True, slots=True)
class TimelinessChange:
    """The timeliness of a deadline has changed, because time has passed or it was met."""

    old: Timeliness
    new: DeadlineStanding


@dataclass(frozen=True, slots=True)
class News:
    """The changes; every part may be empty."""

    statuses: tuple[StatusChange, ...]
    """In the order of the statement."""
    followups: tuple[FollowUp, ...]
    """New follow-ups, background included, newest first by the date of the event."""
    deadlines: tuple[TimelinessChange, ...]
    """Ordered by last day."""
    reviews: tuple[date, ...]
    """Past review days of the initiatives without a deadline, oldest first."""

    @property
    def is_empty(self) -> bool:
        """Whether there are no changes."""
        return not (self.statuses or self.followups or self.deadlines or self.reviews)


def news(
    statement: Statement, since: datetime, now: datetime, zone: ZoneInfo, told: frozenset[str] = frozenset()
) -> News:
    """Return the news after ``since`` up to and including ``now``; empty if ``now`` is not later.

    Two successive spans of time have no news in common. ``zone`` is that of the reader, in whose days
    deadlines and reviews are counted. Entries with the ids ``told`` count as known before.
    """
    since = min(since, now)
    day, today = local_date(since, zone), local_date(now, zone)
    before, after = as_of(statement, since, zone, told), as_of(statement, now, zone)
    reviews = tuple(takewhile(lambda review: review <= today, review_days(statement, day + DAY)))
    return _between(before, day, after, today, reviews)


def news_of_entries(statement: Statement, entries: frozenset[str], today: date) -> News:
    """Return what the entries with these ids have changed, without changes by the calendar."""
    return _between(without_entries(statement, entries), today, statement, today, ())


def initiative_in_turn(statement: Statement, number: int) -> Initiative:
    """Return the initiative that the ``number``-th digest of a chat presents, counted from 1."""
    return statement.in_order[(number - 1) % len(statement.in_order)]


def _between(before: Statement, day: date, now: Statement, today: date, reviews: tuple[date, ...]) -> News:
    """Return the changes from ``before`` on ``day`` to ``now`` on ``today``, without corrected entries."""
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
