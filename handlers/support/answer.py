"""Showing a page: as an answer to a message, or in place of the message of a button."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Message

from telegram.errors import cannot_be_edited, is_late_answer, is_unmodified
from views.telegram.support.belonging import Common, asker_of, mark_page

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiogram.types import CallbackQuery, InlineKeyboardMarkup, MaybeInaccessibleMessageUnion

    from views.telegram.support.belonging import Asker
    from views.telegram.support.page import Page

TOAST_LIMIT = 100
"""Characters of a page in the toast for a press without a message; Telegram takes 200 UTF-16 units."""


async def answer(message: Message, page: Page) -> None:
    """Send a page to the chat and topic of ``message``; in a group it belongs to the person who asked."""
    await _send(message.answer, mark_page(page, asked_by(message)))


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
        await query.answer(toast, show_alert=alert, url=url)
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
    first, *more = page.parts
    try:
        await message.edit_text(first, reply_markup=None if more else page.keyboard)
    except TelegramBadRequest as error:
        if is_unmodified(error):
            return
        if not cannot_be_edited(error):
            raise
        await _send(message.answer, page)
        return
    if more:
        await _send(message.answer, replace(page, parts=tuple(more)))


async def _send_below(query: CallbackQuery, page: Page) -> None:
    """Send the page below the button's message, also if that is too old for Telegram to include it."""
    message = query.message
    if isinstance(message, Message):
        owner = whose_page(message)
        # The answer to a push is no push itself, so it gets no mark.
        await _send(message.answer, page if owner is Common.PUSHED else mark_page(page, owner))
    elif message is not None and query.bot is not None:
        await _send(partial(query.bot.send_message, message.chat.id), page)


async def _send(send: Callable[..., Awaitable[Message]], page: Page) -> None:
    *first, last = page.parts
    for part in first:
        await send(part)
    await send(last, reply_markup=page.keyboard)
