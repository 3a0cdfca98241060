"""The limit on guest queries of one person, counted in memory: nothing of people in other chats is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiogram import BaseMiddleware
from aiogram.types import Message

from briefing.ports_replicas import Hearing
from handlers.inline.answers import answer_guest
from handlers.inline.callers import who_wrote
from handlers.support.flood import WINDOW_SECONDS
from views.telegram.support.notices import too_many
from views.telegram.support.page import page

if TYPE_CHECKING:
    from aiogram.dispatcher.event.bases import NextMiddlewareType
    from aiogram.types import TelegramObject

    from briefing.ports_replicas import Floods
    from views.telegram.support.page import ViewContext


class GuestFlood(BaseMiddleware):
    """Lets ``limit`` guest queries of one person through in any ten seconds; 0 means no limit."""

    def __init__(self, limit: int, floods: Floods) -> None:
        self._limit = limit
        self._floods = floods

    async def __call__(
        self, handler: NextMiddlewareType[TelegramObject], event: TelegramObject, data: dict[str, Any]
    ) -> object:
        """Call the handler, answer the first query over the limit, ignore the next ones."""
        assert isinstance(event, Message)
        reader: ViewContext = data["reader"]
        heard = (
            await self._floods.hear(who_wrote(event), self._limit, WINDOW_SECONDS) if self._limit else None
        )
        if heard is Hearing.TELL:
            await answer_guest(event, reader, page(too_many(reader.tr, WINDOW_SECONDS)))
        if heard in {Hearing.TELL, Hearing.IGNORE}:
            return None
        return await handler(event, data)
