"""Holds in memory: how long nothing may leave because Telegram asked for a pause."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from briefing.ports import Clock


class Held(Exception):
    """The wait for a turn would be too long, or was put off; ``seconds`` says for how long."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"held for {seconds:.0f} s")
        self.seconds = seconds


class Holds:
    """Holds of chats, each until its end; the key None is a hold of all chats.

    A hold is over as soon as one of two clocks says so. The monotonic one stays right when the system clock
    is set back; the other one, which the outbox uses, can be moved on in the sandbox.
    """

    def __init__(self, monotonic: Callable[[], float], clock: Clock) -> None:
        self._monotonic = monotonic
        self._clock = clock
        self._until: dict[int | None, tuple[float, datetime]] = {}

    def hold(self, chat_id: int | None, seconds: float) -> None:
        """Hold a chat, or all with None, for so many seconds; a longer hold stays as it is."""
        if seconds > self.seconds_left(chat_id):
            self._until[chat_id] = (
                self._monotonic() + seconds,
                self._clock() + timedelta(seconds=seconds),
            )

    def seconds_left(self, chat_id: int | None) -> float:
        """Return the seconds until the hold of a chat, or of all with None, is over; 0 if there is none."""
        until = self._until.get(chat_id)
        if until is None:
            return 0.0
        left = min(until[0] - self._monotonic(), (until[1] - self._clock()).total_seconds())
        if left <= 0:
            del self._until[chat_id]
        return max(0.0, left)
