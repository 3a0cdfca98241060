"""Topics of forums: seen, listed, and set up from the private chat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefing.chats.topics import Topic as SeenTopic
from sandbox import Topic
from tests.support.buttons import on
from views.telegram.chats.callbacks import Forget, ShowGroups, ShowTopics
from views.telegram.subscriptions.callbacks import Prefer, ShowSettings, Subscribe, Unsubscribe

if TYPE_CHECKING:
    from sandbox import Chat, Message, Person
    from tests.desk import Desk

A_REMINDER = datetime(2026, 12, 1, 4, 0, tzinfo=UTC)
"""When a reminder of the year's end is due."""


@dataclass
class Forum:
    """A forum, its owner, and the owner's private chat with the bot."""

    desk: Desk
    boss: Person
    private: Chat
    chat: Chat

    async def listed(self) -> Message:
        """Return the message with the list of topics."""
        (page,) = await self.desk.say(self.boss, self.private, f"/start group{self.chat.id}")
        return page


async def forum_of(desk: Desk) -> Forum:
    world = desk.box.world
    boss = world.add_person("Boss", language="en")
    chat = world.add_group("Forum", members=[boss], admins=[boss], forum=True, bot=None)
    world.bot_added(chat, by=boss)
    await desk.box.settled()
    return Forum(desk, boss, world.private(boss), chat)


def labels(message: Message) -> list[str]:
    return [each["text"] for row in message.buttons for each in row]


async def seen(desk: Desk) -> list[SeenTopic]:
    assert desk.app is not None
    return await desk.app.services.store.find(SeenTopic)


async def test_topics_are_learnt_from_what_is_said_of_them(desk: Desk) -> None:
    forum, world = await forum_of(desk), desk.box.world
    news = world.add_topic(forum.chat, "Nwes", forum.boss)
    talk = world.add_topic(forum.chat, "Talk", forum.boss)
    world.edit_topic(forum.chat, news.thread, forum.boss, name="News")
    world.set_topic_closed(forum.chat, talk.thread, forum.boss, closed=True)
    await desk.box.settled()
    page = await forum.listed()
    assert labels(page) == ["➕ General topic", "➕ News", "➕ Talk · 🔒 closed", "👥 Your groups"]
    world.set_topic_closed(forum.chat, talk.thread, forum.boss, closed=False)
    await desk.box.settled()
    assert "➕ Talk" in labels(await forum.listed())


async def test_a_topic_from_before_is_learnt_when_the_bot_is_used_in_it(desk: Desk) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="en")
    chat = world.add_group("Forum", members=[boss], admins=[boss], forum=True, bot=None)
    old = world.add_topic(chat, "Old", boss)
    chat.topics[4077] = Topic(4077, "Nameless")
    world.bot_added(chat, by=boss)
    await desk.box.settled()
    await desk.say(boss, chat, "/digest", thread=old.thread)
    await desk.say(boss, chat, "/digest", thread=4077)
    page = await Forum(desk, boss, world.private(boss), chat).listed()
    assert labels(page)[:3] == ["➕ General topic", "➕ Old", "➕ #4077"]


async def test_a_topic_is_learnt_when_a_command_in_it_is_refused(desk: Desk, emma: Person) -> None:
    world = desk.box.world
    boss = world.add_person("Boss", language="en")
    chat = world.add_group("Forum", members=[boss, emma], admins=[boss], forum=True, bot=None)
    old = world.add_topic(chat, "Old", boss)
    world.bot_added(chat, by=boss)
    await desk.box.settled()
    (refusal,) = await desk.say(emma, chat, "/subscribe", thread=old.thread)
    assert refusal.text == "Only administrators of this group can change this."
    assert [each.thread for each in await seen(desk)] == [old.thread]


