"""The duties of the replicas that are alive, and what was changed."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from briefing.errors import StorageUnavailable
from briefing.ports_replicas import Change, Duty, Sent
from storage.postgres.queries import statements

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from storage.postgres.database import Database

SQL = statements("replicas")
GRACE_SECONDS = 6.0
"""How long after an outage nobody is taken for dead: the others have to reach the database first."""
PURGE_SECONDS = 600.0
"""How often the replica with the ticks removes what is over."""


class Member:
    """One process among others; it is alive as long as :mod:`storage.postgres.processes` says so."""

    def __init__(self, database: Database, process: str, monotonic: Callable[[], float]) -> None:
        self._database = database
        self._process = process
        self._monotonic = monotonic
        self._duties: frozenset[Duty] = frozenset()
        self._counts: dict[str, int] | None = None
        """How often each thing was changed; None before the first beat."""
        self._others = Sent()
        self._purged_at = monotonic()
        self._cut_off_at = -inf
        """When the database was last found to be away."""
        self.alive = 1
        """How many processes are alive, this one included."""

    async def beat(self, duties: Collection[Duty], sent: Sent) -> frozenset[Change]:
        """Take the duties that nobody has, and return what was changed since the last call."""
        values = {
            "process": self._process,
            "duties": [each.value for each in duties],
            "in_minute": sent.in_minute,
            "in_hour": sent.in_hour,
            "takes_over": self.takes_over,
        }
        try:
            ((taken, counts, in_minute, in_hour, alive),) = await self._database.fetch(SQL["beat"], values)
        except StorageUnavailable:
            self._cut_off_at = self._monotonic()
            raise
        self._duties = frozenset(map(Duty, taken))
        self._others, self.alive = Sent(in_minute, in_hour), max(1, alive)
        before, self._counts = self._counts, counts or {}
        await self._purge()
        if before is None:
            return frozenset()
        return frozenset(Change(what) for what, count in self._counts.items() if before.get(what, 0) != count)

    @property
    def takes_over(self) -> bool:
        """Whether what a dead process had may be taken."""
        return self._monotonic() - self._cut_off_at >= GRACE_SECONDS

    def has(self, duty: Duty) -> bool:
        """Tell whether this replica has a duty, as far as it knows."""
        return duty in self._duties

    def sent_by_others(self) -> Sent:
        """Return how many messages the other replicas sent."""
        return self._others

    async def leave(self) -> None:
        """Give up all duties."""
        self._duties = frozenset()
        try:
            await self._database.fetch(SQL["leave"], {"process": self._process})
        except StorageUnavailable:
            return  # others take over when the deadline of this process is over

    async def _purge(self) -> None:
        now = self._monotonic()
        if self.has(Duty.TICKS) and now - self._purged_at >= PURGE_SECONDS:
            self._purged_at = now
            await self._database.fetch(SQL["purge"])
