"""Showing a page: as an answer to a message, or in place of the message of a button."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from aiogram.enums import ChatType
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Message

from handlers.support.encoded_pages import encoded_page
from handlers.support.ephemeral_pages import (
    is_for_presser,
    is_opening,
    send_to_presser,
    show_to_presser,
    thread_of,
)
from telegram.body_call import edit_text_call, press_call, send_encoded
from telegram.ephemeral import NotEphemeral
from telegram.errors import cannot_be_edited, is_late_answer, is_unmodified
from views.telegram.support.belonging import Common, asker_of, mark_page

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from aiogram import Bot
    from aiogram.methods import TelegramMethod
    from aiogram.types import CallbackQuery, InlineKeyboardMarkup, MaybeInaccessibleMessageUnion

    from telegram.bodies import Encoded
    from telegram.body_call import BodyCall
    from views.telegram.support.belonging import Asker
    from views.telegram.support.page import Page

TOAST_LIMIT = 100
"""Characters of a page in the toast for a press without a message; Telegram takes 200 UTF-16 units."""


async def answer(message: Message, page: Page) -> None:
    """Send a page to the chat and topic of ``message``; in a group it belongs to the person who asked."""
    await answer_in_parts(message, marked_parts(message, page))


def marked_parts(message: Message, page: Page) -> tuple[Encoded, ...]:
    """Return the messages of a page that answers a message."""
    return encoded_page(mark_page(page, asked_by(message)))


async def answer_in_parts(message: Message, parts: tuple[Encoded, ...]) -> None:
    """Send the messages of a page to the chat and topic of ``message``."""
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
    no longer be edited, stays, and the page follows as a new message. What the presser alone sees stays so.

    Raises:
        NotEphemeral: the press was on somebody else's page, and no page can be shown to the presser alone.

    """
    message = query.message
    if message is not None and is_for_presser(message):
        toast = await _shown_to_presser(show_to_presser, query, page, toast)
    elif isinstance(message, Message) and whose_page(message) is not Common.PUSHED:
        await _replace(message, mark_page(page, whose_page(message)))
    elif message is not None:
        await _send_below(query, page)
    else:
        toast = toast or _toast_of(page)
    await answer_press(query, toast)


async def show_below(query: CallbackQuery, page: Page) -> None:
    """Show a page below the button's message, which stays as it is, then answer the press.

    Raises:
        NotEphemeral: as :func:`show`.

    """
    toast = None
    if query.message is not None and is_for_presser(query.message):
        toast = await _shown_to_presser(send_to_presser, query, page)
    else:
        await _send_below(query, page)
    await answer_press(query, toast)


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


async def _shown_to_presser(
    show_it: Callable[[CallbackQuery, Page], Awaitable[None]],
    query: CallbackQuery,
    page: Page,
    toast: str | None = None,
) -> str | None:
    """Show a page to the presser alone; return the toast, which has its first words if that fails."""
    try:
        await show_it(query, page)
    except NotEphemeral:
        if is_opening(query):
            raise
        return toast or _toast_of(page)
    return toast


def _toast_of(page: Page) -> str:
    return page.parts[0].striptags()[:TOAST_LIMIT]


async def _replace(message: Message, page: Page) -> None:
    first, *more = encoded_page(page)
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
        await _send_to_chat_of(message, encoded_page(shown))
    elif message is not None:
        await _send_to_chat_of(message, encoded_page(page))


async def _send_to_chat_of(
    message: MaybeInaccessibleMessageUnion, parts: Iterable[Encoded], *, may_be_reply: bool = False
) -> None:
    """Send messages to the chat of a message, and to its topic."""
    bot = _bot_of(message)
    for part in parts:
        call = send_encoded(part, message.chat.id, thread_of(message), may_be_reply=may_be_reply)
        await _call(bot, call)


def _bot_of(message: MaybeInaccessibleMessageUnion) -> Bot | None:
    """Return the bot that got a message; aiogram's property takes fifteen times as long, in each answer."""
    return (message.__pydantic_private__ or {}).get("_bot")


async def _call(bot: Bot | None, call: BodyCall) -> None:
    assert bot is not None
    await bot(cast("TelegramMethod[object]", call))
