"""What editors do with open reviews, and which editor was notified of which."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import ClassVar

from briefing.followups.entries import LogEntry, entry_id, published_items
from briefing.followups.publishing import publish
from briefing.records import Personal, Records
from briefing.reviews.open_reviews import OpenReview
from briefing.statement.entry import Check
from briefing.statement.model import Statement
from briefing.team.audit import Actor, AuditAction, record_act

PUT_OFF = timedelta(days=7)
TOKEN_LENGTH = 6


@dataclass(frozen=True, slots=True)
class ReviewMark(Personal):
    """That an editor was notified of a review, or put it off."""

    table: ClassVar[str] = "review_marks"
    found_by: ClassVar[tuple[str, ...]] = ("review",)

    person: int
    review: str
    """The key of the review."""
    marked_at: datetime
    """When the editor was last notified or put it off, UTC."""
    put_off_until: date | None = None
    """The local date on which the editor is notified again, once."""

    @property
    def key(self) -> str:
        """The id of the person, and the review."""
        return f"{self.person} {self.review}"


def is_due(mark: ReviewMark | None, today: date) -> bool:
    """Tell whether an editor with this mark, or without one, is to be notified of a review on ``today``."""
    return mark is None or (mark.put_off_until is not None and mark.put_off_until <= today)


async def check_today(
    records: Records, actor: Actor, statement: Statement, slug: str, today: date
) -> LogEntry | None:
    """Publish a check that found nothing new; None when the initiative was checked today already."""
    written = published_items(await records.find(LogEntry, statement=statement.id), statement.id)
    checks = [*statement.checks, *(each for each in written if isinstance(each, Check))]
    if any(each.initiative == slug and each.checked_on == today for each in checks):
        return None
    token = sha256(f"{statement.id}/{slug}".encode()).hexdigest()[:TOKEN_LENGTH]
    return await publish(records, actor, statement, Check(entry_id(actor.at, token), slug, today))


async def put_off(
    records: Records, actor: Actor, about: str, reviews: tuple[OpenReview, ...], today: date
) -> date | None:
    """Put off the reviews of an initiative, ``about``, by a week for the actor; return the new date.

    None when all of them are put off to that date already.
    """
    until = today + PUT_OFF
    marks = [ReviewMark(actor.person, each.key, actor.at, until) for each in reviews]
    present = await records.get_each(ReviewMark, [each.key for each in marks])
    if all(each.key in present and present[each.key].put_off_until == until for each in marks):
        return None
    for mark in marks:
        records.put(mark)
    await record_act(records, actor, AuditAction.REVIEW_PUT_OFF, about, until=until)
    return until
