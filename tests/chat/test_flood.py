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
    assert sum("That was a lot at once" in each for each in answers) == 1

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
    assert answered == ["Citation", "Citation", "That was", "", "", "Citation", "Citation", "That was"]
