"""The pace: never more than allowed, answers first, and nobody waits for another one's chat."""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from telegram.pace.allowance import SECOND, USED_SHARE, Timetable, Window
from telegram.pace.holds import Held
from telegram.pace.pacing import IN_FLIGHT, Pacer
from telegram.pace.refusals import Refusal
from tests.support.virtual_time import VirtualLoop

if TYPE_CHECKING:
    from collections.abc import Iterable

    from telegram.pace.lanes import Turn


class Track:
    """A pacer, and who left when."""

    def __init__(self, overall: float = 30, private: float = 1, group: float = 20) -> None:
        self.loop = VirtualLoop()
        self.ahead = timedelta()
        self.pacer = Pacer(self.loop.time, self.clock, overall=overall, private=private, group=group)
        self.left: list[tuple[float, int, bool]] = []

    def clock(self) -> datetime:
        return datetime(2026, 11, 22, tzinfo=UTC) + timedelta(seconds=self.loop.time()) + self.ahead

    async def send(self, chat_id: int, *, is_push: bool = True, weight: int = 1) -> None:
        turn = await self.pacer.turn(chat_id, is_push=is_push, weight=weight)
        self.left.append((self.loop.time(), chat_id, is_push))
        self.pacer.answered(turn)

    def run(self, chats: Iterable[int]) -> list[float]:
        async def main() -> None:
            await asyncio.gather(*(self.send(chat) for chat in chats))

        try:
            self.loop.run_until_complete(main())
        finally:
            self.loop.close()
        return [at for at, _chat, _push in self.left]


def most_within(moments: list[float], seconds: float) -> int:
    return max(sum(start <= at < start + seconds for at in moments) for start in moments)


def test_thirty_a_second_are_never_passed_and_nearly_reached() -> None:
    moments = Track().run(range(1, 1001))
    assert most_within(moments, 1.0) <= 30
    assert moments[-1] <= 1000 / 30 * 1.05


def test_a_person_gets_three_at_once_and_then_one_a_second() -> None:
    moments = Track(overall=0).run([1] * 6)
    assert moments[2] == 0
    gaps = [later - earlier for earlier, later in itertools.pairwise(moments[2:])]
    assert all(1 <= gap <= 1.1 for gap in gaps)


@pytest.mark.parametrize("chat", [-5, -1001234], ids=["group", "supergroup or channel"])
def test_a_group_gets_twenty_in_any_minute(chat: int) -> None:
    moments = Track(overall=0).run([chat] * 50)
    assert most_within(moments, 60.0) == 20
    assert moments[-1] <= 121


def test_groups_that_wait_do_not_slow_private_chats_down() -> None:
    track = Track()
    track.run([*([-1] * 60), *([-2] * 60), *range(1, 301)])
    private = [at for at, chat, _push in track.left if chat > 0]
    assert private[-1] <= (300 + 40) / 29 + 1


def test_no_limit_is_no_wait() -> None:
    assert Track(overall=0, private=0, group=0).run([1, 1, 1, 1, 1, -2] * 100)[-1] == 0


def test_answers_go_before_pushes_that_came_first() -> None:
    track = Track()

    async def main() -> None:
        pushes = [asyncio.create_task(track.send(chat)) for chat in range(1, 101)]
        await asyncio.sleep(1)
        await track.send(1000, is_push=False)
        assert track.loop.time() < 1.1
        await asyncio.gather(*pushes)

    track.loop.run_until_complete(main())
    track.loop.close()
    assert Counter(chat for _at, chat, _push in track.left) == Counter([*range(1, 101), 1000])


def test_an_answer_passes_a_push_to_the_same_person() -> None:
    track = Track()

    async def main() -> None:
        pushes = [asyncio.create_task(track.send(1)) for _ in range(6)]
        await asyncio.sleep(0.5)
        await track.send(1, is_push=False)
        await asyncio.gather(*pushes)

    track.loop.run_until_complete(main())
    track.loop.close()
    assert [is_push for _at, _chat, is_push in track.left] == [True, True, True, False, True, True, True]


def test_a_refusal_holds_the_chat_for_exactly_so_long_and_nobody_else() -> None:
    track = Track()
    assert track.pacer.refused(1, 5, is_chats_own=True) == Refusal()
    track.run([1, 2])
    assert {chat: at for at, chat, _push in track.left} == {2: 0, 1: pytest.approx(5)}


def test_a_refusal_that_the_chats_pace_does_not_explain_holds_the_pushes_of_all_and_no_answer() -> None:
    track = Track()

    async def main() -> None:
        await track.send(1)
        assert track.pacer.refused(1, 5) == Refusal(pushes=5)
        await asyncio.gather(track.send(2), track.send(3, is_push=False), track.send(1))

    track.loop.run_until_complete(main())
    track.loop.close()
    left = {(chat, is_push): round(at, 1) for at, chat, is_push in track.left[1:]}
    assert left == {(3, False): 0, (2, True): 5, (1, True): 5}


