"""What went wrong in the bot itself: counted as it happens, kept by day, told once a day."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar
from zoneinfo import ZoneInfo

from briefing.local_time import DAY, at_local, local_date
from briefing.records import Record, Records

if TYPE_CHECKING:
    from briefing.ports import Store

CALL_HOUR = 9
"""Local hour before which the newsroom is not called."""


@dataclass(frozen=True, slots=True)
class Trouble(Record):
    """What is to be told on one morning."""

    table: ClassVar[str] = "troubles"

    day: date
    """The local day on whose morning it is told."""
    failures: int = 0
    """Updates whose handling failed."""
    dead: Mapping[str, int] = field(default_factory=dict)
    """Messages that could not be delivered, by the reason that Telegram gave."""
    paused: int = 0
    """Chats that shut the bot out."""

    @property
    def key(self) -> str:
        """The day."""
        return self.day.isoformat()


def total(troubles: Iterable[Trouble], day: date) -> Trouble:
    """Return several as one, which is told on ``day``."""
    failures, paused, dead = 0, 0, Counter[str]()
    for each in troubles:
        failures += each.failures
        paused += each.paused
        dead.update(each.dead)
    return Trouble(day, failures, dict(dead.most_common()), paused)


class TroubleCount:
    """Counts in memory, so that an error makes no write of its own; a crash loses what was not flushed."""

    def __init__(self) -> None:
        self._failures = 0
        self._dead: Counter[str] = Counter()
        self._paused = 0

    def failed(self) -> None:
        """Count an update whose handling failed."""
        self._failures += 1

    def died(self, reason: str) -> None:
        """Count a message that could not be delivered."""
        self._dead[reason] += 1

    def paused(self) -> None:
        """Count a chat that shut the bot out."""
        self._paused += 1

    async def flush(self, store: "Store", zone: ZoneInfo, now: datetime) -> None:
        """Keep what was counted; ``StorageUnavailable`` leaves it counted."""
        if not (self._failures or self._dead or self._paused):
            return
        new = Trouble(told_on(now, zone), self._failures, dict(self._dead), self._paused)

        def add(records: Records) -> None:
            kept = records.get(Trouble, new.key)
            records.put(total([new] if kept is None else [kept, new], new.day))

        await store.transact(add)
        self._failures -= new.failures
        self._dead -= Counter(new.dead)
        self._paused -= new.paused


def told_on(moment: datetime, zone: ZoneInfo) -> date:
    """Return the local day on whose morning is told what happens at ``moment``."""
    today = local_date(moment, zone)
    return today if moment < at_local(today, CALL_HOUR, zone) else today + DAY
