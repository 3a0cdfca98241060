"""Whom a 429 means: the chat, or the bot; Telegram does not say."""

from __future__ import annotations

from collections import deque
from math import inf
from typing import NamedTuple

AT_ONCE, EVERYTHING = 1.0, 4
"""When so many chats are refused within so many seconds, or one after the other, everybody waits as long."""
REMEMBERED = 100


class Refusal(NamedTuple):
    """What is held because of a 429, besides the chat that met it."""

    everything: float | None = None
    """Seconds for which nothing leaves."""
    pushes: float | None = None
    """Seconds for which no push leaves."""


class Refusals:
    """Refusals of late that the chats' own pace does not explain."""

    def __init__(self) -> None:
        self._recent: deque[tuple[float, int, float]] = deque(maxlen=REMEMBERED)
        """When, which chat, for how long."""
        self._accepted_at = -inf

    def accepted(self, now: float) -> None:
        """Take note that Telegram has taken a call: it is not everybody whom it refuses."""
        self._accepted_at = now

    def everybody(self, now: float, chat_id: int, seconds: float) -> float | None:
        """Take note of a refusal; return for how long everybody is refused, or None when not everybody is."""
        self._recent.append((now, chat_id, seconds))
        since = min(now - AT_ONCE, self._accepted_at)
        while self._recent[0][0] < since:
            self._recent.popleft()
        if len({each for _at, each, _seconds in self._recent}) < EVERYTHING:
            return None
        # One of them may be held for reasons of its own, and for hours.
        return min(each for _at, _chat, each in self._recent)
