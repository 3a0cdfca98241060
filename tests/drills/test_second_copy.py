"""A second copy of the bot takes the same updates for a while, as a restored one does beside the original."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from sandbox import drills

if TYPE_CHECKING:
    from sandbox import Chat, Person
    from tests.desk import Desk

REMINDER_DAY = datetime(2026, 12, 1, 4, 0, tzinfo=UTC)
"""09:00 in Almaty on a day on which every subscriber is reminded."""
WAIT = 60.0


class Clocks:
    """Moves both clocks of a bot, as time goes by."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._ahead = 0.0
        desk.monotonic = lambda: time.monotonic() + self._ahead

    def forward(self, seconds: float) -> None:
        self._ahead += seconds
        self._desk.now += timedelta(seconds=seconds)


def reminders(desk: Desk, chat: Chat) -> int:
    return sum(each.text.startswith("⏰") for each in desk.box.world.messages(chat) if each.from_bot)


def conflicts(desk: Desk) -> int:
    return len(desk.box.journal.filter("getUpdates", error_code=409))


async def test_the_one_that_hears_of_it_for_a_minute_pushes_nothing_until_it_is_alone(
    idle_desk: Desk, emma: Person
) -> None:
    desk, box = idle_desk, idle_desk.box
    clocks = Clocks(desk)
    owner = box.world.add_person("Olga", language="en")
    app = await desk.start(admin_ids=frozenset({owner.id}))
    chat, private = box.world.private(emma), box.world.private(owner)
    await desk.say(owner, private, "/start")
    await desk.say(emma, chat, "/subscribe")
    await desk.travel(desk.now)
    told = len(box.world.messages(private))
    with structlog.testing.capture_logs() as logged:
        async with drills.copies(box):
            # When the second one comes, the first has been taken note of.
            await box.until(lambda: conflicts(desk) > 1, WAIT)
            clocks.forward(61)
            await box.until(lambda: len(box.world.messages(private)) == told + 1, WAIT)
            desk.now = REMINDER_DAY
            await app.ticker.tick()
            answered = await box.next_message(chat, box.world.say(emma, chat, "/help")["message_id"], WAIT)
            assert "/digest" in answered.text
            assert reminders(desk, chat) == 0
        clocks.forward(31)
        box.world.say(emma, chat, "/about")
        await box.until(lambda: reminders(desk, chat) == 1, WAIT)
    await box.until(lambda: len(box.world.messages(private)) == told + 2, WAIT)
    said = [str(each["event"]) for each in logged]
    assert said.count("second_copy_runs") == 1
    assert said.count("second_copy_gone") == 1
