"""Open reviews: computed from the log and the calendar, never stored.

A review is closed when somebody looks at the initiative, whatever they find. It never changes a status.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing.statement.review_days import last_review, undated_initiatives
from briefing.statement.status import Assessment, assessment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.statement.model import Statement

GRACE = timedelta(days=7)
"""How long after the last day of a deadline its review opens, as news about that day needs some time."""
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


@dataclass(frozen=True, slots=True, order=True)
class OpenReview:
    """An initiative that editors are to look at again; ordered by the day on which the review opened."""

    opened_on: date
    statement: str
    initiative: str
    reason: ReviewReason

    @property
    def key(self) -> str:
        """A name that stays the same until somebody looks at the initiative."""
        return f"{self.statement}/{self.initiative}/{self.reason}/{self.opened_on}"


def open_reviews(statement: Statement, today: date) -> tuple[OpenReview, ...]:
    """Return the reviews that are open on ``today``, the oldest first."""
    found = (each for one in statement.in_order for each in _of_initiative(statement, one.slug, today))
    return tuple(sorted(found))


def _of_initiative(statement: Statement, slug: str, today: date) -> list[OpenReview]:
    now = assessment(statement, slug)

    def opened(reason: ReviewReason, day: date) -> OpenReview:
        return OpenReview(day, statement.id, slug, reason)

    found = {opened(ReviewReason.DEADLINE_PASSED, day) for day in _deadlines(statement, slug, now, today)}
    reviewed_on = last_review(statement, today)
    is_undated = slug in {each.slug for each in undated_initiatives(statement)}
    if is_undated and reviewed_on is not None and not _looked_since(now, reviewed_on):
        found.add(opened(ReviewReason.REVIEW_DATE, reviewed_on))
    unchecked_on = (now.last_checked_on or statement.made_on) + UNCHECKED
    if unchecked_on <= today:
        found.add(opened(ReviewReason.LONG_UNCHECKED, unchecked_on))
    if not found:
        found.update(opened(ReviewReason.OLD_EVIDENCE, day) for day in _old_evidence(now, today))
    return list(found)


def _deadlines(statement: Statement, slug: str, now: Assessment, today: date) -> Iterator[date]:
    """Yield the opening days of reviews of deadlines that are past, not met and not checked since."""
    for deadline in statement.deadlines.values():
        opened_on = deadline.last_day + GRACE
        if deadline.initiative != slug or deadline.slug in statement.meeting or opened_on > today:
            continue
        if not _looked_since(now, deadline.last_day + DAY):
            yield opened_on


def _old_evidence(now: Assessment, today: date) -> Iterator[date]:
    shown = now.newest.evidence if now.newest is not None else ()
    if not shown:
        return
    opened_on = max(each.read_on for each in shown) + UNCHECKED + DAY
    if opened_on <= today and not _looked_since(now, opened_on):
        yield opened_on


def _looked_since(now: Assessment, day: date) -> bool:
    return now.last_checked_on is not None and now.last_checked_on >= day
