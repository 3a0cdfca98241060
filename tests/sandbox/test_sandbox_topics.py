"""Forums: General, topics, closing, deleting; and channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sandbox import Chat, Person, Sandbox
    from tests.sandbox.raw_api import Api


@pytest.fixture
def owner(box: Sandbox) -> Person:
    return box.world.add_person("Owner")


@pytest.fixture
def member(box: Sandbox) -> Person:
    return box.world.add_person("Member")


@pytest.fixture
def forum(box: Sandbox, owner: Person, member: Person) -> Chat:
    return box.world.add_group("Forum", members=[member], admins=[owner], forum=True)


async def test_general_has_no_thread_and_a_topic_has(
    api: Api, box: Sandbox, forum: Chat, owner: Person, member: Person
) -> None:
    topic = box.world.add_topic(forum, "News", owner)
    box.world.say(member, forum, "/general")
    box.world.say(member, forum, "/topic", thread=topic.thread)
    made, general, inside = [item["message"] for item in await api.updates()]
    assert made["forum_topic_created"]["name"] == "News"
    assert made["message_id"] == made["message_thread_id"] == topic.thread
    assert general["chat"]["is_forum"] is True
    assert "message_thread_id" not in general
    assert "is_topic_message" not in general
    assert (inside["message_thread_id"], inside["is_topic_message"]) == (topic.thread, True)
    assert inside["reply_to_message"]["message_id"] == topic.thread
    answer = await api("sendMessage", chat_id=forum.id, text="a", message_thread_id=topic.thread)
    assert (answer["message_thread_id"], answer["is_topic_message"]) == (topic.thread, True)
    assert [item.text for item in box.world.messages(forum, topic.thread)] == ["", "/topic", "a"]
    assert [item.text for item in box.world.messages(forum, 1)] == ["/general"]


async def test_an_answer_goes_to_the_topic_of_what_it_answers(
    api: Api, box: Sandbox, forum: Chat, owner: Person, member: Person
) -> None:
    topic = box.world.add_topic(forum, "News", owner)
    asked = box.world.say(member, forum, "/x", thread=topic.thread)
    reply = {"message_id": asked["message_id"]}
    sent = await api("sendMessage", chat_id=forum.id, text="a", reply_parameters=reply)
    assert sent["message_thread_id"] == topic.thread


@pytest.mark.parametrize("thread", [1, 77])
async def test_a_thread_that_is_not_there(api: Api, forum: Chat, thread: int) -> None:
    refusal = await api.refused("sendMessage", chat_id=forum.id, text="a", message_thread_id=thread)
    assert refusal == (400, "Bad Request: message thread not found")


async def test_a_deleted_topic(api: Api, box: Sandbox, forum: Chat, owner: Person, member: Person) -> None:
    topic = box.world.add_topic(forum, "News", owner)
    box.world.say(member, forum, "x", thread=topic.thread)
    box.world.delete_topic(forum, topic.thread)
    refusal = await api.refused("sendMessage", chat_id=forum.id, text="a", message_thread_id=topic.thread)
    assert refusal == (400, "Bad Request: message thread not found")
    assert all(item.deleted for item in box.world.messages(forum, topic.thread))


async def test_a_closed_topic(api: Api, box: Sandbox, forum: Chat, owner: Person, member: Person) -> None:
    topic = box.world.add_topic(forum, "News", owner)
    box.world.set_topic_closed(forum, topic.thread, owner, closed=True)
    assert (await api.updates())[-1]["message"]["forum_topic_closed"] == {}
    with pytest.raises(ValueError, match="is closed"):
        box.world.say(member, forum, "x", thread=topic.thread)
    where = {"chat_id": forum.id, "message_thread_id": topic.thread}
    assert await api.refused("sendMessage", **where, text="a") == (400, "Bad Request: TOPIC_CLOSED")
    box.world.promote_bot(forum, by=owner)
    assert await api("sendMessage", **where, text="a")
    box.world.set_topic_closed(forum, 1, owner, closed=True)
    with pytest.raises(ValueError, match="is closed"):
        box.world.say(member, forum, "x")


async def test_the_bot_manages_topics(api: Api, box: Sandbox, forum: Chat, owner: Person) -> None:
    refusal = await api.refused("createForumTopic", chat_id=forum.id, name="x")
    assert refusal == (400, "Bad Request: not enough rights to create a topic")
    box.world.promote_bot(forum, by=owner)
    made = await api("createForumTopic", chat_id=forum.id, name="Work")
    where = {"chat_id": forum.id, "message_thread_id": made["message_thread_id"]}
    assert await api("editForumTopic", **where, name="Play") is True
    assert await api.refused("editForumTopic", **where, name="Play") == (
        400,
        "Bad Request: TOPIC_NOT_MODIFIED",
    )
    assert await api("closeForumTopic", **where) is True
    assert await api.refused("closeForumTopic", **where) == (400, "Bad Request: TOPIC_NOT_MODIFIED")
    assert await api("reopenForumTopic", **where) is True
    assert await api("closeGeneralForumTopic", chat_id=forum.id) is True
    assert await api("deleteForumTopic", **where) is True
    assert await api.refused("closeForumTopic", **where) == (400, "Bad Request: TOPIC_ID_INVALID")
    assert [item for item in await api.updates() if "message" in item] == []
    assert await api.refused("createForumTopic", chat_id=forum.id, name=" ") == (
        400,
        "Bad Request: TOPIC_TITLE_EMPTY",
    )


async def test_threads_of_answers_outside_forums_are_no_topics(api: Api, box: Sandbox, owner: Person) -> None:
    group = box.world.add_group("Plain", members=[owner])
    root = box.world.say(owner, group, "/root")
    reply = {"message_id": root["message_id"]}
    sent = await api("sendMessage", chat_id=group.id, text="a", reply_parameters=reply)
    assert sent["message_thread_id"] == root["message_id"]
    assert "is_topic_message" not in sent


async def test_a_channel(api: Api, box: Sandbox, owner: Person) -> None:
    channel = box.world.add_channel("Press", admins=[owner], username="press_room")
    sent = await api("sendMessage", chat_id="@Press_Room", text="news")
    assert sent["sender_chat"]["id"] == sent["chat"]["id"] == channel.id
    assert "from" not in sent
    box.world.say(owner, channel, "word")
    (update,) = await api.updates()
    assert (update["channel_post"]["text"], update["channel_post"]["chat"]["type"]) == ("word", "channel")
    box.world.promote_bot(channel, by=owner, rights=["can_edit_messages"])
    refusal = await api.refused("sendMessage", chat_id=channel.id, text="news")
    assert refusal == (400, "Bad Request: need administrator rights in the channel chat")
    box.world.bot_removed(channel, by=owner)
    refusal = await api.refused("sendMessage", chat_id=channel.id, text="news")
    assert refusal == (403, "Forbidden: bot was kicked from the channel chat")
