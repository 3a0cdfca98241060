"""The answer to an update in the response to its webhook request, which saves a request of our own.

Telegram carries out a call in such a response and says nothing of it: no error, and no id of the message.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING, cast

import structlog
from aiogram.client.session.middlewares.base import BaseRequestMiddleware

from briefing.stats.measurements import SentKind, SentOutcome
from telegram.body_call import BodyCall
from telegram.pace.holds import Held

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.client.session.middlewares.base import NextRequestMiddlewareType
    from aiogram.methods import Response, TelegramMethod
    from aiogram.methods.base import TelegramType

    from briefing.stats.measurements import Sends
    from telegram.pace.lanes import Turn
    from telegram.pace.pacing import Pacer
    from telegram.pace.rates import Rates
    from telegram.pace.shared_line import SharedLine

log = structlog.get_logger()


class WebhookReply:
    """What goes back in the response to one update: the last call for it, if that is an answer."""

    def __init__(self, pacer: Pacer, rates: Rates, sends: Sends, line: SharedLine | None = None) -> None:
        self._pacer = pacer
        self._sends = sends
        self._rates = rates
        self._line = line
        self._held: tuple[BodyCall, Turn | None] | None = None
        self._is_open = True

    def hold(self, call: BodyCall) -> bool:
        """Keep an answer for the response; return False if it has to be sent, or wait for its turn."""
        if not self._is_open:
            return False
        # The answer to a query goes to no chat, and so has no turn.
        turn = None if call.chat_id is None else self._pacer.turn_at_once(call.chat_id)
        if turn is None and call.chat_id is not None:
            return False
        self._held = call, turn
        return True

    def release(self) -> BodyCall | None:
        """Return the kept answer, to be sent after all, with its turn given back; None if there is none."""
        if self._held is None:
            return None
        (call, turn), self._held = self._held, None
        if turn is not None:
            self._pacer.give_back(turn)
        return call

    def close(self) -> None:
        """Keep no more answers: the update has been dealt with."""
        self._is_open = False

    async def wait_for_shared_turn(self) -> bool:
        """Wait for a turn of the budget that replicas share; return False if what is kept has to be sent."""
        if self._held is None or self._line is None:
            return True
        call, turn = self._held
        if turn is None:
            return True
        try:
            self._held = call, await self._line.leave(turn)
        except Held:
            return False
        return True

    def leave(self) -> bytes | None:
        """Return the response, and count what leaves with it; None if nothing was kept."""
        if self._held is None:
            return None
        (call, turn), self._held = self._held, None
        if turn is not None:
            self._pacer.left_unseen(turn)
        self._rates.count(call.messages)
        self._sends[SentKind.ANSWER, SentOutcome.SENT] += 1
        return b'{"method":"%b",%b' % (call.method.encode(), call.body[1:])


REPLY: ContextVar[WebhookReply | None] = ContextVar("webhook_reply", default=None)
"""The response to the update that is being dealt with; None if it has none that takes a call."""


class ReplyMiddleware(BaseRequestMiddleware):
    """Keeps an answer for the response, unless something else is said after it."""

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Make the call, or keep it; what was kept before is sent first, so that all arrives in order."""
        reply = REPLY.get()
        if reply is None:
            return await make_request(bot, method)
        before = reply.release()
        if before is not None:
            await make_request(bot, cast("TelegramMethod[TelegramType]", before))
        if isinstance(method, BodyCall) and method.may_be_reply and reply.hold(method):
            log.debug("answer_kept", method=method.__api_method__)
            return cast("Response[TelegramType]", ())
        return await make_request(bot, method)
