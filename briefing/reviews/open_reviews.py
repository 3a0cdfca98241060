"""Open reviews: computed from the log and the calendar, never stored.

A review is closed when somebody looks at the initiative, whatever they find. It never changes a status.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing.deadlines.timeliness import REVIEW_GRACE
from briefing.statement.review_days import last_review, undated_initiatives
from briefing.statement.status import Assessment, assessment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.statement.model import Statement

UNCHECKED = timedelta(days=180)
"""How long after the last look a review opens; older evidence counts as old."""
DAY = timedelta(days=1)


class ReviewReason(StrEnum):
    """Why a review is open."""

    DEADLINE_PASSED = "deadline_passed"
    """The last day of a deadline is past, and no follow-up meets the deadline."""
    REVIEW_DATE = "review_date"
    """The initiative has no deadline, and its review date has come."""
    LONG_UNCHECKED = "long_unchecked"
    OLD_EVIDENCE = "old_evidence"
    """Nobody has looked since the newest evidence on the card became old."""


@dataclass(frozen=True, slots=True)
class OpenReview:
    """An initiative that editors are to look at again."""

    opened_on: date
    statement: str
    initiative: str
    reason: ReviewReason
    days: int = 0
    """How many days ago somebody last looked, or the newest evidence was read, where that is the reason."""

    @property
    def key(self) -> str:
        """A name that stays the same until somebody looks at the initiative."""
        return f"{self.statement}/{self.initiative}/{self.reason}/{self.opened_on}"


def open_reviews(statement: Statement, today: date) -> tuple[OpenReview, ...]:
    """Return the reviews that are open on ``today``, in the order of the statement."""
    return tuple(each for one in statement.in_order for each in _of_initiative(statement, one.slug, today))


def _of_initiative(statement: Statement, slug: str, today: date) -> list[OpenReview]:
    now = assessment(statement, slug)

    def opened(reason: ReviewReason, day: date, days: int = 0) -> OpenReview:
        return OpenReview(day, statement.id, slug, reason, days)

    found = {opened(ReviewReason.DEADLINE_PASSED, day) for day in _deadlines(statement, slug, now, today)}
    reviewed_on = last_review(statement, today)
    is_undated = slug in {each.slug for each in undated_initiatives(statement)}
    if is_undated and reviewed_on is not None and not _looked_since(now, reviewed_on):
        found.add(opened(ReviewReason.REVIEW_DATE, reviewed_on))
    looked_on = now.last_checked_on or statement.made_on
    if looked_on + UNCHECKED <= today:
        unchecked = (today - looked_on).days
        found.add(opened(ReviewReason.LONG_UNCHECKED, looked_on + UNCHECKED, unchecked))
    read_on = None if found else _old_evidence(now, today)
    if read_on is not None:
        found.add(opened(ReviewReason.OLD_EVIDENCE, _is_old_on(read_on), (today - read_on).days))
    return sorted(found, key=lambda each: (each.opened_on, each.reason))


def _deadlines(statement: Statement, slug: str, now: Assessment, today: date) -> Iterator[date]:
    """Yield the opening days of reviews of deadlines that are past, not met and not checked since."""
    for deadline in statement.deadlines.values():
        opened_on = deadline.last_day + REVIEW_GRACE
        if deadline.initiative != slug or deadline.slug in statement.meeting or opened_on > today:
            continue
        if not _looked_since(now, deadline.last_day + DAY):
            yield opened_on


def _old_evidence(now: Assessment, today: date) -> date | None:
    """Return when the newest evidence on the card was read, if it is old and nobody has looked since."""
    shown = now.newest.evidence if now.newest is not None else ()
    read_on = max((each.read_on for each in shown), default=None)
    if read_on is None or _is_old_on(read_on) > today or _looked_since(now, _is_old_on(read_on)):
        return None
    return read_on


def _is_old_on(read_on: date) -> date:
    return read_on + UNCHECKED + DAY


def _looked_since(now: Assessment, day: date) -> bool:
    return now.last_checked_on is not None and now.last_checked_on >= day
