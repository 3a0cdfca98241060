"""A bot that sends a message to one person of a group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sandbox import Chat, Person
    from tests.sandbox.raw_api import Api


def to(person: Person, **more: object) -> dict[str, Any]:
    return {"receiver_user_id": person.id, **more}


async def whisper(api: Api, chat: Chat, person: Person, **more: object) -> dict[str, Any]:
    """Let the bot send an ephemeral message, and return its ``Message`` object."""
    sent: dict[str, Any] = await api(
        "sendMessage",
        **{"chat_id": chat.id, "text": "psst", "ephemeral_message_parameters": to(person)} | more,
    )
    return sent
