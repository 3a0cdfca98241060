"""Inline mode: people ask in any chat, the bot answers with results, one of them is sent and edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.sandbox.test_sandbox_media import png

if TYPE_CHECKING:
    from sandbox import Chat, Person, Sandbox
    from tests.sandbox.raw_api import Api, Clock

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
ARTICLE = {
    "type": "article",
    "id": "1",
    "title": "Chamber",
    "description": "x",
    "input_message_content": {"message_text": "<b>Chamber</b>", "parse_mode": "HTML"},
}
MARKUP = {"inline_keyboard": [[{"text": "Newest", "callback_data": "n"}]]}
PHOTO = {
    "type": "photo",
    "id": "p",
    "photo_url": "https://example.org/p.png",
    "thumbnail_url": "https://example.org/t.png",
    "photo_width": 40,
    "photo_height": 30,
    "caption": "<i>Seen</i>",
    "parse_mode": "HTML",
}


@pytest.fixture
def owner(box: Sandbox) -> Person:
    return box.world.add_person("Owner")


@pytest.fixture
def foreign(box: Sandbox, owner: Person) -> Chat:
    return box.world.add_group("Neighbours", members=[owner], bot=None)


async def answer(api: Api, query_id: str, *results: dict[str, Any], **options: object) -> None:
    assert await api("answerInlineQuery", inline_query_id=query_id, results=results, **options) is True


async def test_from_question_to_choice(api: Api, box: Sandbox, owner: Person) -> None:
    group = box.world.add_group("Desk", members=[owner], bot="administrator")
    query_id = box.world.ask_inline(owner, group, "cham")
    (update,) = await api.updates()
    assert (update["inline_query"]["query"], update["inline_query"]["chat_type"]) == ("cham", "supergroup")
    await answer(api, query_id, ARTICLE | {"reply_markup": MARKUP})
    box.world.choose_inline(owner, group, query_id, "1")
    chosen, message = await api.updates()
    assert (chosen["chosen_inline_result"]["query"], chosen["chosen_inline_result"]["result_id"]) == (
        "cham",
        "1",
    )
    assert (message["message"]["text"], message["message"]["via_bot"]["id"]) == ("Chamber", 42)
    with pytest.raises(ValueError, match="has not offered"):
        box.world.choose_inline(owner, group, query_id, "2")


async def test_a_late_answer_is_refused(
    api: Api, box: Sandbox, clock: Clock, owner: Person, foreign: Chat
) -> None:
    query_id = box.world.ask_inline(owner, foreign, "x")
    clock.forward(31)
    refusal = await api.refused("answerInlineQuery", inline_query_id=query_id, results=[ARTICLE])
    assert refusal == (400, f"Bad Request: {TOO_OLD}")
    assert query_id not in box.world.inline_answers


async def test_pages_follow_by_their_offset(api: Api, box: Sandbox, owner: Person, foreign: Chat) -> None:
    first = box.world.ask_inline(owner, foreign, "x")
    await answer(api, first, ARTICLE, next_offset="1", button={"text": "Open", "start_parameter": "d"})
    shown = box.world.inline_answers[first]
    assert (shown["next_offset"], shown["button"]) == ("1", {"text": "Open", "start_parameter": "d"})
    second = box.world.ask_inline(owner, foreign, "x", shown["next_offset"])
    updates = await api.updates()
    assert [update["inline_query"]["offset"] for update in updates] == ["", "1"]
    await answer(api, second, ARTICLE | {"id": "2"})
    assert box.world.inline_answers[second]["next_offset"] == ""


@pytest.mark.parametrize(
    ("options", "fresh_s"), [({}, 300), ({"cache_time": 60}, 60), ({"cache_time": 0}, 0)]
)
async def test_an_answer_is_kept_for_the_same_query_of_anybody(
    api: Api,
    box: Sandbox,
    clock: Clock,
    owner: Person,
    foreign: Chat,
    options: dict[str, object],
    fresh_s: int,
) -> None:
    other = box.world.add_person("Other")
    await answer(api, box.world.ask_inline(owner, foreign, "x"), ARTICLE, **options)
    assert len(await api.updates()) == 1
    if fresh_s:
        clock.forward(fresh_s - 1)
        again = box.world.ask_inline(other, foreign, "x")
        assert box.world.inline_answers[again]["results"][0]["id"] == "1"
        box.world.choose_inline(owner, foreign, again, "1")
        assert "chosen_inline_result" in (await api.updates())[0]
    box.world.ask_inline(other, foreign, "x", "1")
    box.world.ask_inline(other, foreign, "y")
    clock.forward(1)
    box.world.ask_inline(other, foreign, "x")
    asked = [update["inline_query"] for update in await api.updates()]
    assert [(query["query"], query["offset"]) for query in asked] == [("x", "1"), ("y", ""), ("x", "")]


async def test_a_personal_answer_is_kept_for_its_person(
    api: Api, box: Sandbox, owner: Person, foreign: Chat
) -> None:
    other = box.world.add_person("Other")
    await answer(api, box.world.ask_inline(owner, foreign, "x"), ARTICLE, is_personal=True)
    await api.updates()
    box.world.ask_inline(owner, foreign, "x")
    assert await api.updates() == []
    box.world.ask_inline(other, foreign, "x")
    assert [update["inline_query"]["from"]["id"] for update in await api.updates()] == [other.id]


async def test_what_was_sent_is_edited_by_its_own_id(
    api: Api, box: Sandbox, owner: Person, foreign: Chat
) -> None:
    query_id = box.world.ask_inline(owner, foreign, "x")
    await answer(api, query_id, ARTICLE | {"reply_markup": MARKUP})
    sent = box.world.choose_inline(owner, foreign, query_id, "1")
    _asked, chosen = await api.updates()
    inline = {"inline_message_id": chosen["chosen_inline_result"]["inline_message_id"]}
    message = box.world.inline_messages[inline["inline_message_id"]]

    pressed = box.world.press(owner, foreign, sent["message_id"], "Newest")
    (update,) = await api.updates()
    assert update["callback_query"] == {
        "id": pressed,
        "from": owner.api(),
        "chat_instance": update["callback_query"]["chat_instance"],
        "data": "n",
        **inline,
    }
    same = {"text": "<b>Chamber</b>", "parse_mode": "HTML", "reply_markup": MARKUP}
    refusal = await api.refused("editMessageText", **inline, **same)
    assert refusal[1].startswith("Bad Request: message is not modified")
    assert await api("editMessageText", **inline, text="New", reply_markup=MARKUP) is True
    assert (message.text, message.message_id) == ("New", sent["message_id"])
    web_app = {"inline_keyboard": [[{"text": "x", "web_app": {"url": "https://a.kz"}}]]}
    refusal = await api.refused("editMessageReplyMarkup", **inline, reply_markup=web_app)
    assert refusal == (400, "Bad Request: BUTTON_TYPE_INVALID")
    refusal = await api.refused("editMessageCaption", **inline, caption="x")
    assert refusal == (400, "Bad Request: there is no caption in the message to edit")


async def test_ids_that_name_no_message(api: Api, box: Sandbox, owner: Person, foreign: Chat) -> None:
    refusal = await api.refused("editMessageText", text="x")
    assert refusal == (400, "Bad Request: message identifier is not specified")
    refusal = await api.refused("editMessageText", text="x", inline_message_id="-100:7")
    assert refusal == (400, "Bad Request: invalid inline message identifier specified")
    refusal = await api.refused("editMessageText", text="x", inline_message_id="A" * 27)
    assert refusal == (400, "Bad Request: MESSAGE_ID_INVALID")
    query_id = box.world.ask_inline(owner, foreign, "x")
    await answer(api, query_id, ARTICLE | {"reply_markup": MARKUP})
    sent = box.world.choose_inline(owner, foreign, query_id, "1")
    (inline_id,) = box.world.inline_messages
    box.world.delete(foreign, sent["message_id"])
    refusal = await api.refused("editMessageText", text="x", inline_message_id=inline_id)
    assert refusal == (400, "Bad Request: MESSAGE_ID_INVALID")


async def test_a_result_without_buttons_cannot_be_edited_later(
    api: Api, box: Sandbox, owner: Person, foreign: Chat
) -> None:
    query_id = box.world.ask_inline(owner, foreign, "x")
    await answer(api, query_id, ARTICLE)
    box.world.choose_inline(owner, foreign, query_id, "1")
    chosen = (await api.updates())[-1]["chosen_inline_result"]
    assert ("inline_message_id" in chosen, box.world.inline_messages) == (False, {})


async def test_a_photo_by_its_address_and_by_its_id(
    api: Api, box: Sandbox, owner: Person, foreign: Chat
) -> None:
    query_id = box.world.ask_inline(owner, foreign, "x")
    await answer(api, query_id, PHOTO | {"reply_markup": MARKUP})
    sent = box.world.choose_inline(owner, foreign, query_id, "p")
    assert (sent["caption"], sent["photo"][0]["width"]) == ("Seen", 40)
    (inline_id,) = box.world.inline_messages
    assert await api("editMessageCaption", inline_message_id=inline_id, caption="New") is True

    box.world.start(owner)
    kept = box.world.send_file(owner, box.world.private(owner), png())["photo"][0]["file_id"]
    query_id = box.world.ask_inline(owner, foreign, "y")
    await answer(api, query_id, {"type": "photo", "id": "p", "photo_file_id": kept})
    assert box.world.choose_inline(owner, foreign, query_id, "p")["photo"][0]["file_id"] == kept


async def test_inline_mode_and_its_feedback_are_switched(
    api: Api, box: Sandbox, owner: Person, foreign: Chat
) -> None:
    query_id = box.world.ask_inline(owner, foreign, "x")
    await answer(api, query_id, ARTICLE)
    await api.updates()
    assert await api("setMySettings", inline_feedback_share_denominator=0) is True
    box.world.choose_inline(owner, foreign, query_id, "1")
    assert await api.updates() == []
    assert await api("setMySettings", inline_feedback_share_denominator=10) is True
    for _ in range(20):
        box.world.choose_inline(owner, foreign, query_id, "1")
    assert len(await api.updates()) == 2
    await api("setMySettings", supports_inline_queries=False, inline_query_placeholder="Find…")
    me = await api("getMe")
    assert (me["supports_inline_queries"], me["supports_guest_queries"]) == (False, True)
    assert me["inline_query_placeholder"] == "Find…"
    with pytest.raises(ValueError, match="no inline mode"):
        box.world.ask_inline(owner, foreign, "x")


async def test_long_queries_are_cut(api: Api, box: Sandbox, owner: Person, foreign: Chat) -> None:
    box.world.ask_inline(owner, foreign, "қ" * 300)
    assert (await api.updates())[0]["inline_query"]["query"] == "қ" * 256


@pytest.mark.parametrize("address", ["https://example.org/t.png", "http://127.0.0.1:1/t.png"])
async def test_a_picture_that_is_elsewhere_or_missing_is_drawn(
    api: Api, box: Sandbox, owner: Person, foreign: Chat, url: str, address: str
) -> None:
    query_id = box.world.ask_inline(owner, foreign, "x")
    await answer(api, query_id, ARTICLE | {"thumbnail_url": address})
    picture = box.world.inline_answers[query_id]["results"][0]["picture"]
    async with api.session.get(f"{url}/api/file/{picture}") as found:
        assert (found.status, found.content_type) == (200, "image/svg+xml")
    async with api.session.get(f"{url}/api/file/x{picture}") as found:
        assert found.status == 404
