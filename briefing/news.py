"""News: what changed in a statement between two moments, the first part of a digest.

An entry is new by the moment at which it was recorded, not by the date of the event or of its evidence. A
check that does not change the status is not news. The calendar changes at the beginning of a local day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.deadlines.timeliness import DeadlineStanding, Timeliness, deadline_standings, may_change
from briefing.local_time import local_date
from briefing.statement.recording import as_of, has_recorded, without_entries
from briefing.statement.status import assessment, deciding, newest_first

if TYPE_CHECKING:
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from briefing.statement.entry import Entry, FollowUp, Status
    from briefing.statement.model import Initiative, Statement


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

    @property
    def is_empty(self) -> bool:
        """Whether there are no changes."""
        return not (self.statuses or self.followups or self.deadlines)


NOTHING_NEW = News((), (), ())


def news(
    statement: Statement, since: datetime, now: datetime, zone: ZoneInfo, told: frozenset[str] = frozenset()
) -> News:
    """Return the news after ``since`` up to and including ``now``; empty if ``now`` is not later.

    Two successive spans of time have no news in common. ``zone`` is that of the reader, in whose days
    deadlines are counted. Entries with the ids ``told`` count as known before.
    """
    since = min(since, now)
    day, today = local_date(since, zone), local_date(now, zone)
    if not (has_recorded(statement, since, now, zone) or may_change(statement, day, today)):
        return NOTHING_NEW
    before, after = as_of(statement, since, zone, told), as_of(statement, now, zone)
    return _between(before, day, after, today)


def news_of_entries(statement: Statement, entries: frozenset[str], today: date) -> News:
    """Return what the entries with these ids have changed, without changes by the calendar."""
    return _between(without_entries(statement, entries), today, statement, today)


def _between(before: Statement, day: date, now: Statement, today: date) -> News:
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
