"""Whether a 429 is about one chat or about the bot as a whole, which Telegram does not say."""

from __future__ import annotations

from collections import deque
from math import inf
from typing import NamedTuple

REFUSED_WITHIN, REFUSED_CHATS = 1.0, 4
"""Seconds, chats: if so many chats are refused within so many seconds, or in a row, all chats are held."""
REMEMBERED = 100


class Refusal(NamedTuple):
    """What is held because of a 429, besides the chat of the refused call; None: not held."""

    everything: float | None = None
    """Seconds for which nothing leaves."""
    pushes: float | None = None
    """Seconds for which no push leaves."""


class Refusals:
    """Recent 429s to chats that had not reached their own limit."""

    def __init__(self) -> None:
        self._recent: deque[tuple[float, int, float]] = deque(maxlen=REMEMBERED)
        """Monotonic second, chat, and seconds to wait."""
        self._accepted_at = -inf

    def accepted(self, now: float) -> None:
        """Record that Telegram accepted a call, so it does not refuse all chats."""
        self._accepted_at = now

    def refused(self, now: float, chat_id: int, seconds: float) -> float | None:
        """Record a refusal; return the seconds for which all chats are held, or None if only this one is."""
        self._recent.append((now, chat_id, seconds))
        since = min(now - REFUSED_WITHIN, self._accepted_at)
        while self._recent[0][0] < since:
            self._recent.popleft()
        if len({each for _at, each, _seconds in self._recent}) < REFUSED_CHATS:
            return None
        # The shortest, because one chat may be refused for its own reasons for hours.
        return min(each for _at, _chat, each in self._recent)
