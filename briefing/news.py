"""What is new in a statement between two days: the first part of a digest.

No entry says when it was written down. It cannot have been before its sources were read, so an entry
counts as recorded on the day on which the last of its evidence was read (on the day of the event if it
has none), and a check on the day of the check. A check that leaves the status as it is, is no news.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from briefing.log import newest_first, standing
from briefing.rungs import DAY, review_days
from briefing.statement import FollowUp
from briefing.timeliness import deadline_standings

if TYPE_CHECKING:
    from datetime import date

    from briefing.statement import Check, Initiative, Statement, Status
    from briefing.timeliness import DeadlineStanding, Timeliness


@dataclass(frozen=True, slots=True)
class StatusChange:
    """An initiative stands otherwise than before."""

    initiative: Initiative
    old: Status
    new: Status
    by: FollowUp | Check
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


def news(statement: Statement, since: date, today: date) -> News:
    """Return what is new after the day ``since``, up to and with ``today``; nothing if it is not after it.

    Both are the reader's local dates. Of two spans that meet, each tells what the other does not.
    """
    since = min(since, today)
    before, now = _as_of(statement, since), _as_of(statement, today)
    return News(
        statuses=_status_changes(before, now),
        followups=tuple(each for each in newest_first(now) if recorded_on(each) > since),
        deadlines=tuple(
            TimelinessChange(old.timeliness, new)
            for old, new in zip(
                deadline_standings(before, since), deadline_standings(now, today), strict=True
            )
            if old.timeliness is not new.timeliness
        ),
        reviews=tuple(takewhile(lambda day: day <= today, review_days(statement, since + DAY))),
    )


def recorded_on(entry: FollowUp | Check) -> date:
    """Return the day on which an entry counts as recorded."""
    if isinstance(entry, FollowUp):
        return max((each.read_on for each in entry.evidence), default=entry.happened_on)
    return entry.checked_on


def rotation(statement: Statement, number: int) -> Initiative:
    """Return the initiative in turn in the ``number``-th digest of a chat, counted from 1."""
    return statement.in_order[(number - 1) % len(statement.in_order)]


def _as_of(statement: Statement, day: date) -> Statement:
    return replace(
        statement,
        followups=tuple(each for each in statement.followups if recorded_on(each) <= day),
        checks=tuple(each for each in statement.checks if recorded_on(each) <= day),
    )


def _status_changes(before: Statement, now: Statement) -> tuple[StatusChange, ...]:
    deciding = _deciding(now)
    changes = []
    for each in now.in_order:
        old, new = standing(before, each.slug).status, standing(now, each.slug).status
        if old is not new:
            changes.append(StatusChange(each, old, new, deciding[each.slug]))
    return tuple(changes)


def _deciding(statement: Statement) -> dict[str, FollowUp | Check]:
    """Return for each initiative the last entry that sets its status, ordered as the log projects them."""
    entries: list[FollowUp | Check] = [each for each in statement.followups if not each.context]
    entries += statement.checks
    return {each.initiative: each for each in sorted(entries, key=_projected) if each.status is not None}


def _projected(entry: FollowUp | Check) -> date:
    return entry.happened_on if isinstance(entry, FollowUp) else entry.checked_on
