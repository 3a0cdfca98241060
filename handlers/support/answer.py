"""Showing a page: as an answer to a message, or in place of the message of a button."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast
from weakref import WeakKeyDictionary

from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Message

from telegram.bodies import encode
from telegram.body_call import edit_text_call, press_call, send_encoded
from telegram.errors import cannot_be_edited, is_late_answer, is_unmodified
from views.telegram.support.belonging import Common, asker_of, mark_page
from views.telegram.support.bodies import unmarked_bodies

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aiogram import Bot
    from aiogram.methods import TelegramMethod
    from aiogram.types import CallbackQuery, InlineKeyboardMarkup, MaybeInaccessibleMessageUnion

    from telegram.bodies import Encoded
    from telegram.body_call import BodyCall
    from views.telegram.support.belonging import Asker
    from views.telegram.support.page import Page

TOAST_LIMIT = 100
"""Characters of a page in the toast for a press without a message; Telegram takes 200 UTF-16 units."""
ENCODED: WeakKeyDictionary[Page, tuple[Encoded, ...]] = WeakKeyDictionary()
"""The messages of a page as JSON, kept as long as the page: views keep those that many people ask for."""


async def answer(message: Message, page: Page) -> None:
    """Send a page to the chat and topic of ``message``; in a group it belongs to the person who asked."""
    parts = _encoded(mark_page(page, asked_by(message)))
    await _send_to_chat_of(message, parts, may_be_reply=len(parts) == 1)


def asked_by(message: Message) -> Asker | None:
    """Return to whom a page belongs that answers a message; None in private, where nobody else reads it."""
    if message.chat.type == ChatType.PRIVATE:
        return None
    if message.sender_chat is not None and message.sender_chat.id == message.chat.id:
        return Common.ADMINISTRATORS
    return message.from_user.id if message.from_user else None


def whose_page(message: MaybeInaccessibleMessageUnion) -> Asker | None:
    """Return to whom the page in a message of the bot belongs, or None if the message does not say it."""
    return asker_of(message.reply_markup) if isinstance(message, Message) else None


async def show(query: CallbackQuery, page: Page, toast: str | None = None) -> None:
    """Show a page in place of the pressed button's message, then answer the press.

    Parts of the page that do not fit into one message follow as new messages. A push, or a message that can
    no longer be edited, stays, and the page follows as a new message.
    """
    message = query.message
    if isinstance(message, Message) and whose_page(message) is not Common.PUSHED:
        await _replace(message, mark_page(page, whose_page(message)))
    elif message is not None:
        await _send_below(query, page)
    else:
        toast = toast or page.parts[0].striptags()[:TOAST_LIMIT]
    await answer_press(query, toast)


async def show_below(query: CallbackQuery, page: Page) -> None:
    """Show a page below the button's message, which stays as it is, then answer the press."""
    await _send_below(query, page)
    await answer_press(query)


async def answer_press(
    query: CallbackQuery, toast: str | None = None, *, alert: bool = False, url: str | None = None
) -> None:
    """Answer a press; an answer that comes too late for Telegram is dropped.

    ``url`` has to be a deep link to the bot, which opens the private chat: Telegram takes no other address.
    """
    try:
        await _call(query.bot, press_call(query.id, toast, alert=alert, url=url))
    except TelegramBadRequest as error:
        if not is_late_answer(error):
            raise


async def change_keyboard(message: Message, keyboard: InlineKeyboardMarkup) -> None:
    """Change the buttons of a message but not its text; a message that cannot be edited stays unchanged."""
    try:
        await message.edit_reply_markup(reply_markup=keyboard)
    except TelegramBadRequest as error:
        if not is_unmodified(error) and not cannot_be_edited(error):
            raise


async def _replace(message: Message, page: Page) -> None:
    first, *more = _encoded(page)
    try:
        await _call(message.bot, edit_text_call(first, message.chat.id, message.message_id))
    except TelegramBadRequest as error:
        if is_unmodified(error):
            return
        if not cannot_be_edited(error):
            raise
        more = [first, *more]
    await _send_to_chat_of(message, more)


async def _send_below(query: CallbackQuery, page: Page) -> None:
    """Send the page below the button's message, also if that is too old for Telegram to include it."""
    message = query.message
    if isinstance(message, Message):
        owner = whose_page(message)
        # The answer to a push is no push itself, so it gets no mark.
        shown = page if owner is Common.PUSHED else mark_page(page, owner)
        await _send_to_chat_of(message, _encoded(shown))
    elif message is not None:
        await _send_to_chat_of(message, _encoded(page))


async def _send_to_chat_of(
    message: MaybeInaccessibleMessageUnion, parts: Iterable[Encoded], *, may_be_reply: bool = False
) -> None:
    """Send messages to the chat of a message, and to its topic, which Telegram hides with the message."""
    in_topic = message if isinstance(message, Message) and message.is_topic_message else None
    thread = in_topic.message_thread_id if in_topic else None
    for part in parts:
        call = send_encoded(part, message.chat.id, thread)
        await _call(message.bot, replace(call, may_be_reply=True) if may_be_reply else call)


async def _call(bot: Bot | None, call: BodyCall) -> None:
    assert bot is not None
    await bot(cast("TelegramMethod[object]", call))


def _encoded(page: Page) -> tuple[Encoded, ...]:
    kept = ENCODED.get(page)
    if kept is None:
        kept = ENCODED[page] = tuple(map(encode, unmarked_bodies(page)))
    return kept
