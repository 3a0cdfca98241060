"""Detection of changes of the system clock, by hand or by a time server, while the program runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.ports import Clock

SMALLEST = timedelta(seconds=5)
"""Smaller differences are ignored: they delay nothing that matters, and two clocks never run quite alike."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A change of the system clock."""

    was: datetime
    """What the clock would show without the change."""
    now: datetime
    """What the clock shows."""

    @property
    def seconds(self) -> float:
        """How many seconds the clock was set forward; negative when it was set back."""
        return (self.now - self.was).total_seconds()

    @property
    def is_back(self) -> bool:
        """Whether the clock was set back."""
        return self.now < self.was


class ClockWatch:
    """Compares the system clock with the monotonic clock, which cannot be set."""

    def __init__(self, clock: Clock, monotonic: Callable[[], float]) -> None:
        self._clock = clock
        self._monotonic = monotonic
        self._seen = clock(), monotonic()

    def look(self) -> Jump | None:
        """Return the change of the clock since the last call, or None if there was none."""
        (then, began), (now, ends) = self._seen, (self._clock(), self._monotonic())
        self._seen = now, ends
        jump = Jump(then + timedelta(seconds=ends - began), now)
        return jump if abs(jump.now - jump.was) >= SMALLEST else None
