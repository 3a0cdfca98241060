"""Showing a page: as an answer in the topic of the question, or in place of the message of a button."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Message

from views.telegram.support.belonging import Common, asker_of, mark_page

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiogram.types import CallbackQuery, InlineKeyboardMarkup, MaybeInaccessibleMessageUnion

    from views.telegram.support.belonging import Asker
    from views.telegram.support.page import Page

CANNOT_BE_EDITED = (
    "message can't be edited",
    "message to edit not found",
    "there is no text in the message",
    "MESSAGE_ID_INVALID",
)
"""What Telegram says of messages that are too old, deleted, or no text."""

TOAST_LIMIT = 100
"""Characters of a page shown where there is no message to show it in; Telegram takes 200 UTF-16 units."""


async def answer(message: Message, page: Page) -> None:
    """Send a page to where ``message`` was written; the keyboard goes below its last part.

    In a group the page belongs to whoever has asked for it.
    """
    await _send(message.answer, mark_page(page, asked_by(message)))


def asked_by(message: Message) -> Asker | None:
    """Return whose a page is that answers a message; None in private, where all is one person's."""
    if message.chat.type == ChatType.PRIVATE:
        return None
    if message.sender_chat is not None and message.sender_chat.id == message.chat.id:
        return Common.ADMINISTRATORS
    return message.from_user.id if message.from_user else None


def whose_page(message: MaybeInaccessibleMessageUnion) -> Asker | None:
    """Return whose the page is that a message of the bot shows, or None where nothing says so."""
    return asker_of(message.reply_markup) if isinstance(message, Message) else None


async def show(query: CallbackQuery, page: Page, toast: str | None = None) -> None:
    """Show a page in place of the pressed button's message, then answer the press.

    What does not fit into one message follows as new ones. A message that was pushed, or can no longer be
    edited, is answered by a new one; the same page again changes nothing.
    """
    message = query.message
    if isinstance(message, Message) and whose_page(message) is not Common.PUSHED:
        await _replace(message, mark_page(page, whose_page(message)))
    elif message is not None:
        await _answer_press(query, page)
    else:
        toast = toast or page.parts[0].striptags()[:TOAST_LIMIT]
    await notify(query, toast)


async def show_below(query: CallbackQuery, page: Page) -> None:
    """Show a page below the button's message, which stays as it is, then answer the press."""
    await _answer_press(query, page)
    await notify(query)


async def notify(
    query: CallbackQuery, toast: str | None = None, *, alert: bool = False, url: str | None = None
) -> None:
    """Answer a press; one that Telegram no longer waits for is past being answered.

    ``url`` opens a chat with the bot: Telegram takes a deep link to it, and no other address.
    """
    try:
        await query.answer(toast, show_alert=alert, url=url)
    except TelegramBadRequest as error:
        if "query is too old" not in error.message:
            raise


async def change_keyboard(message: Message, keyboard: InlineKeyboardMarkup) -> None:
    """Change the buttons of a message, whose text stays; one that cannot be changed stays as it is."""
    try:
        await message.edit_reply_markup(reply_markup=keyboard)
    except TelegramBadRequest as error:
        if not any(reason in error.message for reason in ("message is not modified", *CANNOT_BE_EDITED)):
            raise


async def _replace(message: Message, page: Page) -> None:
    first, *more = page.parts
    try:
        await message.edit_text(first, reply_markup=None if more else page.keyboard)
    except TelegramBadRequest as error:
        if "message is not modified" in error.message:
            return
        if not any(reason in error.message for reason in CANNOT_BE_EDITED):
            raise
        await _send(message.answer, page)
        return
    if more:
        await _send(message.answer, replace(page, parts=tuple(more)))


async def _answer_press(query: CallbackQuery, page: Page) -> None:
    """Send the page below the button's message, also where Telegram no longer shows that message to bots."""
    message = query.message
    if isinstance(message, Message):
        owner = whose_page(message)
        # What answers a push is a page like any other.
        await _send(message.answer, page if owner is Common.PUSHED else mark_page(page, owner))
    elif message is not None and query.bot is not None:
        await _send(partial(query.bot.send_message, message.chat.id), page)


async def _send(send: Callable[..., Awaitable[Message]], page: Page) -> None:
    """Send the parts in order; the keyboard goes below the last one."""
    *first, last = page.parts
    for part in first:
        await send(part)
    await send(last, reply_markup=page.keyboard)