@pytest.mark.parametrize(("chat", "messages"), [(1, 3), (-5, 20)], ids=["person", "group"])
def test_a_refusal_of_a_chat_that_has_had_all_it_may_get_holds_it_alone(chat: int, messages: int) -> None:
    track = Track(overall=0)

    async def main() -> None:
        await asyncio.gather(*(track.send(chat) for _each in range(messages)))
        assert track.pacer.refused(chat, 5) == Refusal()
        await track.send(2)

    track.loop.run_until_complete(main())
    track.loop.close()
    assert track.left[-1][0] < 1


def test_where_the_settings_know_no_limit_telegrams_own_words_explain_a_refusal() -> None:
    track = Track(overall=0, private=0, group=0)

    async def main() -> None:
        await asyncio.gather(*(track.send(-5) for _each in range(19)))
        assert track.pacer.refused(-5, 5) == Refusal(pushes=5)
        await track.send(-5)
        assert track.pacer.refused(-5, 5) == Refusal()

    track.loop.run_until_complete(main())
    track.loop.close()


def test_hours_of_one_chat_are_its_own_until_others_are_refused_with_nothing_taken_in_between() -> None:
    track = Track()
    track.pacer.accepted()
    hours = []
    for chat in (1, 2, 3, 4):
        hours.append(track.pacer.refused(chat, 7200 + chat))
        track.loop.pass_by(2)
    assert hours == [Refusal(), Refusal(), Refusal(), Refusal(everything=7201)]
    track.loop.close()


def test_hours_of_several_chats_are_their_own_while_others_are_taken() -> None:
    track = Track()
    for chat in (1, 2, 3, 4):
        assert track.pacer.refused(chat, 7200) == Refusal()
        track.loop.pass_by(2)
        track.pacer.accepted()
    track.loop.close()


def test_a_turn_that_is_given_back_is_somebody_elses_at_once() -> None:
    track = Track(overall=2, private=1)

    async def main() -> None:
        for _each in range(20):
            track.pacer.give_back(await track.pacer.turn(1, is_push=True))
        await asyncio.gather(*(track.send(chat) for chat in (1, 1, 1, 2)))

    track.loop.run_until_complete(main())
    track.loop.close()
    assert track.left[-1][0] <= 2


def test_answers_in_a_group_take_half_its_minute_at_once_and_no_more_than_the_rest_in_the_next() -> None:
    track = Track(overall=0)
    answered = []

    async def main() -> None:
        for second in range(120):
            await asyncio.sleep(second - track.loop.time())
            for _question in range(3):
                if track.pacer.can_answer(-5, 1):
                    await track.send(-5, is_push=False)
                    answered.append(second)

    track.loop.run_until_complete(main())
    track.loop.close()
    assert sum(second < 10 for second in answered) in {10, 11}
    assert sum(10 <= second < 70 for second in answered) in {9, 10}
    assert max(b - a for a, b in itertools.pairwise(answered)) <= 7


def test_pushes_have_their_part_of_a_group_that_asks_without_end() -> None:
    track = Track(overall=0)

    async def main() -> None:
        pushes = [asyncio.create_task(track.send(-5)) for _each in range(15)]
        for tenth in range(2000):
            await asyncio.sleep(tenth / 10 - track.loop.time())
            if track.pacer.can_answer(-5, 1):
                await track.send(-5, is_push=False)
        assert all(each.done() for each in pushes)

    track.loop.run_until_complete(main())
    track.loop.close()


def test_a_person_can_always_be_answered() -> None:
    track = Track(overall=0)
    assert track.pacer.can_answer(1, 1)
    track.loop.close()


def test_when_many_chats_are_refused_at_once_everything_is_held() -> None:
    track = Track()
    refusals = [track.pacer.refused(chat, 7) for chat in (1, 2, 3, 4)]
    assert refusals == [*[Refusal(pushes=7)] * 3, Refusal(everything=7)]
    assert track.run([9]) == [pytest.approx(7)]


def test_a_refusal_that_names_no_chat_holds_everything() -> None:
    track = Track()
    assert track.pacer.refused(None, 3) == Refusal(everything=3)
    assert track.run([9]) == [pytest.approx(3)]


def test_hours_are_not_waited_for() -> None:
    track = Track()
    track.pacer.hold(1, 7200)
    with pytest.raises(Held) as held:
        track.run([1])
    assert held.value.seconds == pytest.approx(7200)


def test_who_gives_up_waiting_takes_no_turn() -> None:
    track = Track(overall=0)

    async def main() -> None:
        given_up = [asyncio.create_task(track.send(1)) for _ in range(6)]
        await asyncio.sleep(0)
        for each in given_up[3:]:
            each.cancel()
        await asyncio.gather(*given_up, return_exceptions=True)
        await track.send(1)

    track.loop.run_until_complete(main())
    track.loop.close()
    assert len(track.left) == 4
    assert track.left[-1][0] <= 1.1


