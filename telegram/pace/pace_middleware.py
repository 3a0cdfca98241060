"""Pacing as a middleware of the Bot's session: each call waits for its turn, and a 429 becomes a hold."""

from __future__ import annotations

from math import ceil
from time import perf_counter
from typing import TYPE_CHECKING, cast

import structlog
from aiogram.client.session.middlewares.base import BaseRequestMiddleware
from aiogram.exceptions import TelegramRetryAfter

from briefing.errors import StorageUnavailable
from briefing.ports_replicas import HeldFor
from telegram.body_call import BodyCall
from telegram.pace.holds import Held

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.client.session.middlewares.base import NextRequestMiddlewareType
    from aiogram.methods import Response, TelegramMethod
    from aiogram.methods.base import TelegramType

    from briefing.ports_replicas import Holds
    from briefing.stats.measurements import Measurements
    from telegram.pace.lanes import Turn
    from telegram.pace.pacing import Pacer
    from telegram.pace.shared_line import SharedLine

log = structlog.get_logger()

SENDING = ("send", "copy", "forward")
SLOW_MODE = "SLOWMODE"
UNCOUNTED = frozenset({"sendChatAction"})
ABOUT_THE_BOT = ("get", "set", "delete")
"""Calls without a chat, such as setMyName; their own limits, often hours, do not hold messages."""
OF_OTHER_CHATS = ("answerInlineQuery", "answerGuestQuery", "editMessage")
"""Calls without a chat for messages that people send in any chat: strangers must not hold the bot's own."""


class PaceMiddleware(BaseRequestMiddleware):
    """Waits for a turn before each call to a chat; stores holds, so that a restart keeps them.

    ``line``: where it also waits for a turn of the budget that replicas share; None for a single process.
    """

    def __init__(
        self,
        pacer: Pacer,
        line: SharedLine | None,
        holds: Holds,
        measured: Measurements,
        *,
        is_push: bool,
    ) -> None:
        self._pacer = pacer
        self._holds = holds
        self._line = line
        self._is_push = is_push
        self._measured = measured
        self._waits = measured.push_waits if is_push else measured.answer_waits

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Call when the turn has come; raise TelegramRetryAfter at once if a hold is too long to wait for.

        A push has its last look then, and gives its turn back if it is not to be sent.
        """
        chat_id = getattr(method, "chat_id", None)
        if not isinstance(chat_id, int):
            return await self._call(None, make_request, bot, method)
        began = perf_counter()
        turn = await self._turn(chat_id, method)
        try:
            turn, method = await self._leave(turn, method)
        except BaseException:
            self._pacer.give_back(turn)
            raise
        self._waits.add(perf_counter() - began)
        try:
            return await self._call(chat_id, make_request, bot, method)
        finally:
            arrived = self._pacer.answered(turn)
            if self._line is not None:
                await self._line.arrived(turn, arrived)

    async def _turn(self, chat_id: int, method: TelegramMethod[TelegramType]) -> Turn:
        is_paid = isinstance(method, BodyCall) and method.is_paid
        try:
            return await self._pacer.turn(
                chat_id, is_push=self._is_push, weight=messages_of(method), is_paid=is_paid
            )
        except Held as held:
            raise _held(method, held) from held

    async def _leave(
        self, turn: Turn, method: TelegramMethod[TelegramType]
    ) -> tuple[Turn, TelegramMethod[TelegramType]]:
        """Take the last look at a push, and wait for a turn of the shared budget, if there is one."""
        if self._line is None:
            return turn, await _looked_at(method)
        async with self._line.place(turn):
            method = await _looked_at(method)
            try:
                return await self._line.leave(turn), method
            except Held as held:
                raise _held(method, held) from held

    async def _call(
        self,
        chat_id: int | None,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        try:
            response = await make_request(bot, method)
        except TelegramRetryAfter as error:
            self._measured.count_flood(error.retry_after)
            if chat_id is not None or not method.__api_method__.startswith((*ABOUT_THE_BOT, *OF_OTHER_CHATS)):
                # Edits and groups in slow mode have their own limits, which say nothing about the bot's.
                is_chats_own = not messages_of(method) or SLOW_MODE in error.message
                await self._hold(chat_id, error.retry_after, is_chats_own=is_chats_own)
            raise
        if chat_id is not None:
            self._pacer.accepted()
        return response

    async def _hold(self, chat_id: int | None, seconds: float, *, is_chats_own: bool) -> None:
        refusal = self._pacer.refused(chat_id, seconds, is_chats_own=is_chats_own)
        holds = [HeldFor(chat_id, seconds)] if chat_id is not None else []
        for held, pushes_only in ((refusal.everything, False), (refusal.pushes, True)):
            if held is not None:
                holds.append(HeldFor(None, held, pushes_only))
        log.warning(
            "flood_wait",
            seconds=seconds,
            everything=refusal.everything is not None,
            pushes=refusal.pushes is not None,
        )
        try:
            await self._holds.hold(holds)
        except StorageUnavailable as error:
            log.error("hold_not_stored", reason=str(error))  # noqa: TRY400 - the sentence says it


async def restore_holds(pacer: Pacer, holds: Holds) -> None:
    """Let the pacer obey the stored holds."""
    for held in await holds.holds():
        if held.pushes_only:
            pacer.hold_pushes(held.seconds)
        else:
            pacer.hold(held.chat_id, held.seconds)


async def _looked_at(method: TelegramMethod[TelegramType]) -> TelegramMethod[TelegramType]:
    if not isinstance(method, BodyCall) or method.last_look is None:
        return method
    return cast("TelegramMethod[TelegramType]", await method.last_look())


def _held(method: TelegramMethod[TelegramType], held: Held) -> TelegramRetryAfter:
    return TelegramRetryAfter(method, "held by an earlier 429", ceil(held.seconds))


def messages_of(method: TelegramMethod[TelegramType]) -> int:
    """Return the number of messages that a call sends; 0 if it only asks, edits or deletes."""
    if isinstance(method, BodyCall):
        return method.messages
    name = method.__api_method__
    if not name.startswith(SENDING) or name in UNCOUNTED:
        return 0
    several = getattr(method, "media", None) or getattr(method, "message_ids", None)
    return len(several) if isinstance(several, list) else 1
