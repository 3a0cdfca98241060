"""Pauses that Telegram imposed, while the program runs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from briefing.ports import Clock


class Holds:
    """Until when nothing leaves for a chat; None stands for everybody.

    A hold is over as soon as one of two clocks says so. The monotonic one is right when the system's is set
    back; the other one follows when time is moved on, as in the sandbox, and is the one of the outbox.
    """

    def __init__(self, monotonic: Callable[[], float], clock: Clock) -> None:
        self._monotonic = monotonic
        self._clock = clock
        self._until: dict[int | None, tuple[float, datetime]] = {}

    def hold(self, chat_id: int | None, seconds: float) -> None:
        """Let nothing leave for so many seconds; a longer hold stays as it is."""
        if seconds > self.left(chat_id):
            self._until[chat_id] = (
                self._monotonic() + seconds,
                self._clock() + timedelta(seconds=seconds),
            )

    def left(self, chat_id: int | None) -> float:
        """Return the seconds for which a chat, or everybody, is held yet; 0 when it is not."""
        until = self._until.get(chat_id)
        if until is None:
            return 0.0
        left = min(until[0] - self._monotonic(), (until[1] - self._clock()).total_seconds())
        if left <= 0:
            del self._until[chat_id]
        return max(0.0, left)