def test_an_album_counts_as_its_messages() -> None:
    track = Track(overall=10, private=0)

    async def main() -> None:
        await track.send(1, weight=10)
        await track.send(2)

    track.loop.run_until_complete(main())
    track.loop.close()
    assert track.left[-1][0] == pytest.approx(1 / USED_SHARE)


def test_timers_that_are_late_each_time_cost_no_pace_and_break_no_limit() -> None:
    timetable, window, now, left = Timetable(30), Window(30, SECOND), 100.0, []
    for number in range(1000):
        now = max(timetable.next_at, now + window.wait(now, 1)) + (0.002 if number % 50 else 0.05)
        timetable.take(now, 1)
        window.take(now, 1)
        left.append(now)
    assert most_within(left, 1.0) <= 30
    assert left[-1] - left[0] <= 1000 / 30 * 1.04


def test_what_arrives_in_heaps_counts_from_its_answer() -> None:
    track = Track()
    arrived: list[float] = []

    async def deliver(chat: int, pacer: Pacer) -> None:
        turn = await pacer.turn(chat, is_push=True)
        # The wire stands still every two seconds for half a second.
        await asyncio.sleep(0.5 - turn.at % 2 if turn.at % 2 < 0.5 else 0.01)
        arrived.append(track.loop.time())
        pacer.answered(turn)

    async def main() -> None:
        await asyncio.gather(*(deliver(chat, track.pacer) for chat in range(1, 301)))

    track.loop.run_until_complete(main())
    track.loop.close()
    assert len(arrived) == 300
    assert most_within(arrived, 1.0) <= 30


@pytest.mark.parametrize(("chat", "most", "seconds"), [(5, 4, 1.0), (-5, 20, 60.0)], ids=["person", "group"])
def test_late_answers_of_one_chat_keep_its_limit(chat: int, most: int, seconds: float) -> None:
    track = Track(overall=0)
    arrived: list[float] = []

    async def main() -> None:
        for number in range(45):
            turn = await track.pacer.turn(chat, is_push=True)
            await asyncio.sleep(0.3 if number % 7 == 0 else 0.01)
            arrived.append(track.loop.time())
            track.pacer.answered(turn)

    track.loop.run_until_complete(main())
    track.loop.close()
    assert most_within(arrived, seconds) <= most


def test_an_album_waits_until_all_of_it_fits_the_second() -> None:
    track = Track(private=0)

    async def main() -> None:
        singles = [asyncio.create_task(track.send(chat)) for chat in range(1, 30)]
        await asyncio.sleep(0.9)
        await asyncio.gather(track.send(100, weight=10), *singles)

    track.loop.run_until_complete(main())
    track.loop.close()
    moments = [at for at, chat, _push in track.left for _each in range(10 if chat == 100 else 1)]
    assert most_within(moments, 1.0) <= 30


def test_a_long_way_that_all_take_alike_costs_no_pace() -> None:
    track = Track()

    async def deliver(chat: int) -> None:
        turn = await track.pacer.turn(chat, is_push=True)
        await asyncio.sleep(0.2)
        track.pacer.answered(turn)

    async def main() -> None:
        await asyncio.gather(*(deliver(chat) for chat in range(1, 1001)))

    track.loop.run_until_complete(main())
    track.loop.close()
    assert track.loop.time() <= 1000 / 30 * 1.05


def test_fifty_pushes_without_an_answer_hold_up_others_but_no_answers() -> None:
    track = Track(overall=0)
    in_flight: list[Turn] = []

    async def push(chat: int) -> None:
        in_flight.append(await track.pacer.turn(chat, is_push=True))

    async def main() -> None:
        pushes = asyncio.gather(*(push(chat) for chat in range(1, 61)))
        await asyncio.sleep(1)
        assert len(in_flight) == IN_FLIGHT
        await track.send(100, is_push=False)
        for turn in in_flight[:10]:
            track.pacer.answered(turn)
        await pushes

    track.loop.run_until_complete(main())
    track.loop.close()
    assert len(in_flight) == 60


def test_a_push_that_is_given_up_as_it_gets_its_turn_is_not_in_flight() -> None:
    track = Track(overall=0)

    async def main() -> None:
        turns = [await track.pacer.turn(chat, is_push=True) for chat in range(IN_FLIGHT)]
        waiting = asyncio.create_task(track.pacer.turn(100, is_push=True))
        await asyncio.sleep(0)
        track.pacer.answered(turns[0])
        waiting.cancel()
        await asyncio.wait([waiting])
        assert waiting.cancelled()
        await track.send(101)

    track.loop.run_until_complete(main())
    track.loop.close()
    assert track.left[-1][1] == 101
