"""One answer for each question, also when it comes as a guest query and as a message, or again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from aiogram import BaseMiddleware
from aiogram.enums import ChatType
from aiogram.types import Message

from briefing.inline.recent import Recent
from handlers.inline.callers import who_wrote
from handlers.support.flood import is_for_the_bot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from aiogram.dispatcher.event.bases import NextMiddlewareType
    from aiogram.types import TelegramObject

    from briefing.ports import Clock

    Key = tuple[int, int, int | str]
    """Chat, person, and the number or the words of a message."""

EDITED_WITHIN = timedelta(days=2)
"""How long people may edit a message."""
TOGETHER = timedelta(minutes=1)
"""Within what time a question that comes in two kinds of update comes in both."""


class AnsweredOnce(BaseMiddleware):
    """Lets each question through once; it serves both messages and guest messages.

    Where the bot is a member after all, Telegram may send a question in both kinds. In a group their numbers
    may differ, so that there the same words of the same person count as one question, too. A private chat of
    two others may have the id of one's own with the bot: there the number has to be the same.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._guests: Recent[Key] = Recent(EDITED_WITHIN)
        self._asked_as_guest: Recent[Key] = Recent(TOGETHER)
        self._asked_in_messages: Recent[Key] = Recent(TOGETHER)

    async def __call__(
        self, handler: NextMiddlewareType[TelegramObject], event: TelegramObject, data: dict[str, Any]
    ) -> object:
        """Call the handler unless the question was answered."""
        assert isinstance(event, Message)
        is_guest = event.guest_query_id is not None
        if not is_guest and not is_for_the_bot(event, data["call"]):
            return await handler(event, data)
        keys, now = list(_keys(event)), self._clock()
        others = self._asked_in_messages if is_guest else self._asked_as_guest
        if any(others.has(each, now) for each in keys) or (is_guest and self._guests.has(keys[0], now)):
            return None
        if is_guest:
            self._guests.add(keys[0], now)
        self._note(keys, self._asked_as_guest if is_guest else self._asked_in_messages, now)
        return await handler(event, data)

    def _note(self, keys: list[Key], asked: Recent[Key], now: datetime) -> None:
        for each in keys:
            asked.add(each, now)


def _keys(message: Message) -> Iterator[Key]:
    who = message.chat.id, who_wrote(message)
    yield (*who, message.message_id)
    words = message.text or message.caption
    if words and message.chat.type != ChatType.PRIVATE:
        yield (*who, words)
