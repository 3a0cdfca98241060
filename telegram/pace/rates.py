"""Counts of the messages sent in each second of the last hour, in memory."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from aiogram.client.session.middlewares.base import BaseRequestMiddleware

from telegram.pace.pace_middleware import messages_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiogram import Bot
    from aiogram.client.session.middlewares.base import NextRequestMiddlewareType
    from aiogram.methods import Response, TelegramMethod
    from aiogram.methods.base import TelegramType

LONGEST = 3_600
"""Seconds for which counts are kept."""


class Rates:
    """The number of messages sent in each second of the last hour."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._seconds: deque[tuple[int, int]] = deque()

    def count(self, messages: int) -> None:
        """Count messages that have just been sent."""
        now = int(self._monotonic())
        present = self._seconds.pop()[1] if self._seconds and self._seconds[-1][0] == now else 0
        self._seconds.append((now, present + messages))
        while self._seconds[0][0] <= now - LONGEST:
            self._seconds.popleft()

    def within(self, seconds: int) -> int:
        """Return how many messages were sent within so many last seconds, at most an hour."""
        since = int(self._monotonic()) - min(seconds, LONGEST)
        return sum(messages for second, messages in self._seconds if second > since)


class RateMiddleware(BaseRequestMiddleware):
    """Counts the messages that Telegram accepted."""

    def __init__(self, rates: Rates) -> None:
        self._rates = rates

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Make the call, and count its messages if it succeeds."""
        response = await make_request(bot, method)
        messages = messages_of(method)
        if messages:
            self._rates.count(messages)
        return response
