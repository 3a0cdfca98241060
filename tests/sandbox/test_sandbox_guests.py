"""Guest mode: the bot is summoned in groups of which it is no member."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.sandbox.test_sandbox_media import png

if TYPE_CHECKING:
    from sandbox import Chat, Person, Sandbox
    from tests.sandbox.raw_api import Api, Clock

TOO_OLD = (400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
ANSWER = {
    "type": "article",
    "id": "1",
    "title": "Chamber",
    "input_message_content": {"message_text": "<b>Chamber</b>", "parse_mode": "HTML"},
    "reply_markup": {"inline_keyboard": [[{"text": "Newest", "callback_data": "n"}]]},
}


@pytest.fixture
def owner(box: Sandbox) -> Person:
    return box.world.add_person("Owner", language="kk")


@pytest.fixture
def foreign(box: Sandbox, owner: Person) -> Chat:
    return box.world.add_group("Neighbours", members=[owner], bot=None)


async def summoned(api: Api, box: Sandbox, person: Person, chat: Chat, **options: Any) -> dict[str, Any]:  # noqa: ANN401
    box.world.say(person, chat, "@briefing_bot chamber", **options)
    (update,) = await api.updates()
    message: dict[str, Any] = update["guest_message"]
    return message


async def test_a_mention_in_a_foreign_group_is_a_guest_query(
    api: Api, box: Sandbox, owner: Person, foreign: Chat
) -> None:
    box.world.say(owner, foreign, "nothing for the bot")
    message = await summoned(api, box, owner, foreign)
    assert (message["text"], message["chat"]["title"]) == ("@briefing_bot chamber", "Neighbours")
    assert (message["from"]["language_code"], message["guest_query_id"].isdigit()) == ("kk", True)


async def test_the_message_that_is_answered_comes_with_it(
    api: Api, box: Sandbox, owner: Person, foreign: Chat
) -> None:
    news = box.world.say(owner, foreign, "They will build it in 2027.")
    message = await summoned(api, box, owner, foreign, reply_to=news["message_id"])
    assert message["reply_to_message"]["text"] == "They will build it in 2027."


async def test_the_one_answer_stands_in_the_chat_and_is_edited_later(
    api: Api, box: Sandbox, owner: Person, foreign: Chat
) -> None:
    message = await summoned(api, box, owner, foreign)
    query = {"guest_query_id": message["guest_query_id"]}
    sent = await api("answerGuestQuery", **query, result=ANSWER)
    assert await api.refused("answerGuestQuery", **query, result=ANSWER) == TOO_OLD

    posted = await box.next_message(foreign)
    assert (posted.text, posted.sender, posted.html) == ("Chamber", box.world.bot, "<b>Chamber</b>")
    shown = posted.api()
    assert shown["guest_bot_caller_user"]["id"] == owner.id
    assert shown["reply_to_message"]["message_id"] == message["message_id"]
    assert list(sent) == ["inline_message_id"]

    assert await api("editMessageText", **sent, text="New") is True
    assert (posted.text, posted.edited, posted.buttons) == ("New", True, [])
    assert (await api.refused("editMessageText", **sent, text="New"))[1].startswith(
        "Bad Request: message is not modified"
    )
    assert await api("editMessageReplyMarkup", **sent, reply_markup=ANSWER["reply_markup"]) is True


async def test_a_button_of_the_answer_names_no_message(
    api: Api, box: Sandbox, owner: Person, foreign: Chat
) -> None:
    message = await summoned(api, box, owner, foreign)
    sent = await api("answerGuestQuery", guest_query_id=message["guest_query_id"], result=ANSWER)
    posted = await box.next_message(foreign)
    pressed = box.world.press(owner, foreign, posted.message_id, "Newest")
    (update,) = await api.updates()
    query = update["callback_query"]
    assert (query["id"], query["inline_message_id"]) == (pressed, sent["inline_message_id"])
    assert (query["data"], "message" in query, bool(query["chat_instance"])) == ("n", False, True)
    assert await api("answerCallbackQuery", callback_query_id=pressed, text="Done") is True


async def test_nothing_else_works_in_that_chat(api: Api, box: Sandbox, owner: Person, foreign: Chat) -> None:
    message = await summoned(api, box, owner, foreign)
    await api("answerGuestQuery", guest_query_id=message["guest_query_id"], result=ANSWER)
    posted = await box.next_message(foreign)
    own = {"chat_id": foreign.id, "message_id": posted.message_id}
    nowhere = (403, "Forbidden: bot is not a member of the supergroup chat")
    assert await api.refused("sendMessage", chat_id=foreign.id, text="more") == nowhere
    assert await api.refused("sendChatAction", chat_id=foreign.id, action="typing") == nowhere
    assert await api.refused("getChat", chat_id=foreign.id) == nowhere
    assert await api.refused("getChatMember", chat_id=foreign.id, user_id=owner.id) == nowhere
    assert await api.refused("editMessageText", **own, text="x") == nowhere
    assert await api.refused("deleteMessage", **own) == nowhere
    private = await api.refused("sendMessage", chat_id=owner.id, text="x")
    assert private == (403, "Forbidden: bot can't initiate conversation with a user")


async def test_a_basic_group_that_the_bot_never_joined_tells_nothing(
    api: Api, box: Sandbox, owner: Person
) -> None:
    group = box.world.add_group("Small", members=[owner], supergroup=False, bot=None)
    assert (await summoned(api, box, owner, group))["chat"]["type"] == "group"
    refusal = await api.refused("getChat", chat_id=group.id)
    assert refusal == (403, "Forbidden: bot is not a member of the group chat")


async def test_a_late_answer_is_refused(
    api: Api, box: Sandbox, clock: Clock, owner: Person, foreign: Chat
) -> None:
    message = await summoned(api, box, owner, foreign)
    clock.forward(61)
    query = {"guest_query_id": message["guest_query_id"]}
    assert await api.refused("answerGuestQuery", **query, result=ANSWER) == TOO_OLD
    assert await api.refused("answerGuestQuery", guest_query_id="7", result=ANSWER) == TOO_OLD


async def test_guest_mode_is_switched_by_the_owner_or_from_code(
    api: Api, box: Sandbox, owner: Person, foreign: Chat
) -> None:
    assert (await api("getMe"))["supports_guest_queries"] is True
    box.world.settings.guests = False
    assert (await api("getMe"))["supports_guest_queries"] is False
    box.world.say(owner, foreign, "@briefing_bot chamber")
    assert await api.updates() == []
    assert await api("setMySettings", supports_guest_queries=True) is True
    await summoned(api, box, owner, foreign)


async def test_who_does_not_ask_for_guest_messages_gets_none_from_then_on(
    api: Api, box: Sandbox, owner: Person, foreign: Chat
) -> None:
    await api("getUpdates", allowed_updates=["message"])
    box.world.say(owner, foreign, "@briefing_bot chamber")
    assert await api.updates() == []
    await api("getUpdates", allowed_updates=["message", "guest_message"])
    await summoned(api, box, owner, foreign)
    await api("getUpdates", allowed_updates=[])
    await summoned(api, box, owner, foreign)


async def test_an_answer_to_the_bots_answer_summons_it_again(
    api: Api, box: Sandbox, owner: Person, foreign: Chat
) -> None:
    message = await summoned(api, box, owner, foreign)
    await api("answerGuestQuery", guest_query_id=message["guest_query_id"], result=ANSWER)
    posted = await box.next_message(foreign)
    box.world.say(owner, foreign, "and the roads?", reply_to=posted.message_id)
    (update,) = await api.updates()
    assert update["guest_message"]["reply_to_message"]["from"]["id"] == 42


async def test_a_chat_of_two_people_has_the_id_of_the_bots_own_chat_with_the_other(
    api: Api, box: Sandbox, owner: Person
) -> None:
    friend = box.world.add_person("Friend")
    box.world.start(friend)
    await api.updates()
    chat = box.world.between(owner, friend)
    assert box.world.between(friend, owner) is chat
    said = box.world.say(friend, chat, "Have you read it?")
    message = await summoned(api, box, owner, chat, reply_to=said["message_id"])
    expected = {"id": friend.id, "first_name": "Friend", "type": "private"}
    assert (message["chat"], message["reply_to_message"]["chat"]) == (expected, expected)
    await api("answerGuestQuery", guest_query_id=message["guest_query_id"], result=ANSWER)
    assert (await box.next_message(chat)).text == "Chamber"

    await api("sendMessage", chat_id=message["chat"]["id"], text="to the friend alone")
    assert [each.text for each in box.world.messages(box.world.private(friend))][-1] == "to the friend alone"
    refusal = await api.refused("sendMessage", chat_id=chat.id, text="x")
    assert refusal == (400, "Bad Request: chat not found")
    box.world.ask_inline(owner, chat, "x")
    assert (await api.updates())[0]["inline_query"]["chat_type"] == "private"


async def test_a_caption_summons_and_the_answer_stays_in_the_topic(
    api: Api, box: Sandbox, owner: Person
) -> None:
    forum = box.world.add_group("Forum", members=[owner], forum=True, bot=None)
    thread = box.world.add_topic(forum, "Roads", owner).thread
    box.world.send_file(owner, forum, png(), caption="@briefing_bot and this?", thread=thread)
    (update,) = await api.updates()
    message = update["guest_message"]
    assert (message["caption"], message["message_thread_id"]) == ("@briefing_bot and this?", thread)
    await api("answerGuestQuery", guest_query_id=message["guest_query_id"], result=ANSWER)
    assert (await box.next_message(forum)).thread == thread


async def test_an_anonymous_administrator_is_the_group_itself(
    api: Api, box: Sandbox, owner: Person, foreign: Chat
) -> None:
    message = await summoned(api, box, owner, foreign, anonymous=True)
    assert (message["sender_chat"]["id"], message["from"]["username"]) == (foreign.id, "GroupAnonymousBot")
    await api("answerGuestQuery", guest_query_id=message["guest_query_id"], result=ANSWER)
    shown = (await box.next_message(foreign)).api()
    assert (shown["guest_bot_caller_chat"]["id"], "guest_bot_caller_user" in shown) == (foreign.id, False)


async def test_an_older_server_knows_no_guests(api: Api, box: Sandbox, owner: Person, foreign: Chat) -> None:
    box.world.older_server = True
    box.world.say(owner, foreign, "@briefing_bot chamber")
    assert await api.updates() == []
    assert "supports_guest_queries" not in await api("getMe")
    assert (await api.refused("answerGuestQuery", guest_query_id="1", result=ANSWER))[0] == 404
    assert (await api.refused("setMySettings", supports_guest_queries=True))[0] == 404


async def test_edits_forwards_and_other_names_summon_nobody(
    api: Api, box: Sandbox, owner: Person, foreign: Chat
) -> None:
    await summoned(api, box, owner, foreign)
    said = box.world.messages(foreign)[-1]
    box.world.edit(owner, foreign, said.message_id, "@briefing_bot roads")
    box.world.forward(owner, said, foreign)
    box.world.say(owner, foreign, "@briefing_bots or @other_bot, mail me@briefing_bot.kz")
    assert await api.updates() == []
    box.world.say(owner, foreign, "🦀 hi @Briefing_Bot")
    assert "guest_message" in (await api.updates())[0]


async def test_a_member_sees_the_message_and_may_be_asked_as_a_guest_too(
    api: Api, box: Sandbox, owner: Person
) -> None:
    group = box.world.add_group("Desk", members=[owner], bot="administrator")
    box.world.say(owner, group, "@briefing_bot chamber")
    assert [next(iter(update)) for update in await api.updates()] == ["message"]
    box.world.settings.guests_among_members = True
    box.world.say(owner, group, "@briefing_bot chamber")
    message, guest = await api.updates()
    assert message["message"]["message_id"] == guest["guest_message"]["message_id"]
    assert "guest_query_id" not in message["message"]


@pytest.mark.parametrize(
    ("result", "sentence"),
    [
        (None, "result isn't specified"),
        ([ANSWER], "inline query result must be an object"),
        (ANSWER | {"title": " "}, "ARTICLE_TITLE_EMPTY"),
        ({"type": "article", "id": "1", "message_text": "x"}, 'can\'t find field "title"'),
        ({"type": "article", "id": "1", "title": "x"}, 'can\'t find field "message_text"'),
        (
            {
                "type": "photo",
                "id": "1",
                "photo_url": "http://a.kz/p.png",
                "thumbnail_url": "http://a.kz/t.png",
            },
            "RESULT_TITLE_EMPTY",
        ),
        (ANSWER | {"id": "x" * 65}, "RESULT_ID_INVALID"),
        (ANSWER | {"type": "x"}, 'type "x" is unsupported for the inline query result'),
    ],
)
async def test_answers_that_are_refused(
    api: Api, box: Sandbox, owner: Person, foreign: Chat, result: object, sentence: str
) -> None:
    query = {"guest_query_id": (await summoned(api, box, owner, foreign))["guest_query_id"]}
    assert await api.refused("answerGuestQuery", **query, result=result) == (400, f"Bad Request: {sentence}")
    assert len(box.world.messages(foreign)) == 1
    assert await api("answerGuestQuery", **query, result=ANSWER)
