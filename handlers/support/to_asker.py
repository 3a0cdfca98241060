"""Answers to a message that only the person who wrote it is to see, in groups that take them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from aiogram.enums import ChatType

from handlers.support.answer import answer, answer_in_parts, marked_parts
from handlers.support.ephemeral_pages import take_back, thread_of
from telegram.body_call import Receiver, send_ephemeral_call
from telegram.ephemeral import NotEphemeral, send_ephemeral
from views.telegram.support.notices import for_one_person

if TYPE_CHECKING:
    from aiogram.types import Message

    from handlers.support.context import Services
    from telegram.bodies import Encoded
    from views.telegram.support.page import Page, ViewContext

GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})
ANSWERABLE = timedelta(seconds=15)
"""How long a bot that is no administrator may answer a command that it alone saw (Bot API)."""


def is_unseen(message: Message) -> bool:
    """Tell whether the bot alone saw a message."""
    return message.ephemeral_message_id is not None


async def answer_asker(
    message: Message, page: Page, reader: ViewContext, services: Services, *, is_personal: bool = False
) -> None:
    """Answer a message so that in a group its writer alone sees it; where that is impossible, for all.

    ``is_personal``: the page is not for others; they see a line instead that leads to the private chat.
    """
    receiver = _receiver_of(message)
    if receiver is None:
        await answer(message, page)
        return
    parts = marked_parts(message, page)
    unsent = await _unsent(message, parts, receiver, services, is_personal=is_personal)
    if unsent and is_personal:
        await answer(message, for_one_person(reader.tr, services.username))
    elif unsent:
        await answer_in_parts(message, unsent)


def _receiver_of(message: Message) -> Receiver | None:
    """Return who can be shown an answer alone; None in private, and for those who write as a chat."""
    if message.chat.type not in GROUPS or message.sender_chat is not None or message.from_user is None:
        return None
    return Receiver(message.from_user.id, command=message.ephemeral_message_id)


async def _unsent(
    message: Message,
    parts: tuple[Encoded, ...],
    receiver: Receiver,
    services: Services,
    *,
    is_personal: bool,
) -> tuple[Encoded, ...]:
    """Send the messages of a page to one person; return those that did not arrive."""
    bot, chat_id = message.bot, message.chat.id
    assert bot is not None
    if not await services.ephemeral.takes(bot, chat_id, receiver):
        return parts
    for place, part in enumerate(parts):
        call = send_ephemeral_call(part, chat_id, thread_of(message), receiver)
        try:
            await send_ephemeral(bot, call)
        except NotEphemeral as refusal:
            if not _is_late(message, services):
                services.ephemeral.refused(chat_id, receiver, refusal)
            if refusal.posted_as is not None and not is_personal:
                return parts[place + 1 :]
            await take_back(bot, chat_id, refusal)
            return parts[place:]
    return ()


def _is_late(message: Message, services: Services) -> bool:
    """Tell whether an answer was refused because of its hour, which says nothing of the chat."""
    return is_unseen(message) and services.clock() - message.date > ANSWERABLE
