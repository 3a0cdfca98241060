"""The pace of pushes: one after the other on a timetable, whatever the answers take."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PER_SECOND = 29
"""One below what Telegram allows in all (about 30 messages a second): measured never to pass it."""


class Pace:
    """Hands out moments to send at, ``per_second`` of them in any second."""

    def __init__(self, monotonic: Callable[[], float], per_second: float = PER_SECOND) -> None:
        self._monotonic = monotonic
        self._step = 1 / per_second
        self._next = 0.0

    async def wait(self) -> None:
        """Return when the next message may leave."""
        now = self._monotonic()
        moment = max(self._next, now)
        self._next = moment + self._step
        if moment > now:
            await asyncio.sleep(moment - now)
