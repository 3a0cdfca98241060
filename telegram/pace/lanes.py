"""Who waits for which chat, and what each chat may get."""

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
    """Who waits, and how many messages that is."""

LATER = -1
ANSWER, PUSH, PAID = range(3)
"""Ranks: who has a turn first within a chat, and among those who share a timetable."""


class Turn(NamedTuple):
    """What was let go, to whom and when."""

    chat_id: int
    at: float
    weight: int
    rank: int


class Lane:
    """Those who wait for one chat."""

    def __init__(self, *, is_group: bool, rate: float) -> None:
        """``rate``: what the settings allow, a minute to a group, a second to a person; 0 is no limit."""
        self.allowance = _allowance(rate, is_group=is_group)
        usual = USUAL_GROUP if is_group else USUAL_PRIVATE
        self.usual = self.allowance if rate else _allowance(usual, is_group=is_group)
        """What Telegram allows by its own words; the same one unless the settings allow more."""
        self.answers = AnswerShare(rate) if is_group and rate else None
        """What of it is for answers."""
        self.waiting: tuple[deque[Waiter], ...] = (deque(), deque(), deque())
        """By rank."""
        self.placed: int | None = None
        """The rank with which it stands where turns are looked for, or that it stands there for later."""

    def head(self) -> tuple[int, Waiter] | None:
        """Return who is next, with the rank."""
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
        """Count no more what did not leave."""
        self.allowance.give_back(turn.at, turn.weight)
        if self.usual is not self.allowance:
            self.usual.give_back(turn.at, turn.weight)

    def is_idle(self, now: float) -> bool:
        """Tell whether nothing would be lost if it were made anew."""
        return self.placed is None and self.head() is None and self.allowance.is_full(now)


class Line:
    """The chats that could have a turn now and wait for the common pace."""

    def __init__(self, per_second: float) -> None:
        self.timetable, self.second = Timetable(per_second), Window(per_second, SECOND)
        self.ready: list[tuple[int, int, int]] = []
        """Rank, order of coming, chat."""


def waiting(lanes: Iterable[Lane], *ranks: int) -> Iterator[asyncio.Future[Turn]]:
    """Yield who waits yet."""
    for lane in lanes:
        for rank in ranks:
            yield from (future for future, _weight in lane.waiting[rank] if not future.done())


def _allowance(rate: float, *, is_group: bool) -> Allowance:
    return Window(rate, MINUTE) if is_group else PrivateAllowance(rate)
