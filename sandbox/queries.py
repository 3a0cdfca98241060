"""Queries of people to the bot from any chat, and messages made of the bot's results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.chats import Message
    from sandbox.kinds import Json
    from sandbox.people import Person


@dataclass(frozen=True, slots=True)
class InlineQuery:
    """What a person typed after the bot's name; ``asked_at`` is in Unix seconds."""

    asked_at: int
    person: Person
    query: str
    offset: str


@dataclass(slots=True)
class GuestQuery:
    """A message that summoned the bot as a guest; ``answer`` is the bot's message once it has answered."""

    message: Message
    answer: Message | None = None


def fill(message: Message, result: Json) -> None:
    """Give a new message the content and the keyboard of a checked result."""
    message.text, message.entities = result["text"], result["entities"]
    message.media, message.rich_html = result["media"], result["rich_html"]
    message.content |= result["content"]
    message.reply_markup = result["reply_markup"]
