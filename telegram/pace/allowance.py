"""How much Telegram allows: in all, to one person, to one group."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import inf
from typing import Protocol

SLACK = 59 / 60
"""The share of a rate that is used."""
BURST = 3
"""Messages that a person may get at once (measured: short bursts pass)."""
LATENESS = 0.05
"""Seconds that are made up for: a timer or a program that was late would else lose them for good. Windows
see to it that no second becomes too full."""
APART = 0.005
"""Seconds that are added to a span, for clocks that differ."""
REMEMBERED = 100
"""Answers from which the fastest is taken, and again so many."""
USUAL_PRIVATE, USUAL_GROUP = 1.0, 20.0
"""What a person gets in a second, a group in a minute, by what Telegram says."""
AT_ONCE_SHARE = 0.5
"""The share of a group's minute that answers may take at once."""
SECOND, MINUTE = 1.0 + APART, 60.0 + APART


class Allowance(Protocol):
    """What one chat may get."""

    def wait(self, now: float, weight: int) -> float:
        """Return the seconds until ``weight`` messages fit; more than ever fit, fit when it is full."""
        ...

    def take(self, now: float, weight: int) -> None:
        """Count messages that leave now."""
        ...

    def arrived(self, left_at: float, at: float, weight: int) -> None:
        """Count messages that left at a moment as arrived at another."""
        ...

    def give_back(self, left_at: float, weight: int) -> object:
        """Count messages no more that were to leave at a moment and did not."""
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
        self.next_at = max(self.next_at, now - LATENESS) + self._step * weight

    def give_back(self, weight: int) -> None:
        """Count messages no more that did not leave."""
        self.next_at -= self._step * weight


class Window:
    """So many messages in any span of time, counted where they arrive; 0 is no limit.

    What leaves evenly may arrive in heaps, when a wire or the other end falters. So what was long on its way
    counts until a span after it arrived; of what is not answered yet only the beginning is known.
    """

    def __init__(self, most: float, seconds: float) -> None:
        self._most = int(most)
        self._seconds = seconds
        self._recent: list[float] = []
        """When each message arrived at the latest, as far as that is known."""

    def wait(self, now: float, weight: int) -> float:
        """Return the seconds until ``weight`` messages fit; more than ever fit, fit when it is empty."""
        if not self._most or not weight:
            return 0.0
        self._forget(now)
        over = len(self._recent) + min(weight, self._most) - self._most
        return max(0.0, self._recent[over - 1] + self._seconds - now) if over > 0 else 0.0

    def take(self, now: float, weight: int) -> None:
        """Count messages that leave now."""
        if self._most:
            self._recent.extend([now] * weight)

    def arrived(self, left_at: float, at: float, weight: int) -> None:
        """Count messages that left at a moment as arrived at another."""
        if self.give_back(left_at, weight):
            place = bisect_left(self._recent, at)
            self._recent[place:place] = [at] * weight

    def give_back(self, left_at: float, weight: int) -> bool:
        """Count messages no more that were to leave at a moment; False when they are past counting."""
        first = bisect_left(self._recent, left_at)
        is_counted = self._recent[first : first + weight] == [left_at] * weight
        if is_counted:
            del self._recent[first : first + weight]
        return is_counted

    def is_full(self, now: float) -> bool:
        """Tell whether nothing is counted."""
        self._forget(now)
        return not self._recent

    def _forget(self, now: float) -> None:
        del self._recent[: bisect_right(self._recent, now - self._seconds)]


class Fastest:
    """The seconds that each of the last hundred or two hundred answers took at least."""

    def __init__(self) -> None:
        self._before, self._meanwhile = 0.0, inf
        self._count = 0

    def after(self, seconds: float) -> float:
        """Return it with one more answer; 0 before there were enough."""
        self._meanwhile = min(self._meanwhile, seconds)
        self._count += 1
        if self._count == REMEMBERED:
            self._before, self._meanwhile, self._count = self._meanwhile, inf, 0
        return min(self._before, self._meanwhile)


class AnswerShare:
    """What a group may be answered: half of its minute at once, then the other half, evenly.

    So there is room for an answer soon after many were asked for at once, and for what is pushed.
    """

    def __init__(self, per_minute: float) -> None:
        self._most = max(1.0, per_minute * AT_ONCE_SHARE)
        self._per_second = max(per_minute - self._most, 1.0) / MINUTE
        self._left, self._at = self._most, -inf

    def left(self, now: float) -> float:
        """Return how many messages there is room for; below 0 after more than that were sent."""
        gained = (now - self._at) * self._per_second
        return min(self._most, self._left + gained)

    def take(self, now: float, weight: int) -> None:
        """Count messages that leave now."""
        self._left, self._at = max(self.left(now) - weight, -self._most), now


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

    def arrived(self, left_at: float, at: float, weight: int) -> None:
        """Count messages that left at a moment as arrived at another."""
        if self._pause and weight:
            self._free_at += at - left_at

    def give_back(self, left_at: float, weight: int) -> None:  # noqa: ARG002 - the same shape as a window
        """Count messages no more that were to leave and did not."""
        self._free_at -= self._pause * weight

    def is_full(self, now: float) -> bool:
        """Tell whether the whole burst is free."""
        return self._free_at <= now
