"""What Telegram or a channel brings into a group: posts are no questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sandbox.people import CHANNEL_MAIL

if TYPE_CHECKING:
    from sandbox import Chat, Message, Person
    from tests.desk import Desk

CHANNEL = {"id": -1_009, "type": "channel", "title": "Akorda"}
CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}


def relayed(desk: Desk, group: Chat, **content: object) -> dict[str, Any]:
    """Return a post as Telegram forwards it to the discussion group by itself."""
    now = int(desk.now.timestamp())
    return {
        "message_id": 900_000,
        "date": now,
        "chat": group.api(),
        "from": CHANNEL_MAIL.api(),
        "sender_chat": CHANNEL,
        "is_automatic_forward": True,
        "forward_origin": {"type": "channel", "date": now, "message_id": 7, "chat": CHANNEL},
        **content,
    }


async def answers(desk: Desk, group: Chat, message: dict[str, Any]) -> list[Message]:
    before = len(desk.box.world.messages(group))
    desk.box.inject({"message": message})
    await desk.box.settled()
    return [each for each in desk.box.world.messages(group)[before:] if each.from_bot]


@pytest.mark.parametrize(
    "said",
    [
        {"text": "/digest"},
        {"text": "/digest@briefing_bot"},
        {"text": "/forget"},
        {"text": "/broadcast"},
        {"text": "/start rep-e-ots-2025-chamber"},
        {"text": "/no_such_command@briefing_bot"},
        {"caption": "/digest", "photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]},
    ],
    ids=lambda said: str(said.get("text", "picture")),
)
async def test_a_post_of_a_linked_channel_is_not_answered(
    desk: Desk, emma: Person, said: dict[str, Any]
) -> None:
    group = desk.box.world.add_group("Comments", members=[emma])
    assert await answers(desk, group, relayed(desk, group, **said)) == []
    (answer,) = await desk.say(emma, group, "/help")
    assert "/digest" in answer.text


async def test_posts_of_a_linked_channel_are_no_flood(idle_desk: Desk, emma: Person) -> None:
    await idle_desk.start(flood_per_10s=3)
    group = idle_desk.box.world.add_group("Comments", members=[emma])
    for number in range(10):
        idle_desk.box.inject({"message": relayed(idle_desk, group, message_id=number + 1, text="/digest")})
    await idle_desk.box.settled()
    assert [each for each in idle_desk.box.world.messages(group) if each.from_bot] == []


async def test_who_asks_in_the_name_of_a_channel_is_answered_and_has_no_rights(
    desk: Desk, emma: Person
) -> None:
    group = desk.box.world.add_group("Comments", members=[emma])
    written = {"is_automatic_forward": False, "forward_origin": None, "from": CHANNEL_BOT}
    (card,) = await answers(desk, group, relayed(desk, group, **written, text="/chamber"))
    assert "Chamber" in card.text
    (refusal,) = await answers(desk, group, relayed(desk, group, **written, text="/subscribe"))
    assert refusal.text == "Only administrators of this group can change this."
