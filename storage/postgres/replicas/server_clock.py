"""The clock of the database, read by the clock of this process."""

from __future__ import annotations

from math import inf

SPAN = 10.0
"""Seconds after which a new shortest delay is begun, because clocks drift."""


class ServerClock:
    """Finds out when the database gave an answer, so that a late reader does not take it for a new one.

    The answer with the shortest delay of the last 10 to 20 seconds tells how far the two clocks are apart.
    """

    def __init__(self) -> None:
        self._last, self._present = inf, inf
        self._began = -inf

    def moment(self, told: float, asked: float, now: float) -> float:
        """Return the monotonic second, after ``asked``, at which the database's clock showed ``told``."""
        if now - self._began > SPAN:
            is_recent = now - self._began <= 2 * SPAN
            self._last, self._present, self._began = self._present if is_recent else inf, inf, now
        self._present = min(self._present, now - told)
        return max(asked, told + min(self._last, self._present))
