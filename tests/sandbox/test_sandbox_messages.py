"""Sending, editing, deleting and answering buttons, over raw HTTP."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

if TYPE_CHECKING:
    from sandbox import Chat, Person, Sandbox
    from tests.sandbox.raw_api import Api, Clock

KEYBOARD = {"inline_keyboard": [[{"text": "Next", "callback_data": "n:2"}]]}


@pytest.fixture
def person(box: Sandbox) -> Person:
    return box.world.add_person("Aigerim", language="kk")


@pytest.fixture
def chat(box: Sandbox, person: Person) -> Chat:
    chat = box.world.private(person)
    box.world.say(person, chat, "/start")
    return chat


async def test_a_sent_message_as_the_bot_reads_it(api: Api, chat: Chat, clock: Clock) -> None:
    sent = await api(
        "sendMessage", chat_id=chat.id, text="<b>Hi</b>", parse_mode="HTML", reply_markup=KEYBOARD
    )
    assert sent == {
        "message_id": 2,
        "from": {"id": 42, "is_bot": True, "first_name": "Briefing", "username": "briefing_bot"},
        "chat": {"id": chat.id, "first_name": "Aigerim", "type": "private"},
        "date": int(clock.now.timestamp()),
        "text": "Hi",
        "entities": [{"type": "bold", "offset": 0, "length": 2}],
        "reply_markup": KEYBOARD,
    }


@pytest.mark.parametrize("kind", ["json", "form", "multipart", "query"])
async def test_every_kind_of_body(api: Api, chat: Chat, kind: str) -> None:
    params = {"chat_id": str(chat.id), "text": "қ & é", "reply_markup": json.dumps(KEYBOARD)}
    url = f"{api.base}/SENDmessage"
    if kind == "query":
        request = api.session.get(url, params=params)
    elif kind == "json":
        request = api.session.post(url, json=params)
    elif kind == "form":
        request = api.session.post(url, data=params)
    else:
        form = aiohttp.FormData(default_to_multipart=True)
        for name, value in params.items():
            form.add_field(name, value)
        request = api.session.post(url, data=form)
    async with request as answer:
        body = await answer.json()
    assert body["ok"], body
    assert body["result"]["text"] == "қ & é"
    assert body["result"]["reply_markup"] == KEYBOARD


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "🙂" * 2049}, "message is too long"),
        ({"text": "x", "parse_mode": "XML"}, "unsupported parse_mode"),
        ({"text": "x", "chat_id": ""}, "chat_id is empty"),
        ({"text": "x", "chat_id": 999}, "chat not found"),
        ({"text": "x", "chat_id": "@nobody"}, "chat not found"),
        ({"text": "x", "chat_id": "abc"}, "chat not found"),
        ({"text": "x", "message_thread_id": 7}, "message thread not found"),
        ({"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"text": "x", "reply_parameters": {"chat_id": 1}}, 'can\'t find field "message_id"'),
        ({"text": "x", "reply_parameters": "{"}, "can't parse reply parameters JSON object"),
        ({"text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"text": "x", "reply_markup": [1]}, "object expected as reply markup"),
        ({"text": "x", "link_preview_options": [1]}, "object expected as link preview options"),
    ],
)
async def test_a_message_that_is_refused(
    api: Api, box: Sandbox, chat: Chat, params: dict[str, Any], sentence: str
) -> None:
    before = len(box.world.messages(chat))
    refusal = await api.refused("sendMessage", **({"chat_id": chat.id} | params))
    assert refusal == (400, f"Bad Request: {sentence}")
    assert len(box.world.messages(chat)) == before


@pytest.mark.parametrize(
    ("button", "sentence"),
    [
        ({"text": "x", "callback_data": "қ" * 33}, "BUTTON_DATA_INVALID"),
        (
            {"text": "x", "callback_data": ""},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"callback_data": "x"}, "can't parse inline keyboard button: Can't find field \"text\""),
        ("x", "can't parse inline keyboard button: InlineKeyboardButton must be an Object"),
        ({"text": 1.5, "url": "no url"}, "inline keyboard button URL 'no url' is invalid: Wrong HTTP URL"),
    ],
)
async def test_a_button_that_is_refused(api: Api, chat: Chat, button: object, sentence: str) -> None:
    markup = {"inline_keyboard": [[button]]}
    refusal = await api.refused("sendMessage", chat_id=chat.id, text="x", reply_markup=markup)
    assert refusal == (400, f"Bad Request: {sentence}")


async def test_limits_count_units_after_parsing(api: Api, chat: Chat) -> None:
    text = "<b>" + "🙂" * 2048 + "</b>"
    sent = await api("sendMessage", chat_id=chat.id, text=text, parse_mode="HTML")
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 4096}]


async def test_a_reply_keyboard_is_kept_but_not_given_back(api: Api, box: Sandbox, chat: Chat) -> None:
    markup = {"keyboard": [["Yes", {"text": "No"}]], "resize_keyboard": True}
    sent = await api("sendMessage", chat_id=chat.id, text="?", reply_markup=markup)
    assert "reply_markup" not in sent
    assert box.world.messages(chat)[-1].reply_markup == {
        "keyboard": [[{"text": "Yes"}, {"text": "No"}]],
        "resize_keyboard": True,
    }


async def test_edits(api: Api, box: Sandbox, chat: Chat, clock: Clock) -> None:
    sent = await api("sendMessage", chat_id=chat.id, text="a", reply_markup=KEYBOARD)
    where = {"chat_id": chat.id, "message_id": sent["message_id"]}
    clock.forward(5)
    changed = await api("editMessageText", **where, text="b", reply_markup=KEYBOARD)
    assert (changed["text"], changed["edit_date"] - changed["date"]) == ("b", 5)
    _, sentence = await api.refused("editMessageText", **where, text="b", reply_markup=KEYBOARD)
    assert sentence == (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly "
        "the same as a current content and reply markup of the message"
    )
    assert "reply_markup" not in await api("editMessageText", **where, text="b")
    assert (await api("editMessageReplyMarkup", **where, reply_markup=KEYBOARD))["reply_markup"] == KEYBOARD
    message = box.world.messages(chat)[-1]
    assert (message.text, message.edited, message.buttons) == ("b", True, KEYBOARD["inline_keyboard"])


async def test_what_cannot_be_edited(api: Api, chat: Chat) -> None:
    missing = await api.refused("editMessageText", chat_id=chat.id, message_id=99, text="b")
    assert missing == (400, "Bad Request: message to edit not found")
    theirs = await api.refused("editMessageText", chat_id=chat.id, message_id=1, text="b")
    assert theirs == (400, "Bad Request: message can't be edited")
    sent = await api("sendMessage", chat_id=chat.id, text="a")
    markup = {"keyboard": [["x"]]}
    refusal = await api.refused(
        "editMessageText", chat_id=chat.id, message_id=sent["message_id"], text="b", reply_markup=markup
    )
    assert refusal == (400, "Bad Request: inline keyboard expected")


async def test_deleting(api: Api, box: Sandbox, chat: Chat, clock: Clock) -> None:
    ids = [(await api("sendMessage", chat_id=chat.id, text=str(n)))["message_id"] for n in range(3)]
    assert await api("deleteMessage", chat_id=chat.id, message_id=ids[0]) is True
    again = await api.refused("deleteMessage", chat_id=chat.id, message_id=ids[0])
    assert again == (400, "Bad Request: message to delete not found")
    assert await api("deleteMessages", chat_id=chat.id, message_ids=[ids[0], ids[1], 999]) is True
    assert [item.deleted for item in box.world.messages(chat)[1:]] == [True, True, False]
    clock.forward(48 * 3600 + 1)
    late = await api.refused("deleteMessage", chat_id=chat.id, message_id=ids[2])
    assert late == (400, "Bad Request: message can't be deleted for everyone")


async def test_a_pressed_button_is_answered(api: Api, box: Sandbox, chat: Chat, person: Person) -> None:
    sent = await api("sendMessage", chat_id=chat.id, text="a", reply_markup=KEYBOARD)
    await api.updates()
    query_id = box.world.press(person, chat, sent["message_id"], "Next")
    (update,) = await api.updates()
    query = update["callback_query"]
    assert (query["id"], query["data"], query["from"]["id"]) == (query_id, "n:2", person.id)
    assert query["message"] == sent
    assert await api("answerCallbackQuery", callback_query_id=query_id, text="done", show_alert=True) is True
    assert box.world.callback_answers[query_id] == {"text": "done", "show_alert": True, "url": ""}


async def test_answers_that_are_refused(
    api: Api, box: Sandbox, chat: Chat, person: Person, clock: Clock
) -> None:
    old = (
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    )
    assert await api.refused("answerCallbackQuery", callback_query_id="17") == old
    sent = await api("sendMessage", chat_id=chat.id, text="a", reply_markup=KEYBOARD)
    query_id = box.world.press(person, chat, sent["message_id"], "n:2")
    long = await api.refused("answerCallbackQuery", callback_query_id=query_id, text="x" * 201)
    assert long == (400, "Bad Request: MESSAGE_TOO_LONG")
    clock.forward(15 * 60 + 1)
    assert await api.refused("answerCallbackQuery", callback_query_id=query_id) == old


async def test_a_button_that_is_not_there_cannot_be_pressed(
    api: Api, box: Sandbox, chat: Chat, person: Person
) -> None:
    sent = await api("sendMessage", chat_id=chat.id, text="a", reply_markup=KEYBOARD)
    with pytest.raises(ValueError, match="it has: 'Next'"):
        box.world.press(person, chat, sent["message_id"], "Back")
    box.world.press(person, chat, sent["message_id"], "old:1", forged=True)
    assert (await api.updates())[-1]["callback_query"]["data"] == "old:1"


async def test_replies_and_quotes(api: Api, chat: Chat) -> None:
    sent = await api(
        "sendMessage", chat_id=chat.id, text="a", reply_parameters={"message_id": 1, "quote": "start"}
    )
    assert sent["reply_to_message"]["text"] == "/start"
    assert sent["quote"] == {"text": "start", "position": 1, "is_manual": True}
    lenient = {"message_id": 99, "allow_sending_without_reply": True}
    sent = await api("sendMessage", chat_id=chat.id, text="a", reply_parameters=lenient)
    assert "reply_to_message" not in sent


async def test_link_previews(api: Api, chat: Chat) -> None:
    sent = await api("sendMessage", chat_id=chat.id, text="a", link_preview_options={"is_disabled": True})
    assert sent["link_preview_options"] == {"is_disabled": True}


async def test_typing_is_shown_and_checked(api: Api, box: Sandbox, chat: Chat) -> None:
    seen: list[dict[str, Any]] = []
    box.world.subscribe(seen.append)
    assert await api("sendChatAction", chat_id=chat.id, action="typing") is True
    assert {"type": "action", "chat_id": chat.id, "action": "typing", "thread": None} in seen
    refusal = await api.refused("sendChatAction", chat_id=chat.id, action="dancing")
    assert refusal == (400, "Bad Request: wrong parameter action in request")
