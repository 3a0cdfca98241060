"""What stands in a chat, and everything that can be pressed there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.followups.published import MINUTE, followed_up

if TYPE_CHECKING:
    from datetime import datetime

    from sandbox import Chat, Message, Person
    from tests.desk import Desk

ASKED = (
    "/digest",
    "/initiatives",
    "/deadlines",
    "/chamber",
    "/followups",
    "/history chamber",
    "/cite chamber",
    "/commitments",
    "/scoreboard",
    "/statements",
    "/whatsnew",
    "/pending",
    "/language",
    "/settings",
    "/snooze",
    "/unsubscribe",
    "/following",
    "/follow chamber",
    "/unfollow chamber",
    "/forget",
    "/start",
    "/search chamber",
)
"""Every command that is answered by a page with buttons in a group."""


def standing(desk: Desk, chat: Chat) -> list[tuple[Any, ...]]:
    """Return all that the bot shows in a chat."""
    return [
        (each.message_id, each.html, each.media, each.reply_markup, each.deleted)
        for each in desk.box.world.messages(chat)
        if each.from_bot
    ]


def texts(desk: Desk, chat: Chat) -> dict[int, str]:
    return {each.message_id: each.html for each in desk.box.world.messages(chat) if each.from_bot}


def links(message: Message) -> list[str]:
    return [each["url"] for row in message.buttons for each in row if "url" in each]


def with_buttons(desk: Desk, chat: Chat) -> list[Message]:
    return [each for each in desk.box.world.messages(chat) if each.from_bot and each.buttons]


async def answered(desk: Desk, person: Person, chat: Chat, message: Message, data: str) -> dict[str, Any]:
    """Press, also what the message does not have, and return all of the answer."""
    return await desk.pressed(person, chat, message, data, forged=True)


async def pushed_to(desk: Desk, chat: Chat, reminded_at: datetime) -> list[Message]:
    """Let a follow-up be published and a reminder fall due; return the pushes that have buttons."""
    last = max((each.message_id for each in desk.box.world.messages(chat)), default=0)
    await followed_up(desk)
    await desk.travel(desk.now)
    await desk.travel(desk.now + MINUTE)
    await desk.travel(reminded_at)
    return [each for each in with_buttons(desk, chat) if each.message_id > last]
