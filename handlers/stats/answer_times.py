"""Measuring how long answers take, by what was asked."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, Message

from briefing.stats.measurements import Asked
from views.commands import RESERVED

if TYPE_CHECKING:
    from aiogram.dispatcher.event.bases import NextMiddlewareType
    from aiogram.types import TelegramObject

    from briefing.ports import Clock
    from briefing.stats.measurements import Measurements
    from handlers.support.commands import TypedCommand

OTHER = "other"
"""Stands for the names of initiatives and for unknown commands, whose number has no end."""


class AnswerTimes(BaseMiddleware):
    """Comes before all other middlewares, so that what they do counts, too."""

    def __init__(self, measured: Measurements, clock: Clock) -> None:
        self._measured = measured
        self._clock = clock

    async def __call__(
        self, handler: NextMiddlewareType[TelegramObject], event: TelegramObject, data: dict[str, Any]
    ) -> object:
        """Handle an update and count how long it took; a button also until its pressing was answered."""
        began = perf_counter()
        self._measured.last_update_at = self._clock()
        try:
            return await handler(event, data)
        finally:
            # The command is known now: a later middleware has put it into the arguments.
            self._count(event, data.get("call"), perf_counter() - began)

    def _count(self, event: TelegramObject, call: TypedCommand | None, seconds: float) -> None:
        if call is not None and call.is_ours:
            asked = Asked.COMMAND
            self._measured.commands[call.name if call.name in RESERVED else OTHER].add(seconds)
        elif isinstance(event, Message):
            asked = Asked.TEXT
        else:
            asked = Asked.BUTTON if isinstance(event, CallbackQuery) else Asked.OTHER
        self._measured.answers[asked].add(seconds)
