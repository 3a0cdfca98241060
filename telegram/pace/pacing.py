"""The pace of everything that leaves: one timetable for all, an allowance for each chat, and imposed holds.

Whoever wants to send waits for a turn. Answers have theirs before pushes; of equals who came first. A chat
that has to wait holds up no other one. What is paid for has a timetable of its own.
"""

from __future__ import annotations

import asyncio
from heapq import heappop, heappush
from itertools import count
from math import inf
from typing import TYPE_CHECKING

from telegram.pace.allowance import Fastest
from telegram.pace.holds import Holds
from telegram.pace.lanes import ANSWER, LATER, PAID, PUSH, Lane, Line, Turn, waiting
from telegram.pace.refusals import Refusal, Refusals

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from briefing.ports import Clock

IN_FLIGHT = 50
"""Pushes that may be without an answer at once; more would queue for a connection and leave in heaps."""
LONGEST_WAIT = 60.0
"""Seconds; whoever would have to wait longer is told so instead."""
PATIENCE = 5.0
"""Seconds that an answer in a group may wait for its turn; what would wait longer is better not begun."""
PAID_PER_SECOND = 1000
"""What Telegram allows at most when messages are paid for."""
SWEEP_AT = 10_000
"""Chats remembered before those that have been quiet are forgotten."""


