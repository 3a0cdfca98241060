"""Noticing that the clock of the machine was set, by hand or by a time server, while the program runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.ports import Clock

SMALLEST = timedelta(seconds=5)
"""What is less delays nothing that matters; two clocks never run quite alike."""


@dataclass(frozen=True, slots=True)
class Jump:
    """The clock was set."""

    was: datetime
    """What it would show if it had gone on."""
    now: datetime
    """What it shows."""

    @property
    def seconds(self) -> float:
        """How far it was set forward; negative when it was set back."""
        return (self.now - self.was).total_seconds()

    @property
    def is_back(self) -> bool:
        """Whether it was set back."""
        return self.now < self.was


class ClockWatch:
    """Compares the clock with the monotonic one, which nobody can set."""

    def __init__(self, clock: Clock, monotonic: Callable[[], float]) -> None:
        self._clock = clock
        self._monotonic = monotonic
        self._seen = clock(), monotonic()

    def look(self) -> Jump | None:
        """Return how the clock was set since the last look, or None when it has gone on as it should."""
        (then, began), (now, ends) = self._seen, (self._clock(), self._monotonic())
        self._seen = now, ends
        jump = Jump(then + timedelta(seconds=ends - began), now)
        return jump if abs(jump.now - jump.was) >= SMALLEST else None
