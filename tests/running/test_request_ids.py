"""A question can be followed through the log, from its update to the calls made for it; a push, too."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import structlog
from structlog.contextvars import merge_contextvars

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk

REMINDER_DAY = datetime(2026, 12, 1, 4, 0, tzinfo=UTC)
"""09:00 in Almaty on a day on which every subscriber is reminded."""


def asks(desk: Desk, person: Person) -> int:
    """Let somebody ask for help, and return the number of the update."""
    chat = {"id": person.id, "type": "private", "first_name": person.first_name}
    sender = {**chat, "is_bot": False, "language_code": "en"}
    message = {"message_id": 900, "date": 1, "chat": chat, "from": sender, "text": "/help"}
    return desk.box.inject({"message": message})


async def test_a_question_can_be_followed_from_its_arrival_to_the_answer(desk: Desk, emma: Person) -> None:
    desk.box.world.start(emma)
    await desk.box.settled()
    with structlog.testing.capture_logs(processors=[merge_contextvars]) as logged:
        number = asks(desk, emma)
        await desk.box.settled()
    of_update = [each for each in logged if each.get("update") == number]
    assert [each["event"] for each in of_update] == ["update_taken", "call_made"]
    assert (of_update[1]["method"], of_update[1]["outcome"]) == ("sendMessage", "sent")
    assert {each["log_level"] for each in of_update} == {"debug"}


async def test_a_repeated_call_names_the_update_that_it_is_made_for(desk: Desk, emma: Person) -> None:
    omar = desk.box.world.add_person("Omar", language="en")
    for person in (emma, omar):
        desk.box.world.start(person)
        await desk.box.settled()
        desk.box.faults.add(kind="502", method="sendMessage", times=1, chat_id=person.id)
    with structlog.testing.capture_logs(processors=[merge_contextvars]) as logged:
        numbers = [asks(desk, person) for person in (emma, omar)]
        await desk.box.settled()
    repeated: list[Any] = [each["update"] for each in logged if each["event"] == "call_repeated"]
    assert sorted(repeated) == numbers


async def test_what_is_logged_of_a_push_names_its_row(desk: Desk, emma: Person) -> None:
    chat = desk.box.world.private(emma)
    await desk.say(emma, chat, "/start")
    await desk.say(emma, chat, "/subscribe")
    desk.box.faults.add(kind="429", method="sendMessage", retry_after=1, times=1, chat_id=emma.id)
    with structlog.testing.capture_logs(processors=[merge_contextvars]) as logged:
        await desk.travel(REMINDER_DAY)
    lines = {each["event"]: each for each in logged}
    assert lines["flood_wait"]["push"] == lines["push_not_sent"]["push"]
    assert str(lines["push_not_sent"]["push"]).endswith(f":{emma.id}:None:0")
    assert "update" not in lines["push_not_sent"]
