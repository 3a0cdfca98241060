"""Ephemeral messages: who sees them, their own methods, when they are refused."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.pictures import png
from tests.sandbox.ephemeral import to, whisper

if TYPE_CHECKING:
    from sandbox import Chat, Person, Sandbox
    from tests.sandbox.raw_api import Api, Clock

KEYS = {"inline_keyboard": [[{"text": "Next", "callback_data": "next"}]]}
GONE = (400, "Bad Request: MESSAGE_ID_INVALID")
NO_OCCASION = (400, "Bad Request: CHAT_ADMIN_REQUIRED")
TOO_OLD = (400, "Bad Request: query is too old and response timeout expired or query ID is invalid")


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


async def test_a_picture_is_sent_and_changed_by_its_own_methods(
    api: Api, box: Sandbox, group: Chat, anna: Person
) -> None:
    said = box.world.send_file(anna, group, png(), kind="photo")
    file_id = said["photo"][-1]["file_id"]
    sent = await api(
        "sendPhoto", chat_id=group.id, photo=file_id, caption="a", ephemeral_message_parameters=to(anna)
    )
    which = named(group, anna, sent)
    assert await api("editEphemeralMessageCaption", **which, caption="b") is True
    (message,) = box.world.ephemerals(group, anna)
    assert (message.text, "photo" in message.content) == ("b", True)
    other = {"type": "photo", "media": file_id, "caption": "c"}
    assert await api("editEphemeralMessageMedia", **which, media=other) is True
    assert message.text == "c"
    assert await api.refused("editEphemeralMessageText", **which, text="x") == (
        400,
        "Bad Request: there is no text in the message to edit",
    )
    await api("sendMediaGroup", chat_id=group.id, media=[other] * 2, ephemeral_message_parameters=to(anna))
    assert len(box.world.messages(group)) == 3


async def test_it_stays_in_its_topic(api: Api, box: Sandbox, anna: Person, boris: Person) -> None:
    forum = box.world.add_group("Forum", members=[anna, boris], forum=True, bot="administrator")
    topic = box.world.add_topic(forum, "Questions", anna)
    sent = await whisper(api, forum, boris, message_thread_id=topic.thread)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (topic.thread, True)
    box.world.say(boris, forum, "yes", reply_to_ephemeral=sent["ephemeral_message_id"])
    answer = (await api.updates())[-1]["message"]
    assert answer["message_thread_id"] == topic.thread
