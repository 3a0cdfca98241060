"""How many messages people wrote to this process, in memory."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from briefing.ports_replicas import Hearing

if TYPE_CHECKING:
    from collections.abc import Callable

SWEEP_AT = 10_000
"""People and questions remembered before those that have been quiet are forgotten."""


class HeardHere:
    """Counts the messages of people, and remembers what was asked."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._heard: dict[int, deque[float]] = {}
        self._told: set[int] = set()
        self._swept_at = monotonic()
        self._over_at: dict[str, float] = {}

    async def hear(self, person: int, limit: int, seconds: float) -> Hearing:
        """Count a message of a person, of whom ``limit`` are heard within so many seconds."""
        now = self._monotonic()
        if len(self._heard) >= SWEEP_AT and now - self._swept_at >= seconds:
            self._sweep(now, seconds)
        heard = self._heard.setdefault(person, deque(maxlen=limit + 1))
        heard.append(now)
        if len(heard) <= limit or now - heard[0] >= seconds:
            self._told.discard(person)
            return Hearing.LET_THROUGH
        if person in self._told:
            return Hearing.IGNORE
        self._told.add(person)
        return Hearing.TELL

    async def is_first(self, what: str, seconds: float) -> bool:
        """Tell whether nobody asked the same within so many seconds before."""
        now = self._monotonic()
        if len(self._over_at) >= SWEEP_AT:
            self._over_at = {each: at for each, at in self._over_at.items() if at > now}
        is_first = self._over_at.get(what, now) <= now
        self._over_at[what] = now + seconds
        return is_first

    def _sweep(self, now: float, seconds: float) -> None:
        self._swept_at = now
        quiet = [person for person, heard in self._heard.items() if now - heard[-1] >= seconds]
        for person in quiet:
            del self._heard[person]
            self._told.discard(person)
