"""Notifications to editors about reviews, reports and errors, and to readers about their reports."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from briefing.local_time import at_local, local_date
from briefing.notify import notify
from briefing.reports.notifications import ReportNotifications, ReportRenderer
from briefing.reviews.open_reviews import OpenReview, open_reviews
from briefing.reviews.reviewing import ReviewMark, is_due
from briefing.stats.error_counts import CALL_HOUR, ErrorCounter, ErrorCounts, total
from briefing.team.members import editors

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from zoneinfo import ZoneInfo

    from briefing.library import Library
    from briefing.outbox import Body
    from briefing.ports import Store
    from briefing.records import Records

INITIATIVES_A_MESSAGE = 5
"""Initiatives whose reviews are told in one message, each with its buttons."""
STALE = timedelta(days=1)
"""So long after its morning a message about the bot itself is of no more use."""
NAME_LENGTH = 16


class NotificationRenderer(ReportRenderer, Protocol):
    """Turns what is to be told into bodies, one for each part."""

    def reviews(self, library: Library, reviews: Sequence[OpenReview], language: str) -> Sequence[Body]:
        """Render reviews that have opened, with their buttons."""

    def error_counts(self, error_counts: ErrorCounts, language: str) -> Sequence[Body]:
        """Render what went wrong in the bot since the morning before."""


class MorningNotifications:
    """Calls from nine o'clock on, local time: once a day, and again when the log or the newsroom changed."""

    def __init__(self, store: Store, renderer: NotificationRenderer, zone: ZoneInfo) -> None:
        self._store = store
        self._renderer = renderer
        self._zone = zone
        self._called: object = None
        """The day, editors and statements for which all is told: most ticks have nothing to do."""

    async def call(self, audience: Sequence[int], library: Library, now: datetime) -> int:
        """Enqueue what each of the editors has not been told; return how many rows that made."""
        today = local_date(now, self._zone)
        called = (today, audience, tuple(library.statements.values()))
        if called == self._called or now < at_local(today, CALL_HOUR, self._zone):
            return 0
        reviews = [each for one in library.statements.values() for each in open_reviews(one, today)]
        marks = {each.key: each for each in await self._store.records(ReviewMark)}
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
        """Remember for good that an editor was told; the outbox knows it only until rows are purged.

        Dying between the two repeats nothing, unless the log changes or the night falls meanwhile.
        """

        def put(records: Records) -> None:
            for each in marks:
                records.put(each)

        await self._store.transact(put)

    async def _tell_of_error_counts(self, audience: Sequence[int], today: date, now: datetime) -> int:
        due = [each for each in await self._store.records(ErrorCounts) if each.day <= today]
        if not due:
            return 0
        error_counts, count = total(due, today), 0
        told = partial(self._renderer.error_counts, error_counts)
        for editor in audience if error_counts.is_worth_telling else ():
            occurrence = f"trouble:{today}"
            count += await notify(self._store, editor, occurrence, told, now, expires_at=now + STALE)

        def remove(records: Records) -> None:
            for each in due:
                records.remove(each)

        await self._store.transact(remove)
        return count


def _messages(reviews: Sequence[OpenReview]) -> Iterator[list[OpenReview]]:
    """Share reviews out among messages; those of one initiative stay together."""
    slugs = list(dict.fromkeys((each.statement, each.initiative) for each in reviews))
    for start in range(0, len(slugs), INITIATIVES_A_MESSAGE):
        some = slugs[start : start + INITIATIVES_A_MESSAGE]
        yield [each for each in reviews if (each.statement, each.initiative) in some]


def _occurrence(reviews: Sequence[OpenReview], today: date) -> str:
    keys = " ".join(each.key for each in reviews)
    return f"review-open:{today}:{sha256(keys.encode()).hexdigest()[:NAME_LENGTH]}"


class Notifications:
    """Tells editors, and readers who reported something, of what there is for them."""

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

    async def call_due(self, now: datetime) -> int:
        """Enqueue all that is due at ``now``; return how many rows that made."""
        await self._error_counts.flush(self._store)
        audience = await editors(self._store, self._owners)
        count = await self._mornings.call(audience, self._library, now)
        count += await self._reports.call_editors(audience, now)
        return count + await self._reports.answer_readers(self._library, now)
