"""The initial world: people, chats with the bot, and chats of which it is no member."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.world import World


def fill_world(world: World) -> None:
    """Fill an empty world; the page starts as the person who has the language of the visitor's browser."""
    people = [
        world.add_person("Анна", language="ru"),
        world.add_person("Emma", language="en"),
        world.add_person("Айгерім", language="kk"),
        world.add_person("Ayşe", language="tr"),
        world.add_person("Günəl", language="az"),
        world.add_person("Oʻktam", language="uz"),
        world.add_person("Үмүт", language="ky"),
    ]
    for person in people:
        world.private(person)
    world.add_group("Команда · Team", members=people, admins=people[:1])
    forum = world.add_group("Форум · Forum", members=people, admins=people[:1], forum=True)
    world.add_topic(forum, "Вопросы · Questions", people[0])
    world.add_channel("Канал · Channel", admins=people[:1], members=people)
    world.add_group("Без бота · Without the bot", members=people, bot=None)
    for one, other in zip(people[::2], [*people[1::2], people[0]], strict=True):
        world.between(one, other)
