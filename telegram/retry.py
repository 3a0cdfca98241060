"""Repeating calls after temporary errors: floods, server errors, lost connections."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog
from aiogram.client.session.middlewares.base import BaseRequestMiddleware
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramBadRequest, TelegramRetryAfter
from aiogram.methods import AnswerInlineQuery, DeleteWebhook, GetMe, GetUpdates, SetWebhook
from aiohttp import ClientConnectorError

from briefing.sender import ErrorKind
from telegram.errors import rule_of

if TYPE_CHECKING:
    import random

    from aiogram import Bot
    from aiogram.client.session.middlewares.base import NextRequestMiddlewareType
    from aiogram.methods import Response, TelegramMethod
    from aiogram.methods.base import TelegramType

log = structlog.get_logger()

PAUSES = (0.5, 1.0, 2.0, 4.0)
"""Seconds before the second, third … try; jitter of up to 50% spreads the callers."""
LONGEST_FLOOD_WAIT = 60
"""Seconds; after a flood error that asks for more (hours have been seen), the call fails at once."""
NOT_REPEATED = frozenset(method.__api_method__ for method in (GetMe, GetUpdates, SetWebhook, DeleteWebhook))
"""Calls that the running program itself repeats until they succeed."""

SOON_STALE = frozenset({AnswerInlineQuery.__api_method__})
"""Calls that nobody waits for any more when a flood is over: the person has typed on."""


class RetryMiddleware(BaseRequestMiddleware):
    """Repeats a call after a temporary error.

    A call whose answer was lost may have been carried out, and the Bot API has no idempotency key: a call
    that sends a message is then repeated only once, so that there is at most one duplicate.
    """

    def __init__(self, *, jitter: random.Random) -> None:
        self._jitter = jitter

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Call until the result is no temporary error, or the tries are used up."""
        if method.__api_method__ in NOT_REPEATED:
            return await make_request(bot, method)
        maybe_carried_out = 0
        for pause in PAUSES:
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as error:
                if error.retry_after > LONGEST_FLOOD_WAIT or method.__api_method__ in SOON_STALE:
                    raise
                wait, reason = float(error.retry_after), "flood"
            except (TelegramAPIError, ClientDecodeError) as error:
                if rule_of(error).kind is not ErrorKind.PASSING:
                    raise
                was_refused = isinstance(error, TelegramBadRequest)
                maybe_carried_out += not (was_refused or isinstance(error.__cause__, ClientConnectorError))
                if maybe_carried_out > 1 and method.__api_method__.startswith("send"):
                    raise
                wait, reason = pause * (1 + self._jitter.random() / 2), type(error).__name__
            log.warning("call_repeated", method=method.__api_method__, reason=reason, seconds=round(wait, 1))
            await asyncio.sleep(wait)
        return await make_request(bot, method)
