"""Which messages people write to the bot, and what an answer in a form says: plain text, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.enums import ContentType, MessageEntityType
from aiogram.types import MessageOriginChannel

from briefing.invalid_input import InvalidInput, Problem

if TYPE_CHECKING:
    from aiogram.types import Message

SENT_BY_PEOPLE = frozenset(
    {
        ContentType.ANIMATION,
        ContentType.AUDIO,
        ContentType.CHECKLIST,
        ContentType.CONTACT,
        ContentType.DICE,
        ContentType.DOCUMENT,
        ContentType.GAME,
        ContentType.LIVE_PHOTO,
        ContentType.LOCATION,
        ContentType.PAID_MEDIA,
        ContentType.PHOTO,
        ContentType.POLL,
        ContentType.RICH_MESSAGE,
        ContentType.STICKER,
        ContentType.STORY,
        ContentType.VENUE,
        ContentType.VIDEO,
        ContentType.VIDEO_NOTE,
        ContentType.VOICE,
    }
)
"""Kinds of messages that people send, unlike service messages; texts are told by their text."""
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
"""Formatting that a person sets on purpose, and that would be lost; Telegram finds links and names itself."""


def is_forwarded(message: Message) -> bool:
    """Tell whether a message was forwarded; an origin that this version does not know has only a date."""
    return message.forward_origin is not None or message.forward_date is not None


def written(message: Message) -> str:
    """Return the text of a message. Raises :class:`InvalidInput` when there is none, or it is formatted."""
    if message.text is None:
        raise InvalidInput(Problem.NO_TEXT)
    if any(each.type in FORMATTING for each in message.entities or ()):
        raise InvalidInput(Problem.MARKUP)
    return message.text


def is_answer_of_person(message: Message) -> bool:
    """Tell whether a person means a message as an answer.

    Service messages are none, and cannot be forwarded. A forwarded album is none: each of its pictures is a
    message.
    """
    if is_forwarded(message):
        return message.media_group_id is None
    return message.text is not None or message.content_type in SENT_BY_PEOPLE


def link_of_post(message: Message) -> str | None:
    """Return the address of a post that was forwarded from a public channel; None for any other message."""
    origin = message.forward_origin
    if not isinstance(origin, MessageOriginChannel) or not origin.chat.username:
        return None
    return f"https://t.me/{origin.chat.username}/{origin.message_id}"
