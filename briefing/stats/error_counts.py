"""Counts of errors of the bot: counted in memory, stored by day, reported to editors once a day."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain
from typing import TYPE_CHECKING, ClassVar
from zoneinfo import ZoneInfo

from briefing.errors import StorageUnavailable
from briefing.local_time import DAY, at_local, local_date
from briefing.records import Record, Records

if TYPE_CHECKING:
    from briefing.ports import Store

MORNING_HOUR = 9
"""The local hour from which editors are notified."""


@dataclass(frozen=True, slots=True)
class ErrorCounts(Record):
    """The errors to be reported on one morning."""

    table: ClassVar[str] = "troubles"
    key_fields: ClassVar[tuple[str, ...]] = ("day",)
    found_by: ClassVar[tuple[str, ...]] = ("day",)

    day: date
    """The local date on whose morning they are reported."""
    failures: int = 0
    """Updates whose handling failed."""
    dead: Mapping[str, int] = field(default_factory=dict)
    """Messages that could not be delivered, by Telegram's reason."""
    paused: int = 0
    """Chats that were paused because they excluded the bot."""

    @property
    def has_failures(self) -> bool:
        """Whether there are errors; paused chats alone are not reported."""
        return bool(self.failures or self.dead)


def total(error_counts: Iterable[ErrorCounts], day: date) -> ErrorCounts:
    """Return the sum of several counts, to be reported on ``day``."""
    failures, paused, dead = 0, 0, Counter[str]()
    for each in error_counts:
        failures += each.failures
        paused += each.paused
        dead.update(each.dead)
    return ErrorCounts(day, failures, dict(dead.most_common()), paused)


class ErrorCounter:
    """Counts errors in memory, so that an error causes no write; a crash loses what was not flushed."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        self._counted: list[ErrorCounts] = []

    def failed(self, now: datetime) -> None:
        """Count an update whose handling failed."""
        self._counted.append(ErrorCounts(report_day(now, self._zone), failures=1))

    def died(self, reason: str, now: datetime) -> None:
        """Count a message that could not be delivered."""
        self._counted.append(ErrorCounts(report_day(now, self._zone), dead={reason: 1}))

    def paused(self, now: datetime) -> None:
        """Count a chat that excluded the bot."""
        self._counted.append(ErrorCounts(report_day(now, self._zone), paused=1))

    async def flush(self, store: "Store") -> None:
        """Store the counts; on ``StorageUnavailable`` they stay in memory."""
        counted, self._counted = self._counted, []
        if not counted:
            return

        async def add(records: Records) -> None:
            for day in {each.day for each in counted}:
                kept = await records.get(ErrorCounts, day.isoformat())
                new = (each for each in counted if each.day == day)
                records.put(total(chain([kept] if kept else [], new), day))

        try:
            await store.transact(add)
        except StorageUnavailable:
            self._counted += counted
            raise


def report_day(moment: datetime, zone: ZoneInfo) -> date:
    """Return the local date on whose morning an error at ``moment`` is reported."""
    today = local_date(moment, zone)
    return today if moment < at_local(today, MORNING_HOUR, zone) else today + DAY
