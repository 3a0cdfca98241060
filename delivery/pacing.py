"""The pace of everything that leaves: one timetable for all, an allowance for each chat, and imposed holds.

Whoever wants to send waits for a turn. Answers have theirs before pushes; of equals who came first. A chat
that has to wait holds up no other one. What is paid for has a timetable of its own.
"""

from __future__ import annotations

import asyncio
from collections import deque
from heapq import heappop, heappush
from itertools import count
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from delivery.allowance import MINUTE, SECOND, Fastest, PrivateAllowance, Timetable, Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from delivery.allowance import Allowance

    Waiter = tuple[asyncio.Future["Turn"], int]
    """Who waits, and how many messages that is."""

IN_FLIGHT = 50
"""Pushes that may be without an answer at once; more would queue for a connection and leave in heaps."""
LONGEST_WAIT = 60.0
"""Seconds; whoever would have to wait longer is told so instead."""
AT_ONCE, EVERYTHING = 1.0, 4
"""When so many chats are refused within so many seconds, it is not the chats that are over their limit."""
LATER = -1
SWEEP_AT = 10_000
"""Chats remembered before those that have been quiet are forgotten."""


class Turn(NamedTuple):
    """What was let go, to whom and when."""

    chat_id: int
    at: float
    weight: int
    is_push: bool


