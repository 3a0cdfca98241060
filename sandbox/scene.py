"""What a newcomer finds: three people, each with a private chat, and a group in which the bot already is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.world import World


def set_scene(world: World) -> None:
    """Fill an empty world; the page lets a visitor begin as the person who shares the page's language."""
    people = [
        world.add_person("Анна", language="ru"),
        world.add_person("Emma", language="en"),
        world.add_person("Айгерім", language="kk"),
    ]
    for person in people:
        world.private(person)
    world.add_group("Команда · Team", members=people, admins=people[:1])