class Held(Exception):
    """A turn is too far away to be waited for."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"held for {seconds:.0f} s")
        self.seconds = seconds


class Pacer:
    """Hands out turns; every rate may be 0, which is no limit.

    ``overall``: messages a second in all; ``private``: a second to a person; ``group``: a minute to one group
    or channel.
    """

    def __init__(
        self, monotonic: Callable[[], float], clock: Clock, *, overall: float, private: float, group: float
    ) -> None:
        self._monotonic = monotonic
        self._private, self._group = private, group
        free, paid = Line(overall), Line(PAID_PER_SECOND)
        self._lines = (free, paid)
        self._line_of = (free, free, paid)
        """By rank."""
        self._lanes: dict[int, Lane] = {}
        self._later: list[tuple[float, int, int]] = []
        self._order = count()
        self._in_flight = 0
        self._fastest = Fastest()
        self._holds = Holds(monotonic, clock)
        self._push_holds = Holds(monotonic, clock)
        """For all pushes at once."""
        self._is_ending = False
        self._refusals = Refusals()
        self._alarm: asyncio.TimerHandle | None = None

    async def turn(self, chat_id: int, *, is_push: bool, weight: int = 1, is_paid: bool = False) -> Turn:
        """Return when ``weight`` messages may leave for a chat; ``weight`` 0 waits for holds alone.

        Whoever had a turn says when it was :meth:`answered`. A push that is paid for goes by the pace of
        those alone. Raises :class:`Held` when a turn is too far away; pushes that are given up are cancelled.
        """
        now = self._monotonic()
        lane = self._lane(chat_id)
        wait = max(self._holds.left(chat_id), self._holds.left(None))
        if wait > LONGEST_WAIT:
            raise Held(wait)
        if is_push and self._is_ending:
            raise asyncio.CancelledError
        future: asyncio.Future[Turn] = asyncio.get_running_loop().create_future()
        lane.waiting[(PAID if is_paid else PUSH) if is_push else ANSWER].append((future, weight))
        self._place(chat_id, lane, now)
        self._pump()
        try:
            return await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled():
                self.answered(future.result())
            raise

    def can_answer(self, chat_id: int, room: float) -> bool:
        """Tell whether an answer that is begun now leaves soon, and there is room for so many messages.

        In a private chat there always is: nobody else waits there.
        """
        if chat_id > 0:
            return True
        now, lane = self._monotonic(), self._lane(chat_id)
        wait = max(self._holds.left(None), self._wait(chat_id, lane, now, 1))
        has_room = lane.answers is None or lane.answers.left(now) >= room
        return has_room and wait <= PATIENCE

    def accepted(self) -> None:
        """Take note that Telegram has taken a call: it is not everybody whom it refuses."""
        self._refusals.accepted(self._monotonic())

    def answered(self, turn: Turn) -> None:
        """Take note that what had its turn has arrived, if it ever will."""
        now = self._monotonic()
        # What all take alike makes no heaps; whatever took longer may have arrived so much later.
        arrived_at = now - self._fastest.after(now - turn.at)
        self._line_of[turn.rank].second.arrived(turn.at, arrived_at, turn.weight)
        self._lane(turn.chat_id).allowance.arrived(turn.at, arrived_at, turn.weight)
        is_push = turn.rank != ANSWER
        self._in_flight -= is_push
        if self._in_flight == IN_FLIGHT - 1 and is_push:
            self._pump()

    def give_back(self, turn: Turn) -> None:
        """Take back a turn with which nothing was sent; somebody else has it at once."""
        line, lane = self._line_of[turn.rank], self._lane(turn.chat_id)
        line.timetable.give_back(turn.weight)
        line.second.give_back(turn.at, turn.weight)
        lane.give_back(turn)
        self._in_flight -= turn.rank != ANSWER
        lane.placed = None
        self._place(turn.chat_id, lane, self._monotonic())
        self._pump()

    def refused(self, chat_id: int | None, seconds: float, *, is_chats_own: bool = False) -> Refusal:
        """Take note of a 429; return what is held now besides the chat.

        None as the chat: the call was about no chat, so everything is meant. ``is_chats_own``: Telegram says
        that it is the chat that gets too much. So it is when the chat has all that it may get; else it is
        the bot, and pushes to all wait.
        """
        now = self._monotonic()
        if chat_id is None:
            self.hold(None, seconds)
            return Refusal(everything=seconds)
        self.hold(chat_id, seconds)
        if is_chats_own or self._lane(chat_id).usual.wait(now, 1) > 0:
            return Refusal()
        shortest = self._refusals.everybody(now, chat_id, seconds)
        if shortest is not None:
            self.hold(None, shortest)
            return Refusal(everything=shortest)
        if seconds > LONGEST_WAIT:
            return Refusal()
        self.hold_pushes(seconds)
        return Refusal(pushes=seconds)

    def hold_pushes(self, seconds: float) -> None:
        """Let no push leave for so many seconds, a minute at most."""
        self._push_holds.hold(None, seconds)

    def hold(self, chat_id: int | None, seconds: float) -> None:
        """Let nothing leave for a chat, or for anybody, for so many seconds."""
        self._holds.hold(chat_id, seconds)
        if seconds > LONGEST_WAIT:
            lanes = self._lanes.values() if chat_id is None else [self._lane(chat_id)]
            for future in waiting(lanes, ANSWER, PUSH, PAID):
                future.set_exception(Held(seconds))

    def put_off(self, chat_ids: Collection[int], seconds: float) -> None:
        """Let the pushes that wait for these chats go without a turn, to come again later."""
        lanes = [self._lanes[chat_id] for chat_id in chat_ids if chat_id in self._lanes]
        for future in waiting(lanes, PUSH, PAID):
            future.set_exception(Held(seconds))

    def give_up_pushes(self) -> None:
        """Cancel all pushes that wait, and those to come: the program ends, and the outbox has them."""
        self._is_ending = True
        for future in waiting(self._lanes.values(), PUSH, PAID):
            future.cancel()

    def _lane(self, chat_id: int) -> Lane:
        lane = self._lanes.get(chat_id)
        if lane is None:
            if len(self._lanes) >= SWEEP_AT:
                self._sweep()
            lane = self._lanes[chat_id] = Lane(
                is_group=chat_id < 0, rate=self._group if chat_id < 0 else self._private
            )
        return lane

    def _sweep(self) -> None:
        now = self._monotonic()
        self._lanes = {key: lane for key, lane in self._lanes.items() if not lane.is_idle(now)}

    def _place(self, chat_id: int, lane: Lane, now: float) -> None:
        """Put a chat where its turn is looked for; entries that are out of date are met and passed over."""
        head = lane.head()
        if head is None:
            return
        rank, (_future, weight) = head
        if lane.placed is not None and lane.placed <= rank:
            return
        wait = self._wait(chat_id, lane, now, weight)
        if wait <= 0:
            lane.placed = rank
            heappush(self._line_of[rank].ready, (rank, next(self._order), chat_id))
        else:
            lane.placed = LATER
            heappush(self._later, (now + wait, next(self._order), chat_id))

    def _wait(self, chat_id: int, lane: Lane, now: float, weight: int) -> float:
        return max(self._holds.left(chat_id), lane.allowance.wait(now, weight))

    def _pump(self) -> None:
        """Give everybody a turn who can have it now, and look again when the next one can."""
        now = self._monotonic()
        while self._later and self._later[0][0] <= now:
            chat_id = heappop(self._later)[2]
            lane = self._lanes[chat_id]
            lane.placed = None
            self._place(chat_id, lane, now)
        for line in self._lines:
            while line.ready and self._next_at(line, now) <= now:
                rank, _order, chat_id = heappop(line.ready)
                lane = self._lanes[chat_id]
                if lane.placed == rank:
                    lane.placed = None
                self._grant(chat_id, lane, line, now)
                self._place(chat_id, lane, now)
        self._set_alarm(now)

    def _grant(self, chat_id: int, lane: Lane, line: Line, now: float) -> None:
        head = lane.head()
        if head is None:
            return
        rank, (future, weight) = head
        if self._line_of[rank] is line and self._wait(chat_id, lane, now, weight) <= 0:
            lane.waiting[rank].popleft()
            lane.take(now, weight, rank)
            line.timetable.take(now, weight)
            line.second.take(now, weight)
            self._in_flight += rank != ANSWER
            future.set_result(Turn(chat_id, now, weight, rank))

    def _next_at(self, line: Line, now: float) -> float:
        """Return from when on the first of those who are ready may have a turn."""
        rank, _order, chat_id = line.ready[0]
        if rank != ANSWER and self._in_flight >= IN_FLIGHT:
            return inf
        head = self._lanes[chat_id].head()
        weight = head[1][1] if head else 0
        held = self._holds.left(None) if rank == ANSWER else self._held_for_pushes()
        wait = max(held, line.second.wait(now, weight))
        return max(line.timetable.next_at, now + wait)

    def _held_for_pushes(self) -> float:
        return max(self._holds.left(None), self._push_holds.left(None))

    def _set_alarm(self, now: float) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        moments = [self._later[0][0]] if self._later else []
        moments += [self._next_at(line, now) for line in self._lines if line.ready]
        if moments and min(moments) < inf:
            wait = max(0.0, min(moments) - now)
            self._alarm = asyncio.get_running_loop().call_later(wait, self._pump)
