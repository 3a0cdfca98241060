"""A 429 stops what it names for exactly as long as it says, also across a restart, and nothing else."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from briefing.outbox import Body, Row, RowState
from briefing.subscription import Target
from telegram.pace.refusals import REFUSED_CHATS
from tests.delivery.halls import store_of, tried

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sandbox import Chat
    from tests.desk import Desk

pytestmark = pytest.mark.virtual_time

TEXT = Body("Something new")
PAID = Body("Something new", is_paid=True)
HOURS = 7200


def people(desk: Desk, number: int) -> list[Chat]:
    world = desk.box.world
    chats = [world.private(world.add_person(f"P{each}", language="en")) for each in range(number)]
    for chat in chats:
        chat.started = True
    return chats


async def put(desk: Desk, occurrence: str, chats: Iterable[Chat], body: Body = TEXT) -> None:
    """Put a message to each chat into the outbox, and let the worker send what it can."""
    rows = [Row(occurrence, Target(chat.id), 0, body.hash, desk.now) for chat in chats]
    await store_of(desk).enqueue({}, rows, [body])
    await desk.travel(desk.now)


def got(desk: Desk, chats: Iterable[Chat]) -> list[int]:
    return [len(desk.box.world.messages(chat)) for chat in chats]


async def test_hours_of_one_chat_hold_nobody_else_up(desk: Desk) -> None:
    slow, *others = people(desk, 10)
    desk.box.faults.add(kind="429", method="sendMessage", chat_id=slow.id, retry_after=HOURS)
    await put(desk, "news", [slow, *others])
    await put(desk, "more", [slow, *others])
    assert got(desk, [slow, *others]) == [0] + [2] * 9
    assert await store_of(desk).next_row_due() == desk.now + timedelta(seconds=HOURS)
    assert [each.attempts async for each in store_of(desk).rows_of("news")] == [0] * 10
    began = desk.now
    await desk.travel(began + timedelta(seconds=HOURS - 1))
    assert tried(desk, slow) == 1
    await desk.travel(began + timedelta(seconds=HOURS))
    assert got(desk, [slow]) == [2]


async def test_a_topic_of_a_chat_that_is_held_waits_as_long_without_a_call(desk: Desk) -> None:
    boss = desk.box.world.add_person("Boss", language="en")
    forum = desk.box.world.add_group("Newsroom", admins=[boss], forum=True)
    thread = desk.box.world.add_topic(forum, "Promises", boss).thread
    desk.box.faults.add(kind="429", method="sendMessage", chat_id=forum.id, retry_after=HOURS)
    await put(desk, "news", [forum])
    row = Row("news", Target(forum.id, thread), 0, TEXT.hash, desk.now)
    await store_of(desk).enqueue({}, [row], [TEXT])
    await desk.travel(desk.now)
    assert tried(desk, forum) == 1
    (_first, waits) = [row async for row in store_of(desk).rows_of("news")]
    assert (waits.state, waits.attempts) == (RowState.RETRY_AT, 0)
    assert timedelta(0) <= waits.due_at - desk.now - timedelta(seconds=HOURS) <= timedelta(seconds=1)
    await desk.travel(desk.now + timedelta(seconds=HOURS + 1))
    assert tried(desk, forum) == 3


async def test_a_restart_forgets_no_hold_and_holds_nobody_else(desk: Desk) -> None:
    slow, other = people(desk, 2)
    desk.box.faults.add(kind="429", method="sendMessage", chat_id=slow.id, retry_after=HOURS)
    await put(desk, "news", [slow])
    began = desk.now
    await desk.stop()
    desk.now += timedelta(minutes=30)
    await desk.start()
    await put(desk, "more", [slow, other])
    assert (tried(desk, slow), got(desk, [other])) == (1, [1])
    await desk.travel(began + timedelta(seconds=HOURS))
    assert got(desk, [slow, other]) == [2, 1]


@pytest.mark.parametrize("restarts", [False, True], ids=["running on", "restarted"])
async def test_when_several_chats_are_refused_everything_stops_for_as_long(
    idle_desk: Desk, *, restarts: bool
) -> None:
    desk = idle_desk
    await desk.start(pace_overall=30)
    chats = people(desk, 30)
    desk.box.faults.add(kind="429", method="sendMessage", times=None, retry_after=HOURS)
    await put(desk, "news", chats)
    desk.box.faults.clear()
    before = len(desk.box.journal.filter("sendMessage"))
    assert REFUSED_CHATS <= before <= len(chats) / 2
    began = desk.now
    if restarts:
        await desk.stop()
        await desk.start(pace_overall=30)
    await put(desk, "more", chats)
    await desk.travel(began + timedelta(seconds=HOURS - 1))
    assert len(desk.box.journal.filter("sendMessage")) == before
    await desk.travel(began + timedelta(seconds=HOURS + 1))
    assert got(desk, chats) == [2] * 30


async def test_a_short_pause_is_kept_to_the_second_without_being_woken(desk: Desk) -> None:
    (slow,) = people(desk, 1)
    desk.box.faults.add(kind="429", method="sendMessage", chat_id=slow.id, retry_after=1)
    await put(desk, "news", [slow])
    assert await store_of(desk).next_row_due() == desk.now + timedelta(seconds=1)
    desk.now += timedelta(seconds=1)
    message = await desk.box.next_message(slow)
    assert message.text == "Something new"
    first, second = desk.box.journal.filter("sendMessage", chat_id=slow.id)
    assert not first.ok
    assert second.ok


async def test_a_429_that_the_chats_own_pace_does_not_explain_is_waited_out_by_the_pushes_of_all(
    idle_desk: Desk,
) -> None:
    desk = idle_desk
    await desk.start(pace_overall=30, pace_private=1)
    chats = people(desk, 70)
    desk.box.faults.add(kind="429", method="sendMessage", times=2, retry_after=3)
    await put(desk, "news", chats)
    calls = desk.box.journal.filter("sendMessage")
    refused = [each for each in calls if not each.ok]
    assert len(refused) == 2
    for each in refused:
        heard = each.started + each.seconds + 0.5  # a busy machine reads an answer late
        assert not [call for call in calls if heard < call.started < heard + 2.5]
    assert sum(got(desk, chats)) == 68
    await desk.travel(desk.now + timedelta(seconds=3))
    assert got(desk, chats) == [1] * 70


async def test_people_are_answered_while_pushes_wait_out_a_429(idle_desk: Desk) -> None:
    desk = idle_desk
    await desk.start(pace_overall=30, pace_private=1)
    chats = people(desk, 20)
    reader = desk.box.world.add_person("Emma", language="en")
    desk.box.faults.add(kind="429", method="sendMessage", retry_after=8)
    rows = [Row("news", Target(chat.id), 0, TEXT.hash, desk.now) for chat in chats]
    await store_of(desk).enqueue({}, rows, [TEXT])
    assert desk.app is not None
    desk.app.worker.wake()
    await desk.box.until(lambda: desk.box.journal.count_429() == 1)
    (answer,) = await desk.say(reader, desk.box.world.private(reader), "/help")
    assert "/digest" in answer.text
    assert sum(got(desk, chats)) < len(chats) / 2
    desk.now += timedelta(seconds=8)
    await desk.app.worker.wait_until_empty()
    assert got(desk, chats) == [1] * 20


async def test_what_is_paid_for_goes_faster_than_thirty_a_second_and_meets_no_limit(idle_desk: Desk) -> None:
    desk = idle_desk
    await desk.start(pace_overall=30, pace_private=1, pace_group=20, paid_broadcast=True)
    chats = people(desk, 300)
    desk.box.limits.enabled = True
    await put(desk, "news", chats, PAID)
    assert got(desk, chats) == [1] * 300
    assert desk.box.journal.count_429() == 0
    assert desk.box.journal.most_in_any_second() > 30
    assert desk.box.limits.stars > 0


async def test_a_stop_takes_ten_seconds_at_most_however_many_wait_and_loses_nothing(idle_desk: Desk) -> None:
    desk = idle_desk
    await desk.start(pace_overall=1)
    chats = people(desk, 500)
    rows = [Row("news", Target(chat.id), 0, TEXT.hash, desk.now) for chat in chats]
    await store_of(desk).enqueue({}, rows, [TEXT])
    assert desk.app is not None
    desk.app.worker.wake()
    await desk.box.next_message(chats[0])
    # At a message a second five hundred would take eight minutes.
    await asyncio.wait_for(desk.stop(), 60)
    await desk.start()
    await desk.travel(desk.now)
    assert got(desk, chats) == [1] * 500
