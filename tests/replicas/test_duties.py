"""What one replica does for all: due work, and asking for updates."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from briefing.followings import FollowMode
from briefing.ports_replicas import Duty
from briefing.subscription import Target
from tests.followups.published import followed_up
from tests.replicas.fleet import answers
from tests.support.logged import without_debug
from tests.support.waiting import eventually

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk
    from tests.replicas.fleet import Fleet

REMINDER_DAY = datetime(2026, 12, 1, 4, 0, tzinfo=UTC)
"""09:00 in Almaty on a day on which every subscriber is reminded."""


def has(desk: Desk, duty: Duty) -> bool:
    assert desk.app is not None
    return desk.app.replicas.membership.has(duty)


def on_duty(fleet: Fleet, duty: Duty) -> list[Desk]:
    return [each for each in fleet.desks if has(each, duty)]


async def test_one_replica_asks_for_updates_and_another_takes_over_when_it_stops(
    fleet: Fleet, emma: Person
) -> None:
    with structlog.testing.capture_logs() as logged:
        first, second, third = await fleet.start(3)
        chat = fleet.box.world.private(emma)
        assert on_duty(fleet, Duty.POLLING) == on_duty(fleet, Duty.TICKS) == [first]
        assert len(await first.say(emma, chat, "/about")) == 1
        await first.stop()
        await fleet.box.until(lambda: fleet.box.updates.polls > 0, 3)
        assert len(await second.say(emma, chat, "/about")) == 1
    (taker,) = on_duty(fleet, Duty.POLLING)
    assert taker in (second, third)
    assert on_duty(fleet, Duty.TICKS) == [taker]
    assert [each.app and each.app.state for each in (second, third)] == ["ok", "ok"]
    refused = [each for each in without_debug(logged) if each["log_level"] != "info"]
    assert refused == [], "nobody was refused updates"


async def test_due_work_is_done_once_even_if_all_tick(fleet: Fleet, emma: Person) -> None:
    desks = await fleet.start(3)
    chat = fleet.box.world.private(emma)
    await desks[0].say(emma, chat, "/subscribe")
    await desks[0].travel(desks[0].now)
    count = len(answers(fleet.box, chat))
    for desk in desks:
        desk.now = REMINDER_DAY
    await asyncio.gather(*(desk.app.ticker.tick() for desk in desks if desk.app))
    await asyncio.gather(*(desk.app.worker.wait_until_empty() for desk in desks if desk.app))
    (reminder,) = answers(fleet.box, chat)[count:]
    assert reminder.startswith("⏰")


async def test_who_wants_to_know_at_once_is_told_wherever_they_said_so(fleet: Fleet, emma: Person) -> None:
    ticking, other = await fleet.hook(2)
    chat = fleet.box.world.private(emma)
    chat.started = True
    ticker = ticking.desk.app
    assert ticker is not None
    assert other.desk.app is not None
    services = other.desk.app.services
    for number, text in enumerate(("/subscribe", "/follow chamber")):
        await other.deliver(5 + number, emma, text)
    await services.followed.choose_mode(Target(emma.id), FollowMode.WITH_DIGEST)
    before, library = len(answers(fleet.box, chat)), ticker.services.library
    present = library.current
    await followed_up(other.desk)
    ticking.desk.now = other.desk.now + timedelta(minutes=1)
    await eventually(lambda: library.current is not present)
    await ticker.ticker.tick()
    await ticker.worker.wait_until_empty()
    assert len(answers(fleet.box, chat)) == before
    await services.followed.choose_mode(Target(emma.id), FollowMode.AT_ONCE)
    await ticker.ticker.tick()
    await ticker.worker.wait_until_empty()
    (told,) = answers(fleet.box, chat)[before:]
    assert told.startswith("🔔")
