"""What Telegram imposes is kept, and no more than that."""

from __future__ import annotations

import asyncio
import random
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import AnswerCallbackQuery, GetUpdates, SendMessage, SetMyCommands

from briefing.holds import EVERYTHING, Hold
from briefing.records import put_records
from briefing.stats.measurements import Measurements
from storage.memory import MemoryStore
from storage.one_process.holds import RecordedHolds
from telegram.pace.holds import Held
from telegram.pace.pace_middleware import PaceMiddleware, restore_holds
from telegram.pace.pacing import LONGEST_WAIT
from telegram.pace.refusals import Refusal
from telegram.retry import RetryMiddleware
from tests.desk import TOKEN
from tests.telegram.test_pacing import Track, most_within

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from aiogram.methods import Response, TelegramMethod


def played(track: Track, main: Callable[[], Coroutine[None, None, None]]) -> None:
    track.loop.run_until_complete(main())
    track.loop.close()


def test_a_hold_is_over_when_time_is_moved_on() -> None:
    track = Track()
    track.pacer.hold(1, 7200)

    async def main() -> None:
        track.ahead = timedelta(seconds=7199)
        await track.send(1)
        assert track.loop.time() == pytest.approx(1)

    played(track, main)


def test_a_hold_is_over_in_time_when_the_clock_is_set_back() -> None:
    track = Track()
    track.pacer.hold(1, 30)
    track.ahead = -timedelta(hours=1)
    assert track.run([1]) == [pytest.approx(30)]


def test_a_shorter_hold_does_not_cut_a_longer_one_short() -> None:
    track = Track()
    track.pacer.hold(None, 30)
    track.pacer.hold(None, 5)
    assert track.run([1]) == [pytest.approx(30)]


def test_everything_is_held_for_the_shortest_of_what_several_chats_are_told() -> None:
    track = Track()
    refusals = [track.pacer.refused(chat, 7200 if chat == 4 else 6) for chat in (1, 2, 3, 4)]
    assert refusals[-1] == Refusal(everything=6)
    assert track.run([9]) == [pytest.approx(6)]


async def kept(hold: Hold) -> MemoryStore:
    store = MemoryStore()
    await put_records(store, hold)
    return store


def test_a_hold_of_pushes_alone_is_kept_through_a_restart() -> None:
    track = Track()

    async def main() -> None:
        until = track.clock() + timedelta(seconds=20)
        store = await kept(Hold(EVERYTHING, until, pushes_only=True))
        await restore_holds(track.pacer, RecordedHolds(store, track.clock))
        await asyncio.gather(track.send(1), track.send(2, is_push=False))

    played(track, main)
    assert {chat: round(at) for at, chat, _push in track.left} == {2: 0, 1: 20}


@pytest.mark.parametrize("chat", [1, None], ids=["of the chat", "of everybody"])
def test_who_waits_is_told_of_a_hold_that_is_too_long_to_be_waited_for(chat: int | None) -> None:
    track = Track(overall=0)

    async def main() -> None:
        waiting = [asyncio.create_task(track.send(1)) for _ in range(5)]
        await asyncio.sleep(0)
        track.pacer.hold(chat, LONGEST_WAIT + 1)
        ends = await asyncio.gather(*waiting, return_exceptions=True)
        assert [type(each) for each in ends] == [type(None)] * 3 + [Held] * 2
        assert track.loop.time() == 0

    played(track, main)


def test_pushes_are_given_up_at_once_also_those_to_come() -> None:
    track = Track()

    async def main() -> None:
        waiting = [asyncio.create_task(track.send(chat)) for chat in range(1, 501)]
        await asyncio.sleep(1)
        track.pacer.give_up_pushes()
        waiting.append(asyncio.create_task(track.send(501)))
        ends = await asyncio.gather(*waiting, return_exceptions=True)
        assert sum(isinstance(each, asyncio.CancelledError) for each in ends) > 460
        await track.send(1000, is_push=False)
        assert track.loop.time() < 1.1

    played(track, main)


def test_what_is_paid_for_goes_at_its_own_pace_and_slows_nobody_down() -> None:
    track, paid = Track(), list[float]()

    async def send(chat: int) -> None:
        turn = await track.pacer.turn(chat, is_push=True, is_paid=True)
        paid.append(track.loop.time())
        track.pacer.answered(turn)

    async def main() -> None:
        await asyncio.gather(
            *(send(chat) for chat in range(1, 3001)), *(track.send(chat) for chat in range(9001, 9061))
        )

    played(track, main)
    assert most_within(paid[::10], 1.0) <= 101
    assert paid[-1] <= 3 * 1.05
    assert 1.9 <= track.left[-1][0] <= 2.1


class Telegram:
    """Refuses the first call of each method for so many seconds; tells when each call came."""

    def __init__(self, track: Track, seconds: int) -> None:
        self._track, self._seconds = track, seconds
        self.calls: list[tuple[str, float]] = []

    async def __call__(self, _bot: Bot, method: TelegramMethod[bool]) -> Response[bool]:
        is_first = all(name != method.__api_method__ for name, _at in self.calls)
        self.calls.append((method.__api_method__, self._track.loop.time()))
        if is_first:
            raise TelegramRetryAfter(method, "Too Many Requests", self._seconds)
        return None  # type: ignore[return-value] # nobody looks


def test_an_answer_that_is_refused_is_repeated_when_it_may_be_and_not_later() -> None:
    track = Track()
    telegram = Telegram(track, 5)
    pace = PaceMiddleware(
        track.pacer, None, RecordedHolds(MemoryStore(), track.clock), Measurements(), is_push=False
    )
    retry = RetryMiddleware(jitter=random.Random(1))  # noqa: S311 - repeatable

    async def main() -> None:
        async def paced(bot: Bot, method: TelegramMethod[bool]) -> Response[bool]:
            return await pace(telegram, bot, method)  # type: ignore[arg-type] # a call of one type

        await retry(paced, Bot(TOKEN), SendMessage(chat_id=1, text="."))  # type: ignore[misc] # as above

    played(track, main)
    assert telegram.calls == [("sendMessage", 0), ("sendMessage", pytest.approx(5, abs=0.01))]


@pytest.mark.parametrize(
    ("method", "is_held"),
    [
        (GetUpdates(), False),
        (SetMyCommands(commands=[]), False),
        (AnswerCallbackQuery(callback_query_id="1"), True),
    ],
    ids=["updates", "the menu", "a press"],
)
def test_only_what_answers_people_holds_everything_without_a_chat(
    method: TelegramMethod[bool], *, is_held: bool
) -> None:
    track = Track()
    store = MemoryStore()
    pace = PaceMiddleware(track.pacer, None, RecordedHolds(store, track.clock), Measurements(), is_push=False)

    async def main() -> None:
        with pytest.raises(TelegramRetryAfter):
            await pace(Telegram(track, 3600), Bot(TOKEN), method)  # type: ignore[arg-type] # a call of one type
        assert [each.chat_id for each in await store.find(Hold)] == [EVERYTHING] * is_held

    played(track, main)
