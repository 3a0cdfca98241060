"""Coming and going: the chat is greeted once, paused, resumed, carried over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.chat import Chat, PauseReason

if TYPE_CHECKING:
    from sandbox import Chat as BoxChat
    from sandbox import Person
    from tests.desk import Desk


async def kept(desk: Desk, chat_id: int) -> Chat | None:
    assert desk.app is not None
    return await desk.app.services.store.chat(chat_id)


def greetings(desk: Desk, chat: BoxChat) -> int:
    return sum("Hello!" in each.text for each in desk.box.world.messages(chat) if each.from_bot)


async def test_a_group_is_greeted_once(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    group = world.add_group("Desk", members=[emma], admins=[emma], bot=None)
    world.bot_added(group, by=emma)
    await desk.box.settled()
    assert greetings(desk, group) == 1

    world.promote_bot(group, by=emma)
    world.bot_removed(group, by=emma)
    await desk.box.settled()
    paused = await kept(desk, group.id)
    assert paused is not None
    assert paused.paused is PauseReason.REMOVED

    world.bot_added(group, by=emma)
    await desk.box.settled()
    assert greetings(desk, group) == 1
    resumed = await kept(desk, group.id)
    assert resumed is not None
    assert resumed.paused is None


async def test_a_forum_is_greeted_in_its_general_topic(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    forum = world.add_group("Forum", members=[emma], admins=[emma], forum=True, bot=None)
    world.bot_added(forum, by=emma)
    await desk.box.settled()
    (hello,) = [each for each in world.messages(forum) if each.from_bot]
    assert hello.thread is None


async def test_an_update_that_comes_twice_greets_once(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    group = world.add_group("Desk", members=[emma], admins=[emma])
    bot = {"id": 42, "is_bot": True, "first_name": "B", "username": "briefing_bot"}
    update = {
        "my_chat_member": {
            "chat": {"id": group.id, "type": "supergroup", "title": "Desk"},
            "from": emma.api(),
            "date": int(desk.now.timestamp()),
            "old_chat_member": {"user": bot, "status": "left"},
            "new_chat_member": {"user": bot, "status": "member"},
        }
    }
    desk.box.inject(update)
    desk.box.inject(update)
    await desk.box.settled()
    assert greetings(desk, group) == 1


async def test_a_blocked_chat_is_paused_and_keeps_its_settings(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    chat = world.private(emma)
    await desk.say(emma, chat, "/language kk")
    world.block(emma)
    await desk.box.settled()
    blocked = await kept(desk, chat.id)
    assert blocked is not None
    assert (blocked.paused, blocked.language) == (PauseReason.BLOCKED, "kk")
    world.unblock(emma)
    await desk.box.settled()
    back = await kept(desk, chat.id)
    assert back is not None
    assert (back.paused, back.language) == (None, "kk")


async def test_a_group_that_becomes_a_supergroup_keeps_its_settings(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    group = world.add_group("Desk", members=[emma], admins=[emma], supergroup=False, bot=None)
    world.bot_added(group, by=emma)
    await desk.box.settled()
    await desk.say(emma, group, "/language kk")
    new = world.upgrade(group)
    await desk.box.settled()
    moved = await kept(desk, new.id)
    assert moved is not None
    assert (moved.language, moved.greeted, moved.paused) == ("kk", True, None)
    assert await kept(desk, group.id) is None
    assert greetings(desk, new) == 0
    (digest,) = await desk.say(emma, new, "/digest")
    assert "12-саммит" in digest.text
