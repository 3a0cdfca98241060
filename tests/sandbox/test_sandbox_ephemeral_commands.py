"""Ephemeral messages of people, by commands that the menu marks; and a server that knows none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sandbox.ephemeral import to, whisper

if TYPE_CHECKING:
    from sandbox import Chat, Person, Sandbox
    from tests.sandbox.raw_api import Api, Clock

NOT_ANSWERABLE = (400, "Bad Request: message to be replied not found")
NOT_THERE = (404, "Not Found: method not found")


async def set_ephemeral(api: Api, *names: str) -> None:
    commands = [{"command": name, "description": "d", "is_ephemeral": True} for name in names]
    plain = {"command": "public", "description": "d", "is_ephemeral": False}
    await api("setMyCommands", commands=[*commands, plain], scope={"type": "all_group_chats"})


async def test_a_command_that_is_marked_ephemeral(
    api: Api, box: Sandbox, clock: Clock, group: Chat, anna: Person, boris: Person
) -> None:
    box.world.demote_bot(group, anna)
    await set_ephemeral(api, "settings")
    assert await api("getMyCommands", scope={"type": "all_group_chats"}) == [
        {"command": "settings", "description": "d", "is_ephemeral": True},
        {"command": "public", "description": "d"},
    ]
    await api.updates()
    box.world.say(anna, group, "/settings@briefing_bot all")
    box.world.say(anna, group, "/public")
    first, second = [update["message"] for update in await api.updates()]
    assert (first["message_id"], first["text"]) == (0, "/settings@briefing_bot all")
    assert (first["from"]["id"], first["receiver_user"]["id"]) == (anna.id, 42)
    assert second["message_id"] > 0
    assert "ephemeral_message_id" not in second
    assert [message.text for message in box.world.messages(group)] == ["/public"]
    assert box.world.ephemerals(group, boris) == []
    answered = {"ephemeral_message_id": first["ephemeral_message_id"]}
    answer = await whisper(api, group, anna, reply_parameters=answered)
    assert answer["reply_to_message"]["ephemeral_message_id"] == first["ephemeral_message_id"]
    call = {"chat_id": group.id, "text": "x", "reply_parameters": answered}
    assert await api.refused("sendMessage", **call) == NOT_ANSWERABLE
    other = {**call, "ephemeral_message_parameters": to(boris)}
    assert await api.refused("sendMessage", **other) == NOT_ANSWERABLE
    clock.forward(16)
    late = {**call, "ephemeral_message_parameters": to(anna)}
    assert await api.refused("sendMessage", **late) == NOT_ANSWERABLE


async def test_a_person_answers_an_ephemeral_message(
    api: Api, box: Sandbox, group: Chat, anna: Person, boris: Person
) -> None:
    sent = await whisper(api, group, anna)
    box.world.say(anna, group, "my answer", reply_to_ephemeral=sent["ephemeral_message_id"])
    (update,) = await api.updates()
    assert update["message"]["message_id"] == 0
    assert update["message"]["reply_to_message"] == sent
    assert len(box.world.ephemerals(group, anna)) == 2
    assert box.world.messages(group) == []
    with pytest.raises(ValueError, match="Boris sees no"):
        box.world.say(boris, group, "mine", reply_to_ephemeral=sent["ephemeral_message_id"])


async def test_an_older_server_posts_it_in_public(api: Api, box: Sandbox, group: Chat, anna: Person) -> None:
    box.world.older_server = True
    sent = await whisper(api, group, anna)
    assert sent["message_id"] > 0
    assert "ephemeral_message_id" not in sent
    assert [message.text for message in box.world.messages(group)] == ["psst"]
    call = {"chat_id": group.id, "receiver_user_id": anna.id, "ephemeral_message_id": 1}
    assert await api.refused("deleteEphemeralMessage", **call) == NOT_THERE
    assert await api.refused("editEphemeralMessageText", **call, text="x") == NOT_THERE
    rich = {"chat_id": group.id, "rich_message": {"html": "<p>x</p>"}}
    assert await api.refused("sendRichMessage", **rich) == NOT_THERE
    await set_ephemeral(api, "settings")
    shown = await api("getMyCommands", scope={"type": "all_group_chats"})
    assert "is_ephemeral" not in shown[0]
    box.world.say(anna, group, "/settings")
    assert [update["message"]["message_id"] > 0 for update in await api.updates()] == [True]
    answered = {"chat_id": group.id, "text": "x", "reply_parameters": {"ephemeral_message_id": 1}}
    assert await api.refused("sendMessage", **answered) == (
        400,
        'Bad Request: can\'t find field "message_id"',
    )
