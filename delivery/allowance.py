"""How much Telegram allows: in all, to one person, to one group."""

from __future__ import annotations

from collections import deque
from typing import Protocol

SLACK = 29 / 30
"""The share of a rate that is used: at 29 a second, never more than 30 arrived in any second (measured)."""
BURST = 3
"""Messages that a person may get at once (measured: short bursts pass)."""
MINUTE = 60.0
APART = 0.05
"""Seconds that are added to a chat's pause, because two messages may come closer together than they left."""


class Allowance(Protocol):
    """What one chat may get."""

    def wait(self, now: float, weight: int) -> float:
        """Return the seconds until ``weight`` messages fit; more than ever fit, fit when it is full."""
        ...

    def take(self, now: float, weight: int) -> None:
        """Count messages that leave now."""
        ...

    def is_full(self, now: float) -> bool:
        """Tell whether it is as if nothing had ever been sent."""
        ...


class Timetable:
    """Moments to send at, evenly apart; those who come late find theirs at once."""

    def __init__(self, per_second: float) -> None:
        self._step = 1 / (per_second * SLACK) if per_second else 0.0
        self.next_at = 0.0

    def take(self, now: float, weight: int) -> None:
        """Count messages that leave now."""
        self.next_at = max(self.next_at, now) + self._step * weight


class PrivateAllowance:
    """A few messages at once, then one each so many seconds."""

    def __init__(self, per_second: float) -> None:
        self._pause = 1 / per_second + APART if per_second else 0.0
        self._free_at = 0.0
        """When the whole burst is free again."""

    def wait(self, now: float, weight: int) -> float:
        """Return the seconds until ``weight`` messages fit."""
        used = max(0.0, self._free_at - now)
        return max(0.0, used - self._pause * (BURST - min(weight, BURST)))

    def take(self, now: float, weight: int) -> None:
        """Count messages that leave now."""
        self._free_at = max(self._free_at, now) + self._pause * weight

    def is_full(self, now: float) -> bool:
        """Tell whether the whole burst is free."""
        return self._free_at <= now


class GroupAllowance:
    """So many messages in any minute."""

    def __init__(self, per_minute: float) -> None:
        self._most = int(per_minute)
        self._left: deque[float] = deque(maxlen=self._most or None)

    def wait(self, now: float, weight: int) -> float:
        """Return the seconds until ``weight`` messages fit."""
        if not self._most:
            return 0.0
        weight = min(weight, self._most)
        over = len(self._left) + weight - self._most
        return max(0.0, self._left[over - 1] + MINUTE + APART - now) if over > 0 else 0.0

    def take(self, now: float, weight: int) -> None:
        """Count messages that leave now."""
        if self._most:
            self._left.extend([now] * weight)

    def is_full(self, now: float) -> bool:
        """Tell whether the last minute was quiet."""
        return not self._left or now - self._left[-1] > MINUTE + APART
