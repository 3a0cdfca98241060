"""Which messages people mean for the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiogram.enums import ContentType

if TYPE_CHECKING:
    from aiogram.types import Message

SAID_BY_PEOPLE = frozenset(
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
"""Messages that a person means for the bot; service messages are none of them."""


def is_forwarded(message: Message) -> bool:
    """Tell whether a message was forwarded; of an origin that is not known here its date alone says so."""
    return message.forward_origin is not None or message.forward_date is not None
