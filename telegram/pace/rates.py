"""Counts of the messages sent in each second of the last hour, in memory."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import structlog
from aiogram.client.session.middlewares.base import BaseRequestMiddleware
from aiogram.exceptions import TelegramRetryAfter

from briefing.stats.measurements import SentKind, SentOutcome
from telegram.pace.pace_middleware import messages_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiogram import Bot
    from aiogram.client.session.middlewares.base import NextRequestMiddlewareType
    from aiogram.methods import Response, TelegramMethod
    from aiogram.methods.base import TelegramType

    from briefing.stats.measurements import Sends

log = structlog.get_logger()

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
    """Counts the messages that Telegram accepted, and, with ``sends``, what became of answers.

    Each call is a line of the log for who debugs, with the update or the push that it was made for.
    """

    def __init__(self, rates: Rates, sends: Sends | None = None) -> None:
        self._rates = rates
        self._sends = sends

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Make the call, and count its messages."""
        messages = messages_of(method)
        outcome = SentOutcome.FAILED
        try:
            response = await make_request(bot, method)
            outcome = SentOutcome.SENT
        except TelegramRetryAfter:
            outcome = SentOutcome.FLOOD
            raise
        finally:
            log.debug("call_made", method=method.__api_method__, outcome=outcome.value)
            if messages and self._sends is not None:
                self._sends[SentKind.ANSWER, outcome] += 1
        if messages:
            self._rates.count(messages)
        return response
