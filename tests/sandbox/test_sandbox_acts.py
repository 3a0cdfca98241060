"""Forwards, copies, pins, reactions, deep links, members, time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from sandbox import Chat, Person, Sandbox
    from tests.sandbox.raw_api import Api, Clock


@pytest.fixture
def owner(box: Sandbox) -> Person:
    return box.world.add_person("Owner")


@pytest.fixture
def group(box: Sandbox, owner: Person) -> Chat:
    return box.world.add_group("Desk", members=[owner], bot="administrator")


async def test_deep_links(api: Api, box: Sandbox, owner: Person) -> None:
    box.world.start(owner)
    box.world.start(owner, "chamber")
    assert [item["message"]["text"] for item in await api.updates()] == ["/start", "/start chamber"]
    with pytest.raises(ValueError, match="start parameter"):
        box.world.start(owner, "қ")


async def test_forwards_and_copies(api: Api, box: Sandbox, owner: Person, group: Chat) -> None:
    box.world.start(owner)
    private = box.world.private(owner)
    said = box.world.say(owner, group, "a word")
    params = {"chat_id": private.id, "from_chat_id": group.id, "message_id": said["message_id"]}
    forwarded = await api("forwardMessage", **params)
    assert (forwarded["text"], forwarded["forward_origin"]["sender_user"]["id"]) == ("a word", owner.id)
    copied = await api("copyMessage", **params)
    assert list(copied) == ["message_id"]
    assert box.world.messages(private)[-1].content == {}
    many = {**params, "message_ids": [said["message_id"], 999]}
    assert len(await api("forwardMessages", **many)) == 1
    missing = await api.refused("forwardMessage", **{**params, "message_id": 999})
    assert missing == (400, "Bad Request: message to forward not found")
    assert await api.refused("copyMessages", **{**params, "message_ids": [999]}) == (
        400,
        "Bad Request: there are no messages to copy",
    )
    sent = await api("sendMessage", chat_id=group.id, text="mine", protect_content=True)
    refusal = await api.refused("forwardMessage", **{**params, "message_id": sent["message_id"]})
    assert refusal == (400, "Bad Request: message can't be forwarded")
    await api.updates()
    box.world.forward(owner, box.world.messages(private)[-1], group)
    assert (await api.updates())[0]["message"]["forward_origin"]["sender_user"]["id"] == owner.id


async def test_pins(api: Api, box: Sandbox, owner: Person, group: Chat) -> None:
    sent = await api("sendMessage", chat_id=group.id, text="a")
    assert await api("pinChatMessage", chat_id=group.id, message_id=sent["message_id"]) is True
    assert (await api("getChat", chat_id=group.id))["pinned_message"]["text"] == "a"
    assert await api.updates() == []
    box.world.pin(owner, box.world.messages(group)[0])
    assert (await api.updates())[0]["message"]["pinned_message"]["text"] == "a"
    assert await api("unpinChatMessage", chat_id=group.id) is True
    assert "pinned_message" not in await api("getChat", chat_id=group.id)
    box.world.promote_bot(group, by=owner, rights=[])
    refusal = await api.refused("pinChatMessage", chat_id=group.id, message_id=sent["message_id"])
    assert refusal == (400, "Bad Request: not enough rights to manage pinned messages in the chat")


async def test_reactions(api: Api, box: Sandbox, owner: Person, group: Chat) -> None:
    said = box.world.say(owner, group, "a")
    await api.updates(allowed_updates=["message", "message_reaction"])
    where = {"chat_id": group.id, "message_id": said["message_id"]}
    await api("setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "👍"}])
    assert box.world.messages(group)[0].reactions == {42: "👍"}
    box.world.react(owner, group, said["message_id"], "🔥")
    (update,) = await api.updates()
    assert update["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "🔥"}]
    await api("setMessageReaction", **where, reaction=[])
    assert box.world.messages(group)[0].reactions == {owner.id: "🔥"}
    refusal = await api.refused("setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "x"}])
    assert refusal == (400, "Bad Request: REACTION_INVALID")


async def test_members_come_go_and_rise(api: Api, box: Sandbox, owner: Person, group: Chat) -> None:
    await api("getUpdates", allowed_updates=["chat_member"])
    person = box.world.add_person("Dana")
    box.world.join(person, group)
    box.world.promote(person, group, rights=["can_pin_messages"], anonymous=True)
    box.world.leave(person, group, by=owner)
    changes = [item["chat_member"] for item in await api.updates()]
    assert [item["new_chat_member"]["status"] for item in changes] == ["member", "administrator", "kicked"]
    assert (changes[1]["new_chat_member"]["is_anonymous"], changes[1]["from"]["id"]) == (True, owner.id)


async def test_the_bot_moderates(api: Api, box: Sandbox, owner: Person, group: Chat) -> None:
    person = box.world.add_person("Dana")
    box.world.join(person, group)
    where = {"chat_id": group.id, "user_id": person.id}
    await api("restrictChatMember", **where, permissions={})
    with pytest.raises(ValueError, match="cannot write"):
        box.world.say(person, group, "x")
    await api("promoteChatMember", **where, can_pin_messages=True)
    assert (await api("getChatMember", **where))["can_pin_messages"] is True
    await api("promoteChatMember", **where)
    assert await api("banChatMember", **where) is True
    assert (await api("getChatMember", **where))["status"] == "kicked"
    assert await api("unbanChatMember", **where, only_if_banned=True) is True
    assert (await api("getChatMember", **where))["status"] == "left"
    refusal = await api.refused("banChatMember", chat_id=group.id, user_id=owner.id)
    assert refusal == (400, "Bad Request: can't remove chat owner")
    assert await api("setChatTitle", chat_id=group.id, title="New") is True
    assert await api("setChatDescription", chat_id=group.id, description="About") is True
    assert (await api("getChat", chat_id=group.id))["description"] == "About"
    box.world.demote_bot(group, by=owner)
    refusal = await api.refused("setChatTitle", chat_id=group.id, title="x")
    assert refusal == (400, "Bad Request: not enough rights to change chat title")


async def test_edits_of_people_reach_the_bot(api: Api, box: Sandbox, owner: Person, group: Chat) -> None:
    said = box.world.say(owner, group, "a")
    box.world.edit(owner, group, said["message_id"], "b")
    assert (await api.updates())[1]["edited_message"]["text"] == "b"
    with pytest.raises(ValueError, match="was not written by"):
        box.world.edit(box.world.add_person("X"), group, said["message_id"], "c")


async def test_time_travels_forward_only(box: Sandbox, clock: Clock, owner: Person) -> None:
    seen: list[dict[str, Any]] = []
    box.world.subscribe(seen.append)
    later = clock.now + timedelta(days=30)
    box.travel(later)
    assert clock.now == later
    assert seen[-1] == {"type": "time", "now": later.isoformat()}
    message = box.world.start(owner)
    assert message["date"] == int(later.timestamp())
    with pytest.raises(ValueError, match="forward only"):
        box.travel(later - timedelta(seconds=1))


async def test_starting_over(api: Api, box: Sandbox, owner: Person) -> None:
    first = box.world.start(owner)
    box.faults.add(kind="500")
    box.start_over()
    assert (box.world.chats, box.world.people, len(box.updates), len(box.journal)) == ({}, {}, 0, 0)
    again = box.world.add_person("Again")
    assert again.id > owner.id
    assert box.world.start(again)["message_id"] > first["message_id"]
    assert (await api("getMe"))["id"] == 42
