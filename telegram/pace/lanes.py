"""The calls that wait for each chat, and how many messages each chat may get."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from telegram.pace.allowance import (
    MINUTE,
    SECOND,
    USUAL_GROUP,
    USUAL_PRIVATE,
    AnswerShare,
    PrivateAllowance,
    Timetable,
    Window,
)

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterable, Iterator

    from telegram.pace.allowance import Allowance

    Waiter = tuple[asyncio.Future["Turn"], int]
    """The future of a waiting call, and the number of its messages."""

LATER = -1
ANSWER, PUSH, PAID = range(3)
"""Ranks: lower ones get their turns first, within a chat and among chats that share a timetable."""


class Turn(NamedTuple):
    """The permission to send ``weight`` messages to a chat, given at a monotonic second."""

    chat_id: int
    at: float
    weight: int
    rank: int
    number: int = 0
    """Its number in the line that replicas share, if there is one."""
    due: float = 0.0
    """The monotonic second at which that line let it leave."""


class Lane:
    """The waiting calls of one chat."""

    def __init__(self, *, is_group: bool, rate: float) -> None:
        """``rate``: messages a minute to a group, a second to a person, by the settings; 0 is no limit."""
        self.allowance = _allowance(rate, is_group=is_group)
        usual = USUAL_GROUP if is_group else USUAL_PRIVATE
        self.usual = self.allowance if rate else _allowance(usual, is_group=is_group)
        """What Telegram's documentation allows; the same object as ``allowance`` if ``rate`` is not 0."""
        self.answers = AnswerShare(rate) if is_group and rate else None
        """The answers that a group may get; None for a person, or if there is no limit."""
        self.waiting: tuple[deque[Waiter], ...] = (deque(), deque(), deque())
        """One queue for each rank."""
        self.queued_as: int | None = None
        """The rank with which the pacer has queued the chat, LATER if it cannot have a turn yet, or None."""

    def head(self) -> tuple[int, Waiter] | None:
        """Return the rank and the call that is next, or None if none waits."""
        for rank, queue in enumerate(self.waiting):
            while queue and queue[0][0].done():
                queue.popleft()
            if queue:
                return rank, queue[0]
        return None

    def take(self, now: float, weight: int, rank: int) -> None:
        """Count messages that leave now."""
        self.allowance.take(now, weight)
        if self.usual is not self.allowance:
            self.usual.take(now, weight)
        if self.answers is not None and rank == ANSWER:
            self.answers.take(now, weight)

    def give_back(self, turn: Turn) -> None:
        """Undo the count of messages that did not leave."""
        self.allowance.give_back(turn.at, turn.weight)
        if self.usual is not self.allowance:
            self.usual.give_back(turn.at, turn.weight)

    def is_idle(self, now: float) -> bool:
        """Tell whether the lane holds nothing that a new one would not have."""
        return self.queued_as is None and self.head() is None and self.allowance.is_full(now)


class SharedRate:
    """The chats that may have a turn themselves and wait for the rate that all share."""

    def __init__(self, per_second: float) -> None:
        self.timetable, self.second = Timetable(per_second), Window(per_second, SECOND)
        self.ready: list[tuple[int, int, int]] = []
        """A heap of rank, order of arrival and chat."""


def waiting_calls(lanes: Iterable[Lane], *ranks: int) -> Iterator[asyncio.Future[Turn]]:
    """Yield the futures of calls that still wait, of these ranks."""
    for lane in lanes:
        for rank in ranks:
            yield from (future for future, _weight in lane.waiting[rank] if not future.done())


def _allowance(rate: float, *, is_group: bool) -> Allowance:
    return Window(rate, MINUTE) if is_group else PrivateAllowance(rate)
