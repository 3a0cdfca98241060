"""How many messages Telegram allows: in all, to one person, to one group."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import inf
from typing import Protocol

USED_SHARE = 59 / 60
"""The share of a rate that is used."""
BURST = 3
"""Messages that a person may get at once; measured: Telegram accepts such short bursts."""
MOST_CAUGHT_UP = 0.05
"""Seconds of lateness that are caught up, so that late timers do not lower the rate. A Window still limits
what any second gets."""
CLOCK_MARGIN = 0.005
"""Seconds added to each span, because clocks differ."""
REMEMBERED = 100
"""Number of answers after which a new minimum is begun."""
USUAL_PRIVATE, USUAL_GROUP = 1.0, 20.0
"""Messages a second to a person and a minute to a group that Telegram's documentation allows."""
AT_ONCE_SHARE = 0.5
"""The share of a group's messages a minute that answers may use at once."""
SECOND, MINUTE = 1.0 + CLOCK_MARGIN, 60.0 + CLOCK_MARGIN


class Allowance(Protocol):
    """Counts the messages to one chat and says when the next may leave; moments are monotonic seconds."""

    def wait(self, now: float, weight: int) -> float:
        """Return the seconds until ``weight`` messages may leave; a weight above the limit waits for all."""
        ...

    def take(self, now: float, weight: int) -> None:
        """Count messages that leave now."""
        ...

    def arrived(self, left_at: float, at: float, weight: int) -> None:
        """Count messages that left at a moment as arrived at another."""
        ...

    def give_back(self, left_at: float, weight: int) -> object:
        """Undo the count of messages that were to leave at ``left_at`` and did not."""
        ...

    def is_full(self, now: float) -> bool:
        """Tell whether the whole allowance is free."""
        ...


class Timetable:
    """Spaces messages evenly; 0 is no limit."""

    def __init__(self, per_second: float) -> None:
        self._step = 1 / (per_second * USED_SHARE) if per_second else 0.0
        self.next_at = 0.0

    def take(self, now: float, weight: int) -> None:
        """Count messages that leave now."""
        self.next_at = max(self.next_at, now - MOST_CAUGHT_UP) + self._step * weight

    def give_back(self, weight: int) -> None:
        """Undo the count of messages that did not leave."""
        self.next_at -= self._step * weight


class Window:
    """Allows at most so many messages in any span of so many seconds; 0 is no limit.

    Telegram counts arrivals, and messages that left evenly may arrive together when the connection is slow.
    So a message counts until one span after its arrival; before its answer, one span after it left.
    """

    def __init__(self, most: float, seconds: float) -> None:
        self._most = int(most)
        self._seconds = seconds
        self._recent: list[float] = []
        """The latest possible arrival of each message, in order; before its answer, when it left."""

    def wait(self, now: float, weight: int) -> float:
        """Return the seconds until ``weight`` messages may leave; a weight above the limit waits for all."""
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
        """Undo the count of messages that left at ``left_at``; return False if it is over already."""
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


class ShortestTime:
    """The shortest time, in seconds, that one of the last 100 to 200 answers took."""

    def __init__(self) -> None:
        self._last_minimum, self._minimum = 0.0, inf
        self._count = 0

    def with_answer(self, seconds: float) -> float:
        """Add the time of an answer and return the shortest; 0 before the first 100 answers."""
        self._minimum = min(self._minimum, seconds)
        self._count += 1
        if self._count == REMEMBERED:
            self._last_minimum, self._minimum, self._count = self._minimum, inf, 0
        return min(self._last_minimum, self._minimum)


class AnswerShare:
    """The answers that a group may get: half of its limit a minute at once, the other half evenly spread.

    So after many questions at once there is soon room again for an answer, and always for pushes.
    """

    def __init__(self, per_minute: float) -> None:
        self._most = max(1.0, per_minute * AT_ONCE_SHARE)
        self._per_second = max(per_minute - self._most, 1.0) / MINUTE
        self._left, self._at = self._most, -inf

    def room(self, now: float) -> float:
        """Return how many answers may leave now; below 0 if too many left."""
        gained = (now - self._at) * self._per_second
        return min(self._most, self._left + gained)

    def take(self, now: float, weight: int) -> None:
        """Count messages that leave now."""
        self._left, self._at = max(self.room(now) - weight, -self._most), now


class PrivateAllowance:
    """Allows ``BURST`` messages at once, then ``per_second``; 0 is no limit."""

    def __init__(self, per_second: float) -> None:
        self._pause = 1 / per_second + CLOCK_MARGIN if per_second else 0.0
        self._free_at = 0.0
        """Monotonic second from which the whole burst is free."""

    def wait(self, now: float, weight: int) -> float:
        """Return the seconds until ``weight`` messages may leave."""
        used = max(0.0, self._free_at - now)
        return max(0.0, used - self._pause * (BURST - min(weight, BURST)))

    def take(self, now: float, weight: int) -> None:
        """Count messages that leave now."""
        self._free_at = max(self._free_at, now) + self._pause * weight

    def arrived(self, left_at: float, at: float, weight: int) -> None:
        """Count messages that left at a moment as arrived at another."""
        if self._pause and weight:
            self._free_at += at - left_at

    def give_back(self, left_at: float, weight: int) -> None:  # noqa: ARG002 - part of Allowance
        """Undo the count of messages that did not leave."""
        self._free_at -= self._pause * weight

    def is_full(self, now: float) -> bool:
        """Tell whether the whole burst is free."""
        return self._free_at <= now
