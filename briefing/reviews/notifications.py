"""Notifications to editors about reviews, reports and errors, and to readers about their reports."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from briefing.local_time import at_local, local_date
from briefing.notify import notify
from briefing.pages import slices_of
from briefing.records import Between
from briefing.reports.notifications import ReportNotifications, ReportRenderer
from briefing.reviews.open_reviews import OpenReview, open_reviews
from briefing.reviews.reviewing import ReviewMark, is_due
from briefing.stats.error_counts import MORNING_HOUR, ErrorCounter, ErrorCounts, total
from briefing.team.members import editors

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from zoneinfo import ZoneInfo

    from briefing.library import Library
    from briefing.outbox import Body
    from briefing.ports import Store
    from briefing.records import Records

INITIATIVES_A_MESSAGE = 5
"""How many initiatives are in one message about reviews, each with its buttons."""
STALE = timedelta(days=1)
"""How long after its morning a message about errors of the bot may still be sent."""
NAME_LENGTH = 16


class NotificationRenderer(ReportRenderer, Protocol):
    """Renders notifications as bodies, one for each part."""

    def reviews(self, library: Library, reviews: Sequence[OpenReview], language: str) -> Sequence[Body]:
        """Render reviews that have opened, with their buttons."""

    def error_counts(self, error_counts: ErrorCounts, language: str) -> Sequence[Body]:
        """Render the errors of the bot since the morning before."""


class MorningNotifications:
    """Notifies editors from nine o'clock local time on: once a day, and when statements or editors change."""

    def __init__(self, store: Store, renderer: NotificationRenderer, zone: ZoneInfo) -> None:
        self._store = store
        self._renderer = renderer
        self._zone = zone
        self._called: object = None
        """The day, editors and statements for which all is enqueued, so that most ticks do nothing."""

    async def notify(self, audience: Sequence[int], library: Library, now: datetime) -> int:
        """Notify each editor of what they were not notified of yet; return the number of rows."""
        today = local_date(now, self._zone)
        called = (today, audience, tuple(library.statements.values()))
        if called == self._called or now < at_local(today, MORNING_HOUR, self._zone):
            return 0
        reviews = [each for one in library.statements.values() for each in open_reviews(one, today)]
        keys = [ReviewMark(editor, each.key, now).key for editor in audience for each in reviews]
        marks = await self._store.get_each(ReviewMark, keys)
        count = 0
        for editor in audience:
            mine = ((each, ReviewMark(editor, each.key, now)) for each in reviews)
            due = {each: mark for each, mark in mine if is_due(marks.get(mark.key), today)}
            for some in _messages(list(due)):
                opened, occurrence = partial(self._renderer.reviews, library, some), _occurrence(some, today)
                count += await notify(self._store, editor, occurrence, opened, now)
                await self._mark([due[each] for each in some])
        count += await self._tell_of_error_counts(audience, today, now)
        self._called = called
        return count

    async def _mark(self, marks: Sequence[ReviewMark]) -> None:
        """Remember that an editor was notified, as rows in the outbox are purged some time.

        After a crash before this, the message is repeated only if the log or the day changed meanwhile.
        """

        async def put(records: Records) -> None:
            for each in marks:
                records.put(each)

        await self._store.transact(put)

    async def _tell_of_error_counts(self, audience: Sequence[int], today: date, now: datetime) -> int:
        due = await self._store.find(ErrorCounts, day=Between(last=today))
        if not due:
            return 0
        error_counts, count = total(due, today), 0
        told = partial(self._renderer.error_counts, error_counts)
        for editor in audience if error_counts.has_failures else ():
            occurrence = f"trouble:{today}"
            count += await notify(self._store, editor, occurrence, told, now, expires_at=now + STALE)

        async def remove(records: Records) -> None:
            for each in due:
                records.remove(each)

        await self._store.transact(remove)
        return count


def _messages(reviews: Sequence[OpenReview]) -> Iterator[list[OpenReview]]:
    """Divide reviews among messages; those of one initiative stay together."""
    slugs = list(dict.fromkeys((each.statement, each.initiative) for each in reviews))
    for some in slices_of(slugs, INITIATIVES_A_MESSAGE):
        yield [each for each in reviews if (each.statement, each.initiative) in some]


def _occurrence(reviews: Sequence[OpenReview], today: date) -> str:
    keys = " ".join(each.key for each in reviews)
    return f"review-open:{today}:{sha256(keys.encode()).hexdigest()[:NAME_LENGTH]}"


class EditorNotifications:
    """Notifies editors, and readers who sent reports."""

    def __init__(
        self,
        store: Store,
        library: Library,
        renderer: NotificationRenderer,
        error_counts: ErrorCounter,
        owners: Collection[int],
        zone: ZoneInfo,
    ) -> None:
        self._store = store
        self._library = library
        self._error_counts = error_counts
        self._owners = owners
        self._mornings = MorningNotifications(store, renderer, zone)
        self._reports = ReportNotifications(store, renderer)

    async def notify_due(self, now: datetime) -> int:
        """Enqueue all notifications that are due at ``now``; return the number of rows."""
        await self._error_counts.flush(self._store)
        audience = await editors(self._store, self._owners)
        count = await self._mornings.notify(audience, self._library, now)
        count += await self._reports.notify_editors(audience, now)
        return count + await self._reports.answer_readers(self._library, now)
