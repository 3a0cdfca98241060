"""More messages than one person may write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk


async def test_a_flood_is_answered_once_and_others_are_heard(idle_desk: Desk, emma: Person) -> None:
    desk = idle_desk
    await desk.start(flood_per_10s=5)
    world = desk.box.world
    chat = world.private(emma)
    for _each in range(12):
        world.say(emma, chat, "/cite 1")
    await desk.box.settled()
    answers = [each.text for each in world.messages(chat) if each.from_bot]
    assert len(answers) == 6
    assert sum("Too many messages." in each for each in answers) == 1

    other = world.add_person("Other", language="en")
    (answer,) = await desk.say(other, world.private(other), "/help")
    assert "/digest" in answer.text


async def test_small_talk_in_a_group_is_no_flood(idle_desk: Desk, emma: Person) -> None:
    desk = idle_desk
    await desk.start(flood_per_10s=3)
    group = desk.box.world.add_group("Desk", members=[emma], admins=[], bot="administrator")
    for _each in range(10):
        desk.box.world.say(emma, group, "talk")
    (answer,) = await desk.say(emma, group, "/help")
    assert "/digest" in answer.text


async def test_three_flooders_in_a_group_leave_room_for_the_next_question(
    idle_desk: Desk, emma: Person
) -> None:
    desk = idle_desk
    await desk.start(pace_overall=30, pace_private=1, pace_group=20)
    world = desk.box.world
    flooders = [world.add_person(name, language="en") for name in ("Fay", "Fin", "Flo")]
    group = world.add_group("Desk", members=[emma, *flooders], admins=[], bot="administrator")
    for _each in range(20):
        for person in flooders:
            world.say(person, group, "/cite 1")
    await desk.box.settled(30)
    answers = [each.text for each in world.messages(group) if each.from_bot]
    words = [each for each in answers if "Too many messages." in each]
    assert len(words) == 1
    assert "In a group the bot may write 20 messages a minute" in words[0]
    assert 8 <= len(answers) <= 12
    (answer,) = await desk.say(emma, group, "/help")
    assert "/digest" in answer.text
    calls = desk.box.journal.filter("sendMessage", chat_id=group.id)
    assert calls[-1].started - calls[-2].started < 10


@pytest.mark.parametrize("limit", [0])
async def test_zero_is_no_limit(idle_desk: Desk, emma: Person, limit: int) -> None:
    desk = idle_desk
    await desk.start(flood_per_10s=limit)
    chat = desk.box.world.private(emma)
    for _each in range(40):
        desk.box.world.say(emma, chat, "/cite 1")
    await desk.box.settled()
    assert len([each for each in desk.box.world.messages(chat) if each.from_bot]) == 40


async def test_a_flood_ends_when_the_person_has_paused(idle_desk: Desk, emma: Person) -> None:
    desk = idle_desk
    clock = [0.0]
    desk.monotonic = lambda: clock[0]
    await desk.start(flood_per_10s=2)
    chat = desk.box.world.private(emma)
    answered = []
    for clock[0] in (0.0, 1.0, 2.0, 3.0, 9.9, 20.0, 21.0, 22.0):
        answers = await desk.say(emma, chat, "/cite 1")
        answered.append("".join(each.text[:8] for each in answers))
    assert answered == ["Citation", "Citation", "Too many", "", "", "Citation", "Citation", "Too many"]
