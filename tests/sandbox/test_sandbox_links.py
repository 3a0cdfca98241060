"""Links that add the bot to groups and channels, and buttons that begin an inline query in a chosen chat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from sandbox import Person, Sandbox
    from tests.sandbox.raw_api import Api

EVERY = dict.fromkeys(
    ("allow_user_chats", "allow_bot_chats", "allow_group_chats", "allow_channel_chats"), True
)


@pytest.fixture
def owner(box: Sandbox) -> Person:
    return box.world.add_person("Owner")


@pytest.fixture
def member(box: Sandbox) -> Person:
    return box.world.add_person("Member")


async def test_a_link_adds_the_bot_to_a_group_and_starts_it(
    api: Api, box: Sandbox, owner: Person, member: Person
) -> None:
    group = box.world.add_group("Desk", members=[member], admins=[owner], bot=None)
    box.world.start_in_group(member, group, "g_1")
    added, joined, started = await api.updates()
    assert added["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert joined["message"]["new_chat_member"]["id"] == 42
    assert (started["message"]["text"], started["message"]["from"]["id"]) == (
        "/start@briefing_bot g_1",
        member.id,
    )
    box.world.start_in_group(member, group, "g_2")
    assert [item["message"]["text"] for item in await api.updates()] == ["/start@briefing_bot g_2"]
    box.world.start_in_group(member, group)
    assert await api.updates() == []


async def test_a_link_asks_for_rights_in_a_group(
    api: Api, box: Sandbox, owner: Person, member: Person
) -> None:
    group = box.world.add_group("Desk", members=[member], admins=[owner], bot=None)
    with pytest.raises(ValueError, match="Member cannot add the bot to Desk"):
        box.world.start_in_group(member, group, "x", "pin_messages")
    box.world.start_in_group(owner, group, admin="pin_messages+no_such_right")
    added, joined = await api.updates()
    new = added["my_chat_member"]["new_chat_member"]
    assert (new["status"], new["can_pin_messages"], new["can_delete_messages"]) == (
        "administrator",
        True,
        False,
    )
    assert "new_chat_member" in joined["message"]
    box.world.start_in_group(owner, group, admin="delete_messages")
    (raised,) = await api.updates()
    new = raised["my_chat_member"]["new_chat_member"]
    assert (new["can_pin_messages"], new["can_delete_messages"]) == (True, True)


async def test_a_link_adds_the_bot_to_a_channel(
    api: Api, box: Sandbox, owner: Person, member: Person
) -> None:
    channel = box.world.add_channel("News", admins=[owner], members=[member], bot=None)
    for person, admin in ((owner, ""), (owner, "no_such_right"), (member, "post_messages")):
        with pytest.raises(ValueError, match=r"channel, with rights|cannot add the bot"):
            box.world.start_in_channel(person, channel, admin)
    box.world.start_in_channel(owner, channel, "post_messages+edit_messages")
    (added,) = await api.updates()
    new = added["my_chat_member"]["new_chat_member"]
    assert (new["can_post_messages"], new["can_delete_messages"]) == (True, False)


async def test_who_may_add_the_bot(box: Sandbox, owner: Person, member: Person) -> None:
    group = box.world.add_group("Desk", members=[member], admins=[owner], bot=None)
    stranger = box.world.add_person("Stranger")
    with pytest.raises(ValueError, match="start parameter"):
        box.world.start_in_group(owner, group, "a b")
    with pytest.raises(ValueError, match="cannot add the bot"):
        box.world.start_in_group(stranger, group)
    group.permissions.discard("can_invite_users")
    assert not box.world.may_add_bot(member, group, with_rights=False)
    assert box.world.may_add_bot(owner, group, with_rights=False)
    box.world.promote(member, group, rights=["can_pin_messages"])
    assert not box.world.may_add_bot(member, group, with_rights=False)
    with pytest.raises(ValueError, match="is no group"):
        box.world.start_in_group(owner, box.world.private(owner))


async def sent_button(api: Api, person: Person, action: dict[str, Any]) -> dict[str, Any]:
    markup = {"inline_keyboard": [[{"text": "Share", **action}]]}
    sent = await api("sendMessage", chat_id=person.id, text="x", reply_markup=markup)
    button: dict[str, Any] = sent["reply_markup"]["inline_keyboard"][0][0]
    return button


async def test_a_button_for_a_chosen_chat(api: Api, box: Sandbox, owner: Person) -> None:
    box.world.start(owner)
    chosen = {"query": "card", "allow_group_chats": True}
    button = await sent_button(api, owner, {"switch_inline_query_chosen_chat": chosen})
    assert button["switch_inline_query_chosen_chat"] == dict.fromkeys(EVERY, False) | chosen
    button = await sent_button(api, owner, {"switch_inline_query_chosen_chat": EVERY | {"query": "q" * 256}})
    assert button["switch_inline_query"] == "q" * 256


@pytest.mark.parametrize(
    ("action", "sentence"),
    [
        ({"switch_inline_query_chosen_chat": {"query": "x"}}, "at least one chat type must be allowed"),
        (
            {"switch_inline_query_chosen_chat": {"query": "x", "allow_user_chats": "yes"}},
            'can\'t parse inline keyboard button: Field "allow_user_chats" must be of type Boolean',
        ),
        (
            {"switch_inline_query_chosen_chat": "x"},
            (
                'can\'t parse inline keyboard button: Field "switch_inline_query_chosen_chat" must be '
                "of type Object"
            ),
        ),
        ({"switch_inline_query_chosen_chat": EVERY | {"query": "q" * 257}}, "BUTTON_DATA_INVALID"),
        ({"switch_inline_query": "q" * 257}, "BUTTON_DATA_INVALID"),
    ],
)
async def test_buttons_for_a_chosen_chat_that_are_refused(
    api: Api, box: Sandbox, owner: Person, action: dict[str, Any], sentence: str
) -> None:
    box.world.start(owner)
    markup = {"inline_keyboard": [[{"text": "Share", **action}]]}
    refusal = await api.refused("sendMessage", chat_id=owner.id, text="x", reply_markup=markup)
    assert refusal == (400, f"Bad Request: {sentence}")
