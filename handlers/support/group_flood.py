"""Which questions in a group are answered when more are asked than its pace has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

K = TypeVar("K", bound="Hashable")
MINUTE = 60.0
SPARED = 2
"""Room that is left for people who have not been answered there within a minute, and for the one word."""
SWEEP_AT = 10_000
"""Groups and people remembered before those that have been quiet are forgotten."""


class Pace(Protocol):
    """What is known of how soon an answer leaves."""

    def can_answer(self, chat_id: int, room: float) -> bool:
        """Tell whether an answer that is begun now leaves soon, and there is room for so many messages."""
        ...


class GroupFlood:
    """Looks before an answer is begun, so that none waits, and holds up the next question, for a minute."""

    def __init__(self, pace: Pace, per_minute: int, monotonic: Callable[[], float]) -> None:
        self._pace = pace
        self.per_minute = per_minute
        self._monotonic = monotonic
        self._answered: dict[tuple[int, int], float] = {}
        """When each person was last answered in a group."""
        self._refused: dict[int, float] = {}
        """When a question was last left without an answer in a group that was told so."""

    def has_room(self, chat_id: int, person: int) -> bool:
        """Tell whether a person's question is to be answered now; who was not answered of late goes first."""
        now, who = self._monotonic(), (chat_id, person)
        was_answered = now - self._answered.get(who, -MINUTE) < MINUTE
        if not self._pace.can_answer(chat_id, 1 + SPARED * was_answered):
            if chat_id in self._refused:
                self._refused[chat_id] = max(self._refused[chat_id], now)
            return False
        _forget_quiet(self._answered, now)
        self._answered[who] = now
        return True

    def is_to_be_told(self, chat_id: int) -> bool:
        """Tell whether a group is to hear that not every question is answered: once until it has paused."""
        now = self._monotonic()
        is_told = now - self._refused.get(chat_id, -MINUTE) < MINUTE
        if is_told or not self._pace.can_answer(chat_id, 0):
            return False
        _forget_quiet(self._refused, now)
        self._refused[chat_id] = now
        return True


def _forget_quiet(moments: dict[K, float], now: float) -> None:
    if len(moments) >= SWEEP_AT:
        for each in [each for each, at in moments.items() if now - at >= MINUTE]:
            del moments[each]
