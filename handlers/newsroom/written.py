"""What somebody wrote in a form: plain text, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.enums import MessageEntityType

from briefing.newsroom.answers import Slip, WrongAnswer
from handlers.finding import SAID_BY_PEOPLE

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
    """Return the text of a message without formatting. Raises :class:`WrongAnswer`."""
    if message.text is None:
        raise WrongAnswer(Slip.NO_TEXT)
    if any(each.type in FORMATTING for each in message.entities or ()):
        raise WrongAnswer(Slip.MARKUP)
    return message.text


def is_said(message: Message) -> bool:
    """Tell whether a person means a message for the bot; nobody wrote service messages."""
    return message.text is not None or message.content_type in SAID_BY_PEOPLE
