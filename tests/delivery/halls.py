"""Groups, forums and channels that subscribe: for tests of what comes when they cannot be written to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.ports import Store
    from sandbox import Chat, Person
    from tests.desk import Desk

REMINDER_DAYS = tuple(datetime(2026, 12, day, 4, 0, tzinfo=UTC) for day in (1, 24, 30, 31))
"""09:00 in Almaty on days on which every subscriber is reminded."""


def store_of(desk: Desk) -> Store:
    assert desk.app is not None
    return desk.app.services.store


async def subscribed(desk: Desk, person: Person, chat: Chat | None = None, thread: int | None = None) -> Chat:
    """Subscribe the person's own chat, another one, or a topic of it; return the chat."""
    where = chat or desk.box.world.private(person)
    await desk.say(person, where, "/subscribe", thread)
    await desk.travel(desk.now)
    return where


async def boss_of_a_forum(desk: Desk) -> tuple[Person, Chat, Chat, int]:
    """Return an administrator who is known in private, that chat, and a topic that subscribes."""
    world = desk.box.world
    boss = world.add_person("Boss", language="en")
    private = world.private(boss)
    await desk.say(boss, private, "/start")
    forum = world.add_group("Newsroom", admins=[boss], forum=True)
    thread = world.add_topic(forum, "Promises", boss).thread
    await subscribed(desk, boss, forum, thread)
    return boss, private, forum, thread


def tried(desk: Desk, chat: Chat) -> int:
    """Return how often it was tried to send a message to a chat."""
    return len(desk.box.journal.filter("sendMessage", chat_id=chat.id))
