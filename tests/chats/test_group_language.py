"""A group is answered in one language, whoever asks and whoever presses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.asking import with_buttons
from tests.support.buttons import on
from views.telegram.statement.callbacks import ShowDeadlines

if TYPE_CHECKING:
    from sandbox import Person
    from tests.desk import Desk

SUMMIT = {"ru": "12-м саммите", "en": "12th summit", "kk": "12-саммит"}


async def test_who_adds_the_bot_gives_a_group_its_language(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="kk")
    group = world.add_group("Desk", members=[boss, emma], admins=[boss], bot=None)
    world.bot_added(group, by=boss)
    await desk.box.settled()
    (hello,) = with_buttons(desk, group)
    assert hello.text.startswith("Сәлем")
    (digest,) = await desk.say(emma, group, "/digest")
    assert SUMMIT["kk"] in digest.text
    await desk.say(boss, group, "/language ru")
    (digest,) = await desk.say(emma, group, "/digest")
    assert SUMMIT["ru"] in digest.text


async def test_a_group_of_which_nothing_is_known_has_the_default_language(desk: Desk) -> None:
    world = desk.box.world
    people = [world.add_person(tag, language=tag) for tag in ("ru", "kk")]
    group = world.add_group("Desk", members=people, admins=people)
    for person in people:
        (digest,) = await desk.say(person, group, "/digest")
        assert SUMMIT["en"] in digest.text
        await desk.press(person, group, digest, on(ShowDeadlines))
        assert digest.text.startswith("Deadlines")


async def test_a_group_is_answered_as_its_digests_come(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="ru")
    private = world.private(boss)
    await desk.say(boss, private, "/start")
    group = world.add_group("Desk", members=[boss, emma], admins=[boss])
    (offer,) = await desk.say(boss, private, f"/start group{group.id}")
    await desk.press(boss, private, offer, offer.buttons[0][0]["text"])
    await desk.travel(desk.now)
    (pushed,) = with_buttons(desk, group)
    assert "Первый" in pushed.text
    (digest,) = await desk.say(emma, group, "/digest")
    assert SUMMIT["ru"] in digest.text


async def test_refusals_are_in_the_group_s_language(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="en")
    group = world.add_group("Desk", members=[boss, emma], admins=[boss])
    group.takes_ephemeral = False
    await desk.say(boss, group, "/language ru")
    (digest,) = await desk.say(boss, group, "/digest")
    toast, _alert = await desk.press(emma, group, digest, on(ShowDeadlines))
    assert toast == "Это ответ другому человеку. Отправьте /deadlines, чтобы получить свой."
    (refusal,) = await desk.say(emma, group, "/subscribe")
    assert "администратор" in refusal.text
