"""What somebody wrote in a form: plain text, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.enums import MessageEntityType
from aiogram.types import MessageOriginChannel

from briefing.invalid_input import InvalidInput, Problem
from handlers.support.said import SAID_BY_PEOPLE, is_forwarded

if TYPE_CHECKING:
    from aiogram.types import Message

FORMATTING = frozenset(
    {
        MessageEntityType.BLOCKQUOTE,
        MessageEntityType.BOLD,
        MessageEntityType.CODE,
        MessageEntityType.EXPANDABLE_BLOCKQUOTE,
        MessageEntityType.ITALIC,
        MessageEntityType.PRE,
        MessageEntityType.SPOILER,
        MessageEntityType.STRIKETHROUGH,
        MessageEntityType.TEXT_LINK,
        MessageEntityType.TEXT_MENTION,
        MessageEntityType.UNDERLINE,
    }
)
"""What a person puts on a text on purpose, and would be lost; links and names are found by themselves."""


def written(message: Message) -> str:
    """Return the text of a message without formatting. Raises :class:`InvalidInput`."""
    if message.text is None:
        raise InvalidInput(Problem.NO_TEXT)
    if any(each.type in FORMATTING for each in message.entities or ()):
        raise InvalidInput(Problem.MARKUP)
    return message.text


def is_said(message: Message) -> bool:
    """Tell whether a person means a message as an answer.

    Nobody wrote service messages, which nobody can forward either, whatever kinds there will be; the pictures
    of a forwarded album come with its first one.
    """
    if is_forwarded(message):
        return message.media_group_id is None
    return message.text is not None or message.content_type in SAID_BY_PEOPLE


def link_of_post(message: Message) -> str | None:
    """Return the address of a post that was forwarded from a public channel; None for any other message."""
    origin = message.forward_origin
    if not isinstance(origin, MessageOriginChannel) or not origin.chat.username:
        return None
    return f"https://t.me/{origin.chat.username}/{origin.message_id}"
