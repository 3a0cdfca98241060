"""The content of a broadcast or post, read from a message of its author and sent back to look at."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from aiogram.enums import ContentType, MessageEntityType
from aiogram.exceptions import TelegramBadRequest

from briefing.broadcasts.composing import CAPTION_UNITS, TEXT_UNITS, LostPart, units
from briefing.broadcasts.content import Content, ContentKind
from briefing.broadcasts.form import GROUP, PAGE
from briefing.invalid_input import InvalidInput, Problem
from briefing.legible import has_something_to_read
from handlers.support.written import SENT_BY_PEOPLE, is_forwarded
from telegram.errors import reason_of
from telegram.message_looks import entities_of, file_id_of, looks_of
from telegram.sender import send_now

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import Message

    from briefing.outbox import Body
    from handlers.support.open_forms import OpenForm
    from views.telegram.support.page import Page

FILES = {
    ContentType.PHOTO: ContentKind.PHOTO,
    ContentType.VIDEO: ContentKind.VIDEO,
    ContentType.ANIMATION: ContentKind.ANIMATION,
    ContentType.AUDIO: ContentKind.AUDIO,
    ContentType.DOCUMENT: ContentKind.DOCUMENT,
    ContentType.VOICE: ContentKind.VOICE,
}
COPIED = frozenset(
    {
        ContentType.CONTACT,
        ContentType.LOCATION,
        ContentType.STICKER,
        ContentType.VENUE,
        ContentType.VIDEO_NOTE,
    }
)
SENT = SENT_BY_PEOPLE | {ContentType.GIVEAWAY, ContentType.INVOICE}
"""Kinds of messages that an author may send, also those that are then refused with a reason."""


def is_message_to_send(message: Message) -> bool:
    """Tell whether the author sent a message to be passed on, which a service message never is."""
    return message.text is not None or message.content_type in SENT or is_forwarded(message)


def content_of(message: Message) -> Content:
    """Return the content of a message. Raises :class:`InvalidInput` when it cannot be sent."""
    if message.text is not None:
        length = units(message.text)
        if length > TEXT_UNITS:
            raise InvalidInput(Problem.TEXT_TOO_LONG, length=length, limit=TEXT_UNITS)
        if not has_something_to_read(message.text):
            raise InvalidInput(Problem.EMPTY_MESSAGE)
        return Content(
            ContentKind.TEXT, message.text, entities_of(message.entities), extras=looks_of(message)
        )
    kind = ContentType(message.content_type)
    if kind in COPIED:
        return Content(ContentKind.COPY, message_id=message.message_id)
    if kind not in FILES:
        raise InvalidInput(Problem.OTHER_KIND)
    caption = message.caption or ""
    if units(caption) > CAPTION_UNITS:
        raise InvalidInput(Problem.CAPTION_TOO_LONG, length=units(caption), limit=CAPTION_UNITS)
    media = ((FILES[kind].value, file_id_of(message, FILES[kind].value)),)
    return Content(
        FILES[kind],
        caption,
        entities_of(message.caption_entities),
        media,
        extras=looks_of(message),
        is_above=bool(message.show_caption_above_media),
    )


def missing_of(message: Message) -> tuple[LostPart, ...]:
    """Return the parts of a message that its content leaves out."""
    answered = (message.reply_to_message, message.external_reply, message.reply_to_story, message.quote)
    entities = (*(message.entities or ()), *(message.caption_entities or ()))
    is_there = {
        LostPart.BUTTONS: message.reply_markup is not None,
        LostPart.EFFECT: message.effect_id is not None,
        LostPart.ANSWERED: any(each is not None for each in answered),
        LostPart.CUSTOM_EMOJI: any(each.type == MessageEntityType.CUSTOM_EMOJI for each in entities),
    }
    return tuple(each for each, there in is_there.items() if there)


async def send_as_it_looks(bot: Bot, chat_id: int, body: Body, *, silent: bool) -> None:
    """Send a body to its author as readers will get it. Raises :class:`InvalidInput` when refused."""
    try:
        await send_now(bot, body, chat_id, silent=silent)
    except TelegramBadRequest as error:
        raise InvalidInput(Problem.REFUSED, reason=reason_of(error)) from error


async def show_album(form: OpenForm, message: Message, shown: Page) -> None:
    """Show how many parts of an album have come, in one message that is edited, and save its id in the form.

    A message that is no part of an album is answered by a new one.
    """
    text, keyboard, values = shown.parts[-1], shown.keyboard, form.values
    if GROUP in values and PAGE in values:
        assert message.bot is not None
        with suppress(TelegramBadRequest):  # The message was deleted, or shows this text.
            await message.bot.edit_message_text(
                text, chat_id=message.chat.id, message_id=int(values[PAGE]), reply_markup=keyboard
            )
    else:
        sent = await message.answer(text, reply_markup=keyboard)
        values = {**values, PAGE: str(sent.message_id)}
    await form.moved_to(form.step, values).save()
