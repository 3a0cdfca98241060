"""A watch over the event loop: how late it runs what is due, and whether it stood still."""

from __future__ import annotations

import asyncio
from math import inf
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from collections.abc import Callable

log = structlog.get_logger()

LOOK_SECONDS = 0.5
"""The pause between two looks."""
STALL_SECONDS = 5.0
"""A lag above this is a stall."""
RECOVERY_SECONDS = 30.0
"""How long after a stall the program counts as not ready: what caused it may come again."""


class LoopWatch:
    """Measures the lag of the loop it runs on; ``monotonic`` returns seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._due_at = inf
        self._stalled_at = -inf
        self.stalls = 0
        """How often the loop stood still for longer than :data:`STALL_SECONDS`."""
        self._last_lag = 0.0

    async def run(self) -> None:
        """Measure until cancelled."""
        while True:
            self._due_at = self._monotonic() + LOOK_SECONDS
            await asyncio.sleep(LOOK_SECONDS)
            self._last_lag = self._overdue()
            if self._last_lag > STALL_SECONDS:
                self.stalls += 1
                self._stalled_at = self._monotonic()
                log.error("loop_stalled", seconds=round(self._last_lag, 1))

    def lag(self) -> float:
        """Return by how many seconds the last look was late, or the next one is already."""
        return max(self._last_lag, self._overdue())

    def is_stalled(self) -> bool:
        """Tell whether the loop stood still a moment ago, or within :data:`RECOVERY_SECONDS`.

        After a stall, requests that waited come before the look that is due; they see the stall by its lag.
        """
        is_recovering = self._monotonic() - self._stalled_at < RECOVERY_SECONDS
        return is_recovering or self._overdue() > STALL_SECONDS

    def _overdue(self) -> float:
        return max(0.0, self._monotonic() - self._due_at)
