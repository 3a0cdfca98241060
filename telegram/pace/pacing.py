"""The pacer: one timetable for all messages, an allowance for each chat, and holds that Telegram asks for.

Each call waits for a turn. Answers come before pushes; calls of the same rank come in order of arrival. A
chat that has to wait delays no other chat. Paid messages have their own timetable.
"""

from __future__ import annotations

import asyncio
from heapq import heappop, heappush
from itertools import count
from math import inf
from typing import TYPE_CHECKING

from telegram.pace.allowance import ShortestTime
from telegram.pace.holds import Held, Holds
from telegram.pace.lanes import ANSWER, LATER, PAID, PUSH, Lane, SharedRate, Turn, waiting_calls
from telegram.pace.refusals import Refusal, Refusals

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from briefing.ports import Clock

IN_FLIGHT = 50
"""Most pushes without an answer at once; more would wait for a connection and then leave all together."""
LONGEST_WAIT = 60.0
"""Seconds; a call that would have to wait longer ends with :class:`Held`."""
LONGEST_ANSWER_WAIT = 5.0
"""Seconds that an answer in a group may wait for its turn; longer, and the bot does not answer."""
PAID_PER_SECOND = 1000
"""Most messages a second that Telegram allows when they are paid for."""
MOST_LANES = 10_000
"""Number of lanes at which idle ones are removed."""


