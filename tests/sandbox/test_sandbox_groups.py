"""Groups: what the bot may see and do, coming and going, upgrade, anonymous administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
def group(box: Sandbox, owner: Person, member: Person) -> Chat:
    return box.world.add_group("Desk", members=[member], admins=[owner])


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("hello", False),
        ("/digest", True),
        ("/digest@briefing_bot x", True),
        ("/digest@Briefing_Bot", True),
        ("/digest@other_bot", False),
        ("well, /digest", False),
        ("@briefing_bot hello", False),
    ],
)
async def test_privacy_mode(
    api: Api, box: Sandbox, group: Chat, member: Person, owner: Person, text: str, *, seen: bool
) -> None:
    box.world.say(member, group, text)
    assert [item["message"]["text"] for item in await api.updates()] == ([text] if seen else [])
    box.world.promote_bot(group, by=owner)
    box.world.say(member, group, text)
    assert [item["message"]["text"] for item in (await api.updates())[1:]] == [text]


async def test_answers_to_the_bot_are_seen(api: Api, box: Sandbox, group: Chat, member: Person) -> None:
    sent = await api("sendMessage", chat_id=group.id, text="?")
    other = box.world.say(member, group, "unseen")
    box.world.say(member, group, "unseen too", reply_to=other["message_id"])
    box.world.say(member, group, "yes", reply_to=sent["message_id"])
    (update,) = await api.updates()
    assert update["message"]["reply_to_message"]["text"] == "?"


async def test_without_privacy_mode_all_is_seen(api: Api, box: Sandbox, group: Chat, member: Person) -> None:
    box.world.privacy = False
    box.world.say(member, group, "hello")
    assert len(await api.updates()) == 1
    assert (await api("getMe"))["can_read_all_group_messages"] is True


@pytest.mark.parametrize("supergroup", [True, False])
async def test_the_bot_comes_and_goes(api: Api, box: Sandbox, owner: Person, *, supergroup: bool) -> None:
    group = box.world.add_group("Desk", members=[owner], supergroup=supergroup, bot=None)
    not_in = f"Forbidden: bot is not a member of the {group.type} chat"
    assert await api.refused("sendMessage", chat_id=group.id, text="x") == (403, not_in)
    box.world.bot_added(group, by=owner)
    added, service = await api.updates()
    change = added["my_chat_member"]
    assert [change[key]["status"] for key in ("old_chat_member", "new_chat_member")] == ["left", "member"]
    assert change["from"]["id"] == owner.id
    assert service["message"]["new_chat_members"][0]["id"] == 42
    box.world.promote_bot(group, by=owner, rights=["can_delete_messages"])
    box.world.demote_bot(group, by=owner)
    up, down = [item["my_chat_member"]["new_chat_member"] for item in await api.updates()]
    assert (up["status"], up["can_delete_messages"], up["can_pin_messages"]) == ("administrator", True, False)
    assert down["status"] == "member"
    box.world.bot_removed(group, by=owner)
    kinds = [next(key for key in item if key != "update_id") for item in await api.updates()]
    assert kinds == (["my_chat_member"] if supergroup else ["message", "my_chat_member"])
    gone = (
        "bot was kicked from the supergroup chat" if supergroup else "bot is not a member of the group chat"
    )
    assert await api.refused("sendMessage", chat_id=group.id, text="x") == (403, f"Forbidden: {gone}")


async def test_a_group_becomes_a_supergroup(api: Api, box: Sandbox, owner: Person) -> None:
    group = box.world.add_group("Desk", members=[owner], supergroup=False)
    new = box.world.upgrade(group)
    old_side, new_side = [item["message"] for item in await api.updates()]
    assert (old_side["chat"]["id"], old_side["migrate_to_chat_id"]) == (group.id, new.id)
    assert (new_side["chat"]["id"], new_side["migrate_from_chat_id"]) == (new.id, group.id)
    assert await api.raw("sendMessage", chat_id=group.id, text="x") == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": new.id},
    }
    assert (await api("sendMessage", chat_id=new.id, text="x"))["chat"]["type"] == "supergroup"
    with pytest.raises(ValueError, match="has become a supergroup"):
        box.world.say(owner, group, "x")


async def test_a_blocked_bot(api: Api, box: Sandbox) -> None:
    person = box.world.add_person("Dana")
    chat = box.world.private(person)
    assert await api.refused("sendMessage", chat_id=chat.id, text="x") == (
        403,
        "Forbidden: bot can't initiate conversation with a user",
    )
    box.world.say(person, chat, "/start")
    box.world.block(person)
    assert await api.refused("sendMessage", chat_id=chat.id, text="x") == (
        403,
        "Forbidden: bot was blocked by the user",
    )
    with pytest.raises(ValueError, match="unblock it first"):
        box.world.say(person, chat, "x")
    box.world.unblock(person)
    changes = [item["my_chat_member"] for item in (await api.updates())[1:]]
    assert [item["new_chat_member"]["status"] for item in changes] == ["kicked", "member"]
    await api("sendMessage", chat_id=chat.id, text="x")


async def test_anonymous_administrators(
    api: Api, box: Sandbox, group: Chat, owner: Person, member: Person
) -> None:
    box.world.say(owner, group, "/language", anonymous=True)
    (update,) = await api.updates()
    message = update["message"]
    assert (message["from"]["id"], message["from"]["username"]) == (1087968824, "GroupAnonymousBot")
    assert message["sender_chat"]["id"] == group.id
    markup = {"inline_keyboard": [[{"text": "kk", "callback_data": "l:kk"}]]}
    sent = await api("sendMessage", chat_id=group.id, text="?", reply_markup=markup)
    box.world.press(owner, group, sent["message_id"], "kk")
    assert (await api.updates())[0]["callback_query"]["from"]["id"] == owner.id
    with pytest.raises(ValueError, match="cannot write anonymously"):
        box.world.say(member, group, "x", anonymous=True)


async def test_what_a_bot_learns_of_a_chat(
    api: Api, group: Chat, owner: Person, member: Person, box: Sandbox
) -> None:
    assert (await api("getChat", chat_id=group.id))["title"] == "Desk"
    assert await api("getChatMemberCount", chat_id=group.id) == 3
    statuses = [item["status"] for item in await api("getChatAdministrators", chat_id=group.id)]
    assert statuses == ["creator"]
    for user_id, status in [(owner.id, "creator"), (member.id, "member"), (42, "member")]:
        found = await api("getChatMember", chat_id=group.id, user_id=user_id)
        assert (found["status"], found["user"]["id"]) == (status, user_id)
    stranger = box.world.add_person("Stranger")
    found = await api("getChatMember", chat_id=group.id, user_id=stranger.id)
    assert found["status"] == "left"
    refusal = await api.refused("getChatMember", chat_id=group.id, user_id=5)
    assert refusal == (400, "Bad Request: user not found")
    private = box.world.private(owner)
    refusal = await api.refused("getChatAdministrators", chat_id=private.id)
    assert refusal == (400, "Bad Request: there are no administrators in the private chat")


async def test_leaving(api: Api, group: Chat) -> None:
    assert await api("leaveChat", chat_id=group.id) is True
    (update,) = await api.updates()
    assert update["my_chat_member"]["new_chat_member"]["status"] == "left"
    refusal = await api.refused("sendMessage", chat_id=group.id, text="x")
    assert refusal == (403, "Forbidden: bot is not a member of the supergroup chat")


async def test_a_restricted_bot_cannot_write(api: Api, box: Sandbox, group: Chat, owner: Person) -> None:
    box.world.restrict_bot(group, by=owner)
    refusal = await api.refused("sendMessage", chat_id=group.id, text="x")
    assert refusal == (400, "Bad Request: not enough rights to send text messages to the chat")


@pytest.mark.parametrize("language", [None, "", "en_US", "uz-Cyrl", "zh-hans"])
async def test_language_codes_go_out_as_they_are(api: Api, box: Sandbox, language: str | None) -> None:
    person = box.world.add_person("Odd", language=language)
    box.world.say(person, box.world.private(person), "/start")
    (update,) = await api.updates()
    sender: dict[str, Any] = update["message"]["from"]
    assert sender.get("language_code") == language
    assert ("language_code" in sender) == (language is not None)
