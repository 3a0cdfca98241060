"""Telegram's limits on how many messages a bot may send in a time."""

from __future__ import annotations

from collections import deque
from math import ceil
from typing import TYPE_CHECKING

from sandbox.errors import ApiError

if TYPE_CHECKING:
    from collections.abc import Callable

OVERALL_PER_S = 30
PAID_PER_S = 1000
PRIVATE_PER_S = 1
PRIVATE_BURST = 3
GROUP_PER_MIN = 20
STARS_A_PAID_MESSAGE = 0.1


class _Window:
    """Allows at most ``most`` messages within any ``seconds``."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most = most
        self._seconds = seconds
        self._sent: deque[float] = deque()

    def wait(self, now: float, weight: int) -> float:
        """Return the seconds until ``weight`` more messages fit; if more than ``most``, until it is empty."""
        while self._sent and now - self._sent[0] >= self._seconds:
            self._sent.popleft()
        over = min(len(self._sent), len(self._sent) + weight - self._most)
        return self._sent[over - 1] + self._seconds - now if over > 0 else 0

    def add(self, now: float, weight: int) -> None:
        self._sent.extend([now] * weight)


class _Bucket:
    """Allows ``burst`` messages at once, then one each 1/``rate`` seconds."""

    def __init__(self, rate: float, burst: int, now: float) -> None:
        self._rate = rate
        self._burst = burst
        self._tokens = float(burst)
        self._at = now

    def wait(self, now: float, weight: int) -> float:
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
        self._at = now
        return max(0.0, (min(weight, self._burst) - self._tokens) / self._rate)

    def add(self, now: float, weight: int) -> None:  # noqa: ARG002 - the same signature as of a window
        self._tokens -= weight


class Limits:
    """Counts sent messages and refuses those over the limits with 429; off unless ``enabled``.

    ``paid_broadcasts``: whether the bot can pay for a higher limit; otherwise paid messages count as others.
    A refused call does not count. ``caused`` is the number of refusals, ``stars`` the cost of paid
    broadcasts.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self.enabled = False
        self.paid_broadcasts = True
        self.caused = 0
        self.stars = 0.0
        self._monotonic = monotonic
        self._free = _Window(OVERALL_PER_S, 1)
        self._paid = _Window(PAID_PER_S, 1)
        self._chats: dict[int, _Window | _Bucket] = {}

    def check(self, chat_id: int, *, private: bool, weight: int = 1, paid: bool = False) -> None:
        """Count ``weight`` messages to a chat, or refuse them with 429 and ``retry_after``."""
        if not self.enabled:
            return
        paid = paid and self.paid_broadcasts
        now = self._monotonic()
        chat = self._chats.get(chat_id)
        if chat is None:
            chat = _Bucket(PRIVATE_PER_S, PRIVATE_BURST, now) if private else _Window(GROUP_PER_MIN, 60)
            self._chats[chat_id] = chat
        free = self._free.wait(now, weight)
        overall = self._paid.wait(now, weight) if paid else free
        wait = max(overall, chat.wait(now, weight))
        if wait > 0:
            self.caused += 1
            seconds = max(1, ceil(wait - 1e-9))
            raise ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
        chat.add(now, weight)
        if paid:
            self._paid.add(now, weight)
            self.stars += STARS_A_PAID_MESSAGE * weight if free > 0 else 0
        if free <= 0:
            self._free.add(now, weight)

    def reset(self) -> None:
        """Forget all sent messages, and the counts of refusals and stars."""
        self._chats.clear()
        self._free = _Window(OVERALL_PER_S, 1)
        self._paid = _Window(PAID_PER_S, 1)
        self.caused, self.stars = 0, 0.0
