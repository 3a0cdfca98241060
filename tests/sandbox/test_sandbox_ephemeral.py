"""Ephemeral messages: who sees them, their own methods, when they are refused, an older server."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from sandbox import Chat, Person, Sandbox
    from tests.sandbox.raw_api import Api, Clock

KEYS = {"inline_keyboard": [[{"text": "Next", "callback_data": "next"}]]}
GONE = (400, "Bad Request: MESSAGE_ID_INVALID")
NO_OCCASION = (400, "Bad Request: CHAT_ADMIN_REQUIRED")
TOO_OLD = (400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
NOT_ANSWERABLE = (400, "Bad Request: message to be replied not found")
NOT_THERE = (404, "Not Found: method not found")


@pytest.fixture
def anna(box: Sandbox) -> Person:
    return box.world.add_person("Anna")


@pytest.fixture
def boris(box: Sandbox) -> Person:
    return box.world.add_person("Boris")


@pytest.fixture
def group(box: Sandbox, anna: Person, boris: Person) -> Chat:
    return box.world.add_group("Desk", members=[anna, boris], bot="administrator")


def to(person: Person, **more: object) -> dict[str, Any]:
    return {"receiver_user_id": person.id, **more}


async def whisper(api: Api, chat: Chat, person: Person, **more: object) -> dict[str, Any]:
    """Let the bot send an ephemeral message, and return its ``Message`` object."""
    sent: dict[str, Any] = await api(
        "sendMessage",
        **{"chat_id": chat.id, "text": "psst", "ephemeral_message_parameters": to(person)} | more,
    )
    return sent


def named(chat: Chat, person: Person, sent: dict[str, Any]) -> dict[str, Any]:
    """Return the parameters that name an ephemeral message in the methods of its own."""
    return {
        "chat_id": chat.id,
        "receiver_user_id": person.id,
        "ephemeral_message_id": sent["ephemeral_message_id"],
    }


async def test_only_the_receiver_sees_it(
    api: Api, box: Sandbox, group: Chat, anna: Person, boris: Person
) -> None:
    sent = await whisper(api, group, anna)
    assert sent["message_id"] == 0
    assert sent["ephemeral_message_id"] > 0
    assert (sent["receiver_user"]["id"], sent["from"]["id"]) == (anna.id, 42)
    assert [message.text for message in box.world.ephemerals(group, anna)] == ["psst"]
    assert box.world.ephemerals(group, boris) == []
    assert box.world.messages(group) == []
    assert await api.updates() == []


async def test_it_takes_no_id_of_the_chat(api: Api, group: Chat, anna: Person) -> None:
    first = await api("sendMessage", chat_id=group.id, text="to all")
    await whisper(api, group, anna)
    second = await api("sendMessage", chat_id=group.id, text="to all")
    assert second["message_id"] == first["message_id"] + 1


async def test_it_is_edited_and_deleted_by_methods_of_its_own(
    api: Api, box: Sandbox, group: Chat, anna: Person
) -> None:
    which = named(group, anna, await whisper(api, group, anna))
    assert await api("editEphemeralMessageText", **which, text="<b>new</b>", parse_mode="HTML") is True
    assert await api("editEphemeralMessageReplyMarkup", **which, reply_markup=KEYS) is True
    (message,) = box.world.ephemerals(group, anna)
    assert (message.html, message.buttons[0][0]["text"]) == ("<b>new</b>", "Next")
    assert "edit_date" not in message.api()
    code, sentence = await api.refused("editEphemeralMessageReplyMarkup", **which, reply_markup=KEYS)
    assert (code, sentence[:36]) == (400, "Bad Request: message is not modified")
    assert await api("deleteEphemeralMessage", **which) is True
    assert box.world.ephemerals(group, anna) == []
    assert await api.refused("deleteEphemeralMessage", **which) == GONE
    assert await api.refused("editEphemeralMessageText", **which, text="x") == GONE


async def test_its_methods_need_the_right_receiver(
    api: Api, group: Chat, anna: Person, boris: Person
) -> None:
    sent = await whisper(api, group, anna)
    assert await api.refused("deleteEphemeralMessage", **named(group, boris, sent)) == GONE
    assert await api.refused("editEphemeralMessageText", **named(group, boris, sent), text="x") == GONE


@pytest.mark.parametrize(
    ("method", "params", "sentence"),
    [
        ("editMessageText", {"text": "x"}, "message to edit not found"),
        ("editMessageReplyMarkup", {"reply_markup": KEYS}, "message to edit not found"),
        ("deleteMessage", {}, "message to delete not found"),
        ("pinChatMessage", {}, "message to pin not found"),
        ("setMessageReaction", {"reaction": []}, "message to react not found"),
        ("forwardMessage", {"from_chat_id": "here"}, "message to forward not found"),
        ("copyMessage", {"from_chat_id": "here"}, "message to copy not found"),
    ],
)
@pytest.mark.parametrize("by", ["message_id", "ephemeral_message_id"])
async def test_the_ordinary_methods_do_not_find_it(
    api: Api, group: Chat, anna: Person, method: str, params: dict[str, Any], sentence: str, by: str
) -> None:
    sent = await whisper(api, group, anna)
    call = {"chat_id": group.id, "message_id": sent[by]} | params
    if "from_chat_id" in params:
        call["from_chat_id"] = group.id
    assert await api.refused(method, **call) == (400, f"Bad Request: {sentence}")


async def test_a_press_of_its_button(
    api: Api, box: Sandbox, group: Chat, anna: Person, boris: Person
) -> None:
    sent = await whisper(api, group, anna, reply_markup=KEYS)
    box.world.press_ephemeral(anna, group, sent["ephemeral_message_id"], "Next")
    (update,) = await api.updates()
    query = update["callback_query"]
    assert (query["from"]["id"], query["data"], query["chat_instance"]) == (anna.id, "next", "0")
    assert query["message"] == sent
    assert await api("answerCallbackQuery", callback_query_id=query["id"]) is True
    with pytest.raises(ValueError, match="Boris sees no ephemeral message"):
        box.world.press_ephemeral(boris, group, sent["ephemeral_message_id"], "Next")


async def test_a_bot_that_is_no_administrator_needs_an_occasion(
    api: Api, box: Sandbox, clock: Clock, group: Chat, anna: Person, boris: Person
) -> None:
    box.world.demote_bot(group, anna)
    said = await api("sendMessage", chat_id=group.id, text="to all", reply_markup=KEYS)
    out_of_the_blue = {"chat_id": group.id, "text": "x", "ephemeral_message_parameters": to(anna)}
    assert await api.refused("sendMessage", **out_of_the_blue) == NO_OCCASION
    press = box.world.press(anna, group, said["message_id"], "Next")
    await whisper(api, group, anna, ephemeral_message_parameters=to(anna, callback_query_id=press))
    for stranger in (to(boris, callback_query_id=press), to(anna, callback_query_id="1")):
        call = out_of_the_blue | {"ephemeral_message_parameters": stranger}
        assert await api.refused("sendMessage", **call) == TOO_OLD
    clock.forward(16)
    call = out_of_the_blue | {"ephemeral_message_parameters": to(anna, callback_query_id=press)}
    assert await api.refused("sendMessage", **call) == TOO_OLD


async def test_it_is_shown_in_place_of_the_message_whose_button_was_pressed(
    api: Api, box: Sandbox, group: Chat, anna: Person
) -> None:
    said = await api("sendMessage", chat_id=group.id, text="to all", reply_markup=KEYS)
    press = box.world.press(anna, group, said["message_id"], "Next")
    there = to(anna, callback_query_id=press, replace_callback_query_message=True)
    sent = await whisper(api, group, anna, ephemeral_message_parameters=there, reply_markup=KEYS)
    assert [message.in_place_of for message in box.world.ephemerals(group, anna)] == [said["message_id"]]
    press = box.world.press_ephemeral(anna, group, sent["ephemeral_message_id"], "Next")
    call = {"chat_id": group.id, "text": "x"}
    for wrong in (
        to(anna, callback_query_id=press, replace_callback_query_message=True),
        to(anna, replace_callback_query_message=True),
    ):
        assert await api.refused("sendMessage", **call, ephemeral_message_parameters=wrong) == GONE


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


async def test_where_and_to_whom_it_is_refused(api: Api, box: Sandbox, group: Chat, anna: Person) -> None:
    box.world.start(anna)
    channel = box.world.add_channel("News", admins=[anna])
    stranger = box.world.add_person("Stranger")
    refused = [
        ({"chat_id": anna.id}, to(anna), "PEER_ID_INVALID"),
        ({"chat_id": channel.id}, to(anna), "PEER_ID_INVALID"),
        ({"chat_id": group.id}, to(stranger), "USER_NOT_PARTICIPANT"),
        ({"chat_id": group.id}, {"receiver_user_id": 42}, "USER_BOT_INVALID"),
        ({"chat_id": group.id}, {"receiver_user_id": 9}, "user not found"),
        (
            {"chat_id": group.id},
            {"a": 1},
            "can't parse EphemeralMessageParameters: Can't find field \"receiver_user_id\"",
        ),
        ({"chat_id": group.id}, [1], "object expected as ephemeral message parameters"),
    ]
    for chat, parameters, sentence in refused:
        call = {**chat, "text": "x", "ephemeral_message_parameters": parameters}
        assert await api.refused("sendMessage", **call) == (400, f"Bad Request: {sentence}")
    group.takes_ephemeral = False
    call = {"chat_id": group.id, "text": "x", "ephemeral_message_parameters": to(anna)}
    assert await api.refused("sendMessage", **call) == (
        400,
        "Bad Request: CHAT_SEND_EPHEMERAL_FORBIDDEN",
    )
    assert box.world.messages(group) == []


async def test_it_goes_after_two_days(
    api: Api, box: Sandbox, clock: Clock, group: Chat, anna: Person
) -> None:
    sent = await whisper(api, group, anna)
    clock.forward(timedelta(hours=47).total_seconds())
    assert len(box.world.ephemerals(group, anna)) == 1
    seen: list[dict[str, Any]] = []
    box.world.subscribe(seen.append)
    box.travel(clock.now + timedelta(hours=1))
    assert box.world.ephemerals(group, anna) == []
    gone = {"type": "ephemeral", "chat_id": group.id, "ephemeral_id": sent["ephemeral_message_id"]}
    assert gone in seen
    assert await api.refused("deleteEphemeralMessage", **named(group, anna, sent)) == GONE


async def test_methods_without_the_parameter_ignore_it(
    api: Api, box: Sandbox, group: Chat, anna: Person
) -> None:
    said = box.world.say(anna, group, "x")
    where = {"chat_id": group.id, "from_chat_id": group.id, "message_id": said["message_id"]}
    await api("copyMessage", **where, ephemeral_message_parameters=to(anna))
    assert [message.text for message in box.world.messages(group)] == ["x", "x"]
    assert box.world.ephemerals(group, anna) == []


async def test_the_parameters_of_the_first_version_are_still_read(
    api: Api, box: Sandbox, group: Chat, anna: Person
) -> None:
    sent = await api("sendMessage", chat_id=group.id, text="x", receiver_user_id=anna.id)
    assert sent["message_id"] == 0
    assert box.world.messages(group) == []


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