class Pacer:
    """Gives turns. A rate of 0 is no limit.

    ``overall``: messages a second in all; ``private``: a second to one person; ``group``: a minute to one
    group or channel.
    """

    def __init__(
        self, monotonic: Callable[[], float], clock: Clock, *, overall: float, private: float, group: float
    ) -> None:
        self._monotonic = monotonic
        self._private, self._group = private, group
        free, paid = SharedRate(overall), SharedRate(PAID_PER_SECOND)
        self._rates = (free, paid)
        self._rate_of = (free, free, paid)
        """For each rank."""
        self._lanes: dict[int, Lane] = {}
        self._later: list[tuple[float, int, int]] = []
        self._order = count()
        self._in_flight = 0
        self._shortest_time = ShortestTime()
        self._holds = Holds(monotonic, clock)
        self._push_holds = Holds(monotonic, clock)
        """Only the key None is used, for all pushes."""
        self.is_ending = False
        """Whether pushes are given up, because the program ends."""
        self._refusals = Refusals()
        self._timer: asyncio.TimerHandle | None = None

    async def turn(self, chat_id: int, *, is_push: bool, weight: int = 1, is_paid: bool = False) -> Turn:
        """Wait until ``weight`` messages may leave for a chat; with ``weight`` 0 only holds delay the call.

        The caller then calls :meth:`answered` or :meth:`give_back`. Paid pushes have their own timetable.

        Raises:
            Held: the wait would be too long, or the push was put off.
            CancelledError: pushes are given up, because the program ends.

        """
        if not is_push and (at_once := self.turn_at_once(chat_id, weight)) is not None:
            return at_once
        now = self._monotonic()
        lane = self._lane(chat_id)
        wait = max(self._holds.seconds_left(chat_id), self._holds.seconds_left(None))
        if wait > LONGEST_WAIT:
            raise Held(wait)
        if is_push and self.is_ending:
            raise asyncio.CancelledError
        future: asyncio.Future[Turn] = asyncio.get_running_loop().create_future()
        lane.waiting[(PAID if is_paid else PUSH) if is_push else ANSWER].append((future, weight))
        self._queue(chat_id, lane, now)
        self._grant_turns()
        try:
            return await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled():
                self.answered(future.result())
            raise

    def turn_at_once(self, chat_id: int, weight: int = 1) -> Turn | None:
        """Return a turn for an answer if one is free now, else None.

        The caller then calls :meth:`left_unseen` or :meth:`give_back`.
        """
        now, lane, rate = self._monotonic(), self._lane(chat_id), self._rate_of[ANSWER]
        held = max(self._holds.seconds_left(None), self._wait(chat_id, lane, now, weight))
        is_awaited = bool(rate.ready) or lane.head() is not None
        if is_awaited or held > 0 or rate.timetable.next_at > now or rate.second.wait(now, weight) > 0:
            return None
        return _take(chat_id, lane, rate, ANSWER, weight, now)

    def can_answer(self, chat_id: int, room: float) -> bool:
        """Tell whether an answer would leave soon and the chat may get ``room`` answers now.

        True for every private chat, because nobody else waits there.
        """
        if chat_id > 0:
            return True
        now, lane = self._monotonic(), self._lane(chat_id)
        wait = max(self._holds.seconds_left(None), self._wait(chat_id, lane, now, 1))
        has_room = lane.answers is None or lane.answers.room(now) >= room
        return has_room and wait <= LONGEST_ANSWER_WAIT

    def accepted(self) -> None:
        """Record that Telegram accepted a call, so it does not refuse all chats."""
        self._refusals.accepted(self._monotonic())

    def answered(self, turn: Turn) -> float:
        """Record that a call is over, answered or not; return the moment by which it had arrived."""
        now = self._monotonic()
        # The shortest time is a delay that all calls share; the rest may have passed before the arrival.
        arrived = now - self._shortest_time.with_answer(now - turn.at)
        self._arrived(turn, arrived)
        is_push = turn.rank != ANSWER
        self._in_flight -= is_push
        if self._in_flight == IN_FLIGHT - 1 and is_push:
            self._grant_turns()
        return arrived

    def delayed(self, turn: Turn) -> Turn:
        """Count a call that has waited for something else as leaving now, and return its turn."""
        now = self._monotonic()
        self._arrived(turn, now)
        return turn._replace(at=now)

    def left_unseen(self, turn: Turn) -> None:
        """Record that an answer with this turn leaves now, and that nobody will say when it arrived."""
        self._arrived(turn, self._monotonic())

    def give_back(self, turn: Turn) -> None:
        """Take back a turn with which nothing was sent, so that another call can have it at once."""
        rate, lane = self._rate_of[turn.rank], self._lane(turn.chat_id)
        rate.timetable.give_back(turn.weight)
        rate.second.give_back(turn.at, turn.weight)
        lane.give_back(turn)
        self._in_flight -= turn.rank != ANSWER
        lane.queued_as = None
        self._queue(turn.chat_id, lane, self._monotonic())
        self._grant_turns()

    def refused(self, chat_id: int | None, seconds: float, *, is_chats_own: bool = False) -> Refusal:
        """Hold what a 429 means, and return what is held besides the chat.

        A call without a chat (None) holds everything. ``is_chats_own`` says that the limit is the chat's. It
        is also taken for the chat's if the chat got all that it may get; otherwise it is the bot's, and all
        pushes are held.
        """
        now = self._monotonic()
        if chat_id is None:
            self.hold(None, seconds)
            return Refusal(everything=seconds)
        self.hold(chat_id, seconds)
        if is_chats_own or self._lane(chat_id).usual.wait(now, 1) > 0:
            return Refusal()
        shortest = self._refusals.refused(now, chat_id, seconds)
        if shortest is not None:
            self.hold(None, shortest)
            return Refusal(everything=shortest)
        if seconds > LONGEST_WAIT:
            return Refusal()
        self.hold_pushes(seconds)
        return Refusal(pushes=seconds)

    def hold_pushes(self, seconds: float) -> None:
        """Let no push leave for so many seconds."""
        self._push_holds.hold(None, seconds)

    def hold(self, chat_id: int | None, seconds: float) -> None:
        """Let nothing leave for a chat, or for all with None, for so many seconds."""
        self._holds.hold(chat_id, seconds)
        if seconds > LONGEST_WAIT:
            lanes = self._lanes.values() if chat_id is None else [self._lane(chat_id)]
            for future in waiting_calls(lanes, ANSWER, PUSH, PAID):
                future.set_exception(Held(seconds))

    def put_off(self, chat_ids: Collection[int], seconds: float) -> None:
        """End the wait of pushes to these chats with :class:`Held`."""
        lanes = [self._lanes[chat_id] for chat_id in chat_ids if chat_id in self._lanes]
        for future in waiting_calls(lanes, PUSH, PAID):
            future.set_exception(Held(seconds))

    def give_up_pushes(self) -> None:
        """Cancel all pushes that wait now or later: the program ends, and the outbox keeps their rows."""
        self.is_ending = True
        for future in waiting_calls(self._lanes.values(), PUSH, PAID):
            future.cancel()

    def _arrived(self, turn: Turn, at: float) -> None:
        self._rate_of[turn.rank].second.arrived(turn.at, at, turn.weight)
        self._lane(turn.chat_id).allowance.arrived(turn.at, at, turn.weight)

    def _lane(self, chat_id: int) -> Lane:
        lane = self._lanes.get(chat_id)
        if lane is None:
            if len(self._lanes) >= MOST_LANES:
                self._remove_idle_lanes()
            lane = self._lanes[chat_id] = Lane(
                is_group=chat_id < 0, rate=self._group if chat_id < 0 else self._private
            )
        return lane

    def _remove_idle_lanes(self) -> None:
        now = self._monotonic()
        self._lanes = {key: lane for key, lane in self._lanes.items() if not lane.is_idle(now)}

    def _queue(self, chat_id: int, lane: Lane, now: float) -> None:
        """Queue a chat for its first call, as ready or for later; outdated entries are skipped later."""
        head = lane.head()
        if head is None:
            return
        rank, (_future, weight) = head
        if lane.queued_as is not None and lane.queued_as <= rank:
            return
        wait = self._wait(chat_id, lane, now, weight)
        if wait <= 0:
            lane.queued_as = rank
            heappush(self._rate_of[rank].ready, (rank, next(self._order), chat_id))
        else:
            lane.queued_as = LATER
            heappush(self._later, (now + wait, next(self._order), chat_id))

    def _wait(self, chat_id: int, lane: Lane, now: float, weight: int) -> float:
        return max(self._holds.seconds_left(chat_id), lane.allowance.wait(now, weight))

    def _grant_turns(self) -> None:
        """Give a turn to every call that may have one now, and set a timer for the next."""
        now = self._monotonic()
        while self._later and self._later[0][0] <= now:
            chat_id = heappop(self._later)[2]
            lane = self._lanes[chat_id]
            lane.queued_as = None
            self._queue(chat_id, lane, now)
        for rate in self._rates:
            while rate.ready and self._next_at(rate, now) <= now:
                rank, _order, chat_id = heappop(rate.ready)
                lane = self._lanes[chat_id]
                if lane.queued_as == rank:
                    lane.queued_as = None
                self._grant(chat_id, lane, rate, now)
                self._queue(chat_id, lane, now)
        self._set_timer(now)

    def _grant(self, chat_id: int, lane: Lane, rate: SharedRate, now: float) -> None:
        head = lane.head()
        if head is None:
            return
        rank, (future, weight) = head
        if self._rate_of[rank] is rate and self._wait(chat_id, lane, now, weight) <= 0:
            lane.waiting[rank].popleft()
            self._in_flight += rank != ANSWER
            future.set_result(_take(chat_id, lane, rate, rank, weight, now))

    def _next_at(self, rate: SharedRate, now: float) -> float:
        """Return the monotonic second from which the first ready chat may have a turn; inf if unknown."""
        rank, _order, chat_id = rate.ready[0]
        held = self._holds.seconds_left(None)
        if rank != ANSWER:
            if self._in_flight >= IN_FLIGHT:
                return inf
            held = max(held, self._push_holds.seconds_left(None))
        head = self._lanes[chat_id].head()
        weight = head[1][1] if head else 0
        wait = max(held, rate.second.wait(now, weight))
        return max(rate.timetable.next_at, now + wait)

    def _set_timer(self, now: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        moments = [self._later[0][0]] if self._later else []
        moments += [self._next_at(rate, now) for rate in self._rates if rate.ready]
        if moments and min(moments) < inf:
            wait = max(0.0, min(moments) - now)
            self._timer = asyncio.get_running_loop().call_later(wait, self._grant_turns)


def _take(chat_id: int, lane: Lane, rate: SharedRate, rank: int, weight: int, now: float) -> Turn:
    """Count messages that leave now, and return their turn."""
    lane.take(now, weight, rank)
    rate.timetable.take(now, weight)
    rate.second.take(now, weight)
    return Turn(chat_id, now, weight, rank)
