"""One budget for one token, counted where the calls of several replicas arrive."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from briefing.outbox import Body, Row
from briefing.subscription import Target

if TYPE_CHECKING:
    from sandbox import Chat, Person
    from tests.desk import Desk
    from tests.replicas.fleet import Fleet

PACED = {"pace_overall": 30, "pace_private": 1, "pace_group": 20}
MINUTE = 60.0
WAIT = 180.0


BUNCHED = 0.5
"""Seconds by which the first call may be held up on its way, so that the others seem to come faster."""


def people(fleet: Fleet, count: int) -> list[Chat]:
    world = fleet.box.world
    chats = [world.private(world.add_person(f"P{number}", "en")) for number in range(count)]
    for chat in chats:
        chat.started = True
    return chats


async def enqueue(desk: Desk, chats: list[Chat], texts: int = 1) -> None:
    """Put rows for all chats into the outbox: each gets so many texts, in their order."""
    assert desk.app is not None
    bodies = [Body(f"text {number}") for number in range(texts)]
    rows = [
        Row("push", Target(chat.id), part, body.hash, desk.now)
        for part, body in enumerate(bodies)
        for chat in chats
    ]
    await desk.app.services.store.enqueue({}, rows, bodies)


async def pushed(fleet: Fleet, desks: list[Desk], count: int) -> None:
    for desk in desks:
        assert desk.app is not None
        desk.app.worker.wake()
    await fleet.box.until(lambda: len(fleet.box.journal.filter("sendMessage", ok=True)) >= count, WAIT)


async def test_three_replicas_together_keep_the_pace_and_answers_go_first(fleet: Fleet, emma: Person) -> None:
    """The busiest second is counted by benchmarks/replicas.py, because a busy machine bunches calls."""
    desks = await fleet.start(3, **PACED)
    box = fleet.box
    await enqueue(desks[0], people(fleet, 120))
    chat = box.world.private(emma)
    pushing = asyncio.create_task(pushed(fleet, desks, 121))
    await box.until(lambda: len(box.journal.filter("sendMessage", ok=True)) > 20, WAIT)
    asked = box.world.say(emma, chat, "/about")["message_id"]
    await box.next_message(chat, asked, WAIT)
    assert len(box.journal.filter("sendMessage", ok=True)) < 110, "it has overtaken pushes that waited"
    await pushing
    calls = sorted(call.started for call in box.journal.filter("sendMessage", ok=True))
    assert len(calls) == 121
    assert calls[-1] - calls[0] >= 120 / 30 - BUNCHED


async def test_a_group_gets_its_messages_a_minute_from_all_together(fleet: Fleet, emma: Person) -> None:
    desks = await fleet.start(2, **PACED)
    box = fleet.box
    box.limits.enabled = True
    group = box.world.add_group("Forum", members=[emma], admins=[emma], bot="administrator", forum=True)
    threads = [box.world.add_topic(group, name, emma).thread for name in "abc"]
    assert desks[0].app is not None
    body = Body("text")
    rows = [
        Row(f"push {number}", Target(group.id, thread), 0, body.hash, desks[0].now)
        for number in range(10)
        for thread in threads
    ]
    await desks[0].app.services.store.enqueue({}, rows, [body])
    await pushed(fleet, desks, 20)
    await asyncio.sleep(0.5)
    sent = sorted(each.started for each in box.journal.filter("sendMessage", ok=True))
    # Fewer on slow cores: what arrives late takes another place, and the first minute may be over by now.
    assert len([each for each in sent if each - sent[0] < MINUTE]) <= 20
    assert box.limits.caused == 0


async def test_a_429_of_one_replica_holds_all_also_after_a_restart_of_all(fleet: Fleet) -> None:
    box = fleet.box
    async with fleet.clocks_running():
        desks = await fleet.start(3, **PACED)
        box.faults.add(method="sendMessage", times=1, kind="429", retry_after=4)
        chats = people(fleet, 60)
        await enqueue(desks[0], chats)
        await pushed(fleet, desks, 1)
        await box.until(lambda: bool(box.journal.filter("sendMessage", error_code=429)))
        (refused,) = box.journal.filter("sendMessage", error_code=429)
        await fleet.stop()
        fleet.desks.clear()
        desks = await fleet.start(2, **PACED)
        await pushed(fleet, desks, 60)
    calls = [call.started - refused.started for call in box.journal.filter("sendMessage", ok=True)]
    assert [each for each in calls if 0.3 < each < 4] == []
    assert box.journal.missing(each.id for each in chats) == set()
    assert len(box.journal.filter("sendMessage", ok=True)) == 60
