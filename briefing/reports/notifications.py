"""Notifications about reports: to editors about new ones, to readers about the answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Protocol

from briefing.local_time import is_within
from briefing.notify import notify
from briefing.reports.reports import QUEUE_KEY, Report, ReportQueue, open_reports, queue_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.library import Library
    from briefing.outbox import Body
    from briefing.ports import Store
    from briefing.records import Records

MESSAGE_PAUSE = timedelta(hours=1)
"""The shortest time between two notifications to editors about new reports."""


class ReportRenderer(Protocol):
    """Renders notifications about reports as bodies, one for each part."""

    def new_reports(self, count: int, language: str) -> Sequence[Body]:
        """Render the number of new reports for an editor."""

    def report_answer(self, library: Library, report: Report, language: str) -> Sequence[Body]:
        """Render the answer to a report for its reader."""


class ReportNotifications:
    """Sends the notifications that the state of the queue asks for."""

    def __init__(self, store: Store, renderer: ReportRenderer) -> None:
        self._store = store
        self._renderer = renderer

    async def notify_editors(self, audience: Sequence[int], now: datetime) -> int:
        """Notify editors of new reports, at most once an hour; return the number of rows."""
        queue = await self._store.get(ReportQueue, QUEUE_KEY)
        if queue is None or queue.last_number == queue.told_number or not audience:
            return 0
        if queue.told_at is not None and is_within(queue.told_at, MESSAGE_PAUSE, now):
            return 0
        waiting = await open_reports(self._store)
        new = [each for each in waiting if each.number > queue.told_number]
        count = 0
        if new:
            told_of, occurrence = (
                partial(self._renderer.new_reports, len(new)),
                f"reports:{queue.last_number}",
            )
            for editor in audience:
                count += await notify(self._store, editor, occurrence, told_of, now)

        async def told(records: Records) -> None:
            told_at = now if new else queue.told_at
            records.put(replace(await queue_of(records), told_number=queue.last_number, told_at=told_at))

        await self._store.transact(told)
        return count

    async def answer_readers(self, library: Library, now: datetime) -> int:
        """Notify readers of the answers to their reports; return the number of rows.

        Nobody is notified of a report that its reader has deleted meanwhile.
        """
        queue = await self._store.get(ReportQueue, QUEUE_KEY)
        if queue is None or not queue.answered:
            return 0
        count = 0
        for number in queue.answered:
            report = await self._store.get(Report, str(number))
            if report is None:
                continue
            told_of, language = partial(self._renderer.report_answer, library, report), report.language
            occurrence = f"report-answer:{number}"
            count += await notify(self._store, report.reader, occurrence, told_of, now, language=language)

        async def told(records: Records) -> None:
            present = await queue_of(records)
            left = tuple(each for each in present.answered if each not in queue.answered)
            records.put(replace(present, answered=left))

        await self._store.transact(told)
        return count
