"""Pages in groups that one person alone sees: opened by a press, and turned by later ones."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, cast

from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramNotFound
from aiogram.types import EphemeralMessageParameters, Message

from handlers.support.encoded_pages import encoded_page
from telegram.body_call import Receiver, edit_ephemeral_call, send_ephemeral_call
from telegram.ephemeral import NotEphemeral, send_ephemeral
from telegram.errors import is_unmodified

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aiogram import Bot
    from aiogram.methods import TelegramMethod
    from aiogram.types import CallbackQuery, MaybeInaccessibleMessageUnion

    from telegram.bodies import Encoded
    from views.telegram.support.page import Page

NOT_THERE = 0
"""The id of a message that cannot be edited or deleted by it, as Telegram gives it to ephemeral messages."""


def is_for_presser(message: MaybeInaccessibleMessageUnion) -> bool:
    """Tell whether what a press shows is for the presser alone."""
    return message.message_id == NOT_THERE


def ephemeral_id(message: MaybeInaccessibleMessageUnion) -> int | None:
    """Return the id by which an ephemeral message is edited, or None if it is none."""
    return message.ephemeral_message_id if isinstance(message, Message) else None


def thread_of(message: MaybeInaccessibleMessageUnion) -> int | None:
    """Return the topic of a message, which Telegram hides with the message."""
    in_topic = message if isinstance(message, Message) and message.is_topic_message else None
    return in_topic.message_thread_id if in_topic else None


def is_opening(query: CallbackQuery) -> bool:
    """Tell whether a press opens a page for the presser alone, of which nothing is shown yet."""
    message = query.message
    return message is not None and is_for_presser(message) and ephemeral_id(message) is None


def opening_own(query: CallbackQuery) -> CallbackQuery:
    """Return a press on somebody else's page as one that opens a page for the presser alone."""
    assert query.message is not None
    message = query.message.model_copy(update={"message_id": NOT_THERE, "reply_markup": None})
    return query.model_copy(update={"message": message})


def receiver_of(query: CallbackQuery) -> Receiver:
    """Return the presser as who alone sees the answer."""
    return Receiver(query.from_user.id, press=query.id)


def parameters_for(query: CallbackQuery) -> EphemeralMessageParameters | None:
    """Return what makes a file ephemeral that answers a press; None where everybody is to see it."""
    if query.message is None or not is_for_presser(query.message):
        return None
    return EphemeralMessageParameters(receiver_user_id=query.from_user.id, callback_query_id=query.id)


async def show_to_presser(query: CallbackQuery, page: Page) -> None:
    """Show a page in place of the pressed ephemeral message, or as a new one. Raises :class:`NotEphemeral`.

    What can no longer be edited stays, and the page follows as a new message.
    """
    message = query.message
    assert message is not None
    shown = ephemeral_id(message)
    first, *more = encoded_page(page)
    if shown is None or not await _replaced(query, first, shown):
        more = [first, *more]
    await _send_to_presser(query, more)


async def send_to_presser(query: CallbackQuery, page: Page) -> None:
    """Show a page in a new ephemeral message. Raises :class:`NotEphemeral`."""
    await _send_to_presser(query, encoded_page(page))


async def _replaced(query: CallbackQuery, shown: Encoded, as_id: int) -> bool:
    """Edit an ephemeral message; return False if it cannot be edited."""
    assert query.message is not None
    assert query.bot is not None
    call = edit_ephemeral_call(shown, query.message.chat.id, query.from_user.id, as_id)
    try:
        await query.bot(cast("TelegramMethod[object]", call))
    except TelegramNotFound as error:  # the server is an older one now
        raise NotEphemeral(error) from error
    except TelegramBadRequest as error:
        return is_unmodified(error)
    return True


async def _send_to_presser(query: CallbackQuery, parts: Iterable[Encoded]) -> None:
    message, bot = query.message, query.bot
    assert message is not None
    assert bot is not None
    chat_id, thread = message.chat.id, thread_of(message)
    for part in parts:
        try:
            await send_ephemeral(bot, send_ephemeral_call(part, chat_id, thread, receiver_of(query)))
        except NotEphemeral as refusal:
            await take_back(bot, message.chat.id, refusal)
            raise


async def take_back(bot: Bot, chat_id: int, refusal: NotEphemeral) -> None:
    """Delete a message that was for one person, and that an older server has posted for all."""
    if refusal.posted_as is not None:
        with suppress(TelegramAPIError):
            await bot.delete_message(chat_id, refusal.posted_as)
