"""Showing a page: as an answer in the topic of the question, or in place of the message of a button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Message

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from aiogram.types import CallbackQuery, InlineKeyboardMarkup

    from views.telegram.page import Page

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
    """Send a page to where ``message`` was written; the keyboard goes below its last part."""
    await _send(message.answer, page.parts, page.keyboard)


async def show(query: CallbackQuery, page: Page, toast: str | None = None) -> None:
    """Show a page in place of the pressed button's message, then answer the press.

    What does not fit into one message follows as new ones. A message that can no longer be edited is
    answered by a new one; the same page again changes nothing.
    """
    message = query.message
    if isinstance(message, Message):
        await _replace(message, page)
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


async def _replace(message: Message, page: Page) -> None:
    first, *more = page.parts
    try:
        await message.edit_text(first, reply_markup=None if more else page.keyboard)
    except TelegramBadRequest as error:
        if "message is not modified" in error.message:
            return
        if not any(reason in error.message for reason in CANNOT_BE_EDITED):
            raise
        await answer(message, page)
        return
    if more:
        await _send(message.answer, more, page.keyboard)


async def _answer_press(query: CallbackQuery, page: Page) -> None:
    """Send the page below the button's message, also where Telegram no longer shows that message to bots."""
    if isinstance(query.message, Message):
        await answer(query.message, page)
    elif query.message is not None and query.bot is not None:
        send = partial(query.bot.send_message, query.message.chat.id)
        await _send(send, page.parts, page.keyboard)


async def _send(
    send: Callable[..., Awaitable[Message]], parts: Sequence[str], keyboard: InlineKeyboardMarkup | None
) -> None:
    """Send the parts in order; the keyboard goes below the last one."""
    *first, last = parts
    for part in first:
        await send(part)
    await send(last, reply_markup=keyboard)
