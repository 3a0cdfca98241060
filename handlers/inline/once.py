"""One answer for each question, also when it comes as a guest query and as a message, or again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from aiogram.enums import ChatType
from aiogram.types import Message

from briefing.inline.recent import Recent
from handlers.inline.callers import who_wrote
from handlers.support.flood import is_for_the_bot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aiogram.dispatcher.event.bases import NextMiddlewareType
    from aiogram.types import TelegramObject

    from briefing.ports import Clock
    from handlers.support.context import Services

    Key = tuple[int, int, int | str]
    """Chat, person, and the number or the words of a message."""

EDITED_WITHIN = timedelta(days=2)
"""How long people may edit a message."""
TOGETHER = timedelta(minutes=1)
"""Within what time a question that comes in two kinds of update comes in both."""


class AnsweredOnce:
    """Lets each question through once; one object has a middleware for each of the two kinds of update.

    Where the bot is a member after all, Telegram may send a question in both kinds. In a group their numbers
    may differ, so that there the same words of the same person count as one question, too. A private chat of
    two others may have the id of one's own with the bot: there the number has to be the same.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._guests: Recent[Key] = Recent(EDITED_WITHIN)
        self._asked_as_guest: Recent[Key] = Recent(TOGETHER)
        self._asked_in_messages: Recent[Key] = Recent(TOGETHER)

    async def message(
        self, handler: NextMiddlewareType[TelegramObject], event: TelegramObject, data: dict[str, Any]
    ) -> object:
        """Call the handler of a message unless the question was answered as a guest query."""
        assert isinstance(event, Message)
        services: Services = data["services"]
        if services.modes.guest and is_for_the_bot(event, data["call"]):
            if self._has_any(self._asked_as_guest, event):
                return None
            self._note(self._asked_in_messages, event)
        return await handler(event, data)

    async def guest(
        self, handler: NextMiddlewareType[TelegramObject], event: TelegramObject, data: dict[str, Any]
    ) -> object:
        """Call the handler of a guest query unless the question was answered, perhaps before an edit."""
        assert isinstance(event, Message)
        number = next(_keys(event))
        if event.guest_query_id is None or self._guests.has(number, self._clock()):
            return None
        if self._has_any(self._asked_in_messages, event):
            return None
        self._guests.add(number, self._clock())
        self._note(self._asked_as_guest, event)
        return await handler(event, data)

    def _has_any(self, asked: Recent[Key], message: Message) -> bool:
        if not len(asked):
            return False
        now = self._clock()
        return any(asked.has(each, now) for each in _keys(message))

    def _note(self, asked: Recent[Key], message: Message) -> None:
        now = self._clock()
        for each in _keys(message):
            asked.add(each, now)


def _keys(message: Message) -> Iterator[Key]:
    who = message.chat.id, who_wrote(message)
    yield (*who, message.message_id)
    words = message.text or message.caption
    if words and message.chat.type != ChatType.PRIVATE:
        yield (*who, words)