class Held(Exception):
    """A turn is too far away to be waited for."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"held for {seconds:.0f} s")
        self.seconds = seconds


class _Lane:
    """Those who wait for one chat."""

    def __init__(self, allowance: Allowance) -> None:
        self.allowance = allowance
        self.held_until = 0.0
        self.waiting: tuple[deque[Waiter], deque[Waiter]] = (deque(), deque())
        self.placed: int | None = None
        """The rank with which it stands where turns are looked for, or that it stands there for later."""

    def head(self) -> tuple[int, Waiter] | None:
        """Return who is next, with the rank: 0 for answers."""
        for rank, queue in enumerate(self.waiting):
            while queue and queue[0][0].done():
                queue.popleft()
            if queue:
                return rank, queue[0]
        return None

    def ready_at(self, now: float, weight: int) -> float:
        return max(self.held_until, now + self.allowance.wait(now, weight))

    def is_idle(self, now: float) -> bool:
        is_empty = self.placed is None and self.head() is None
        return is_empty and self.held_until <= now and self.allowance.is_full(now)


class Pacer:
    """Hands out turns; every rate may be 0, which is no limit.

    ``overall``: messages a second in all; ``private``: a second to a person; ``group``: a minute to one group
    or channel.
    """

    def __init__(
        self, monotonic: Callable[[], float], *, overall: float, private: float, group: float
    ) -> None:
        self._monotonic = monotonic
        self._private, self._group = private, group
        self._timetable, self._second = Timetable(overall), Window(overall, SECOND)
        self._lanes: dict[int, _Lane] = {}
        self._ready: list[tuple[int, int, int]] = []
        self._later: list[tuple[float, int, int]] = []
        self._order = count()
        self._in_flight = 0
        self._fastest = Fastest()
        self._held_until = 0.0
        self._refusals: deque[tuple[float, int]] = deque()
        self._alarm: asyncio.TimerHandle | None = None

    async def turn(self, chat_id: int, *, is_push: bool, weight: int = 1) -> Turn:
        """Return when ``weight`` messages may leave for a chat; ``weight`` 0 waits for holds alone.

        Whoever had a turn says when it was :meth:`answered`. Raises :class:`Held` when it is too far away.
        """
        now = self._monotonic()
        lane = self._lane(chat_id)
        wait = max(lane.held_until, self._held_until) - now
        if wait > LONGEST_WAIT:
            raise Held(wait)
        future: asyncio.Future[Turn] = asyncio.get_running_loop().create_future()
        lane.waiting[is_push].append((future, weight))
        self._place(chat_id, lane, now)
        self._pump()
        try:
            return await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled():
                self.answered(future.result())
            raise

    def answered(self, turn: Turn) -> None:
        """Take note that what had its turn has arrived, if it ever will."""
        now = self._monotonic()
        # What all take alike makes no heaps; whatever took longer may have arrived so much later.
        arrived_at = now - self._fastest.after(now - turn.at)
        self._second.arrived(turn.at, arrived_at, turn.weight)
        self._lane(turn.chat_id).allowance.arrived(turn.at, arrived_at, turn.weight)
        self._in_flight -= turn.is_push
        if self._in_flight == IN_FLIGHT - 1 and turn.is_push:
            self._pump()

    def refused(self, chat_id: int | None, seconds: float) -> float | None:
        """Take note of a 429; return the seconds for which everything is held now, or None.

        None as the chat: the call was about no chat, so everything is meant.
        """
        now = self._monotonic()
        if chat_id is not None:
            self.hold(chat_id, seconds)
            self._refusals.append((now, chat_id))
        while self._refusals and now - self._refusals[0][0] > AT_ONCE:
            self._refusals.popleft()
        if chat_id is not None and len({each for _at, each in self._refusals}) < EVERYTHING:
            return None
        self.hold(None, seconds)
        return seconds

    def hold(self, chat_id: int | None, seconds: float) -> None:
        """Let nothing leave for a chat, or for anybody, for so many seconds."""
        until = self._monotonic() + seconds
        if chat_id is None:
            self._held_until = max(self._held_until, until)
        else:
            lane = self._lane(chat_id)
            lane.held_until = max(lane.held_until, until)

    def give_up_pushes(self) -> None:
        """Cancel all pushes that wait: the program ends, and the outbox has them."""
        for lane in self._lanes.values():
            for future, _weight in lane.waiting[True]:
                future.cancel()

    def _lane(self, chat_id: int) -> _Lane:
        lane = self._lanes.get(chat_id)
        if lane is None:
            if len(self._lanes) >= SWEEP_AT:
                self._sweep()
            allowance = Window(self._group, MINUTE) if chat_id < 0 else PrivateAllowance(self._private)
            lane = self._lanes[chat_id] = _Lane(allowance)
        return lane

    def _sweep(self) -> None:
        now = self._monotonic()
        self._lanes = {key: lane for key, lane in self._lanes.items() if not lane.is_idle(now)}

    def _place(self, chat_id: int, lane: _Lane, now: float) -> None:
        """Put a chat where its turn is looked for; entries that are out of date are met and passed over."""
        head = lane.head()
        if head is None:
            return
        rank, (_future, weight) = head
        if lane.placed is not None and lane.placed <= rank:
            return
        ready_at = lane.ready_at(now, weight)
        if ready_at <= now:
            lane.placed = rank
            heappush(self._ready, (rank, next(self._order), chat_id))
        else:
            lane.placed = LATER
            heappush(self._later, (ready_at, next(self._order), chat_id))

    def _pump(self) -> None:
        """Give everybody a turn who can have it now, and look again when the next one can."""
        now = self._monotonic()
        while self._later and self._later[0][0] <= now:
            chat_id = heappop(self._later)[2]
            lane = self._lanes[chat_id]
            lane.placed = None
            self._place(chat_id, lane, now)
        while self._ready and self._next_at(now) <= now:
            rank, _order, chat_id = heappop(self._ready)
            lane = self._lanes[chat_id]
            if lane.placed == rank:
                lane.placed = None
            self._grant(chat_id, lane, now)
            self._place(chat_id, lane, now)
        self._set_alarm(now)

    def _grant(self, chat_id: int, lane: _Lane, now: float) -> None:
        head = lane.head()
        if head is None:
            return
        rank, (future, weight) = head
        if lane.ready_at(now, weight) <= now:
            lane.waiting[rank].popleft()
            lane.allowance.take(now, weight)
            self._timetable.take(now, weight)
            self._second.take(now, weight)
            self._in_flight += rank
            future.set_result(Turn(chat_id, now, weight, is_push=bool(rank)))

    def _next_at(self, now: float) -> float:
        """Return from when on the first of those who are ready may have a turn."""
        rank, _order, chat_id = self._ready[0]
        if rank and self._in_flight >= IN_FLIGHT:
            return inf
        head = self._lanes[chat_id].head()
        weight = head[1][1] if head else 0
        return max(self._timetable.next_at, self._held_until, now + self._second.wait(now, weight))

    def _set_alarm(self, now: float) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        moments = [self._later[0][0]] if self._later else []
        if self._ready:
            moments.append(self._next_at(now))
        if moments and min(moments) < inf:
            wait = max(0.0, min(moments) - now)
            self._alarm = asyncio.get_running_loop().call_later(wait, self._pump)
