"""Guest mode: the bot's name in a chat of which it is no member is answered there, once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aiogram import Router

from briefing.inline.questions import Question, Questions
from handlers.inline.answers import answer_guest
from handlers.support.commands import command_of
from views.commands import RESERVED, commands_of
from views.telegram.inline.pages import meant_page

if TYPE_CHECKING:
    from aiogram.types import Message

    from handlers.support.context import Services
    from views.telegram.support.page import ViewContext

NAME = re.compile(r"@\w{3,32}")
"""The name of this bot, or of another one or a person; none says what is asked."""
READERS = frozenset(each.name for each in commands_of(None))


def create_router() -> Router:
    """Route guest messages."""
    router = Router(name="guests")
    router.guest_message.register(answer)
    return router


async def answer(message: Message, reader: ViewContext, services: Services) -> None:
    """Answer with the card that is meant, the overview, or what comes nearest."""
    questions = Questions(services.library, services.finder, services.matcher, READERS)
    meant = await questions.meant(question_of(message, services), reader.statement)
    shown = reader.of(meant.statement)
    await answer_guest(message, shown, meant_page(shown, meant, services.username))


def question_of(message: Message, services: Services) -> Question:
    """Return what a message asks, and the texts that it is about."""
    own = NAME.sub(" ", message.text or message.caption or "").strip()
    call = command_of(own, services.username)
    if call is not None:
        own = call.text if call.name in RESERVED else f"{call.name} {call.text}"
    answered = message.reply_to_message
    return Question(
        own.strip(),
        message.date.astimezone(services.zone).date(),
        message.quote.text if message.quote else "",
        (answered.text or answered.caption or "") if answered else "",
    )