async def test_a_topic_is_subscribed_set_up_and_unsubscribed_from_the_private_chat(desk: Desk) -> None:
    forum, world = await forum_of(desk), desk.box.world
    news = world.add_topic(forum.chat, "News", forum.boss)
    await desk.box.settled()
    page = await forum.listed()
    await desk.press(forum.boss, forum.private, page, on(ShowSettings, chat=-1002000000001, thread=4))
    assert page.text.startswith("👥 Forum › News")
    await desk.press(forum.boss, forum.private, page, on(Subscribe, chat=-1002000000001, thread=4))
    assert page.text.startswith("👥 Forum › News")
    await desk.travel(desk.now)
    (digest,) = [each for each in world.messages(forum.chat) if "First digest" in each.text]
    assert digest.thread == news.thread
    await desk.press(forum.boss, forum.private, page, on(Prefer, name="s", value="1"))
    assert "without sound" in page.text
    await desk.press(forum.boss, forum.private, page, on(ShowTopics, chat=-1002000000001))
    assert "🔔 News" in labels(page)
    await desk.press(forum.boss, forum.private, page, on(ShowGroups))
    await desk.press(forum.boss, forum.private, page, on(ShowTopics, chat=-1002000000001))
    await desk.press(forum.boss, forum.private, page, on(ShowSettings, chat=-1002000000001, thread=4))
    await desk.press(forum.boss, forum.private, page, on(Unsubscribe, chat=-1002000000001, thread=4))
    assert "➕ News" in labels(await forum.listed())


async def test_a_deleted_topic_is_marked_when_something_is_sent_there(desk: Desk) -> None:
    forum, world = await forum_of(desk), desk.box.world
    news = world.add_topic(forum.chat, "News", forum.boss)
    await desk.say(forum.boss, forum.chat, "/subscribe", thread=news.thread)
    await desk.travel(desk.now)
    world.delete_topic(forum.chat, news.thread)
    await desk.travel(A_REMINDER)
    assert "🔔 News · ⚠️ deleted" in labels(await forum.listed())


async def test_a_topic_that_is_opened_again_hears_again(desk: Desk) -> None:
    forum, world = await forum_of(desk), desk.box.world
    news = world.add_topic(forum.chat, "News", forum.boss)
    await desk.say(forum.boss, forum.chat, "/subscribe", thread=news.thread)
    await desk.travel(desk.now)
    world.set_topic_closed(forum.chat, news.thread, forum.boss, closed=True)
    await desk.box.settled()
    await desk.travel(A_REMINDER)
    assert "🔔 News · ⚠️ closed" in labels(await forum.listed())
    world.set_topic_closed(forum.chat, news.thread, forum.boss, closed=False)
    await desk.box.settled()
    assert "🔔 News" in labels(await forum.listed())


async def test_a_forged_button_shows_nobody_the_topics_of_others(desk: Desk, emma: Person) -> None:
    forum = await forum_of(desk)
    desk.box.world.add_topic(forum.chat, "Secret", forum.boss)
    private = desk.box.world.private(emma)
    (hello,) = await desk.say(emma, private, "/start")
    toast, is_alert = await desk.press(emma, private, hello, f"tps:{forum.chat.id}", forged=True)
    assert (is_alert, "Only administrators" in toast, "Secret" in hello.text) == (True, True, False)


async def test_a_forgotten_group_leaves_no_topics(desk: Desk) -> None:
    forum = await forum_of(desk)
    desk.box.world.add_topic(forum.chat, "News", forum.boss)
    await desk.box.settled()
    (question,) = await desk.say(forum.boss, forum.chat, "/forget")
    await desk.press(forum.boss, forum.chat, question, on(Forget, confirmed=True))
    assert await seen(desk) == []


async def test_topics_move_with_a_group_that_gets_another_id(desk: Desk) -> None:
    forum = await forum_of(desk)
    desk.box.world.add_topic(forum.chat, "News", forum.boss)
    await desk.box.settled()
    assert desk.app is not None
    await desk.app.services.store.migrate_chat(forum.chat.id, -100777)
    assert [(each.chat, each.name) for each in await seen(desk)] == [(-100777, "News")]
