"""Long polling: an update is confirmed to Telegram after it has been processed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import structlog
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramConflictError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod

from bot.pauses import growing_pauses
from bot.updates import number_in, number_of, parse_json, texts_of_updates

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from aiogram import Bot

    from bot.copies import CopyWatch
    from bot.intake import Intake

log = structlog.get_logger()

WAIT_SECONDS = 25
"""How long Telegram keeps a request for updates open."""
GRACE_SECONDS = 10
"""How much longer than :data:`WAIT_SECONDS` an answer may take."""
CONFIRM_SECONDS = 1
"""How long the last confirmation may take when the program stops."""
RENUMBERED_SECONDS = 1.0
"""The pause before updates with unexpected numbers are accepted."""
SHORTEST_PAUSE, LONGEST_PAUSE = 0.05, 0.25
"""Seconds, least and most, between two requests for updates while earlier ones are still processed.
The pause doubles each time that nothing new comes."""
CONFLICT_SECONDS = 5.0
"""The longest pause after a 409, so that both copies notice each other soon."""
DUTY_SECONDS = 0.5
"""The pause between two looks whether this replica is to request updates."""
LIMIT = 100
"""Most updates in one answer (Bot API, getUpdates)."""


class RawUpdates(TelegramMethod[Any]):
    """getUpdates without aiogram's models, so that one unreadable update does not spoil the whole answer."""

    __returning__ = Any
    __api_method__ = "getUpdates"

    offset: int | None = None
    timeout: int = 0
    limit: int = LIMIT
    allowed_updates: list[str] | None = None


class Poller:
    """Requests updates and passes them to the intake; each :meth:`run` begins with what is unconfirmed."""

    def __init__(
        self,
        bot: Bot,
        intake: Intake,
        allowed_updates: list[str],
        copies: CopyWatch,
        polled: Callable[[], None],
        reconnected: Callable[[], Awaitable[None]],
    ) -> None:
        """Make a poller; ``polled`` is called at each answer, ``reconnected`` at one after a failure."""
        self._bot = bot
        self._polled = polled
        self._reconnected = reconnected
        self._has_failed = False
        self._intake = intake
        self._allowed_updates = allowed_updates
        self._copies = copies
        self._pauses: Iterator[float] = growing_pauses()
        self._taken = -1
        self._running: dict[int, asyncio.Task[None]] = {}
        self._next_pause = SHORTEST_PAUSE

    async def run(self) -> None:
        """Request updates until cancelled; a cancelled request confirms nothing, so no update is lost.

        Raises:
            TelegramUnauthorizedError: the token is not, or no longer, valid.

        """
        self._taken, self._running = -1, {}
        while True:
            batch = await self._fetch()
            numbered = {number: raw for raw in batch if (number := number_of(raw)) is not None}
            fresh = [number for number in numbered if number > self._taken]
            for number in fresh:
                self._taken = max(self._taken, number)
                task = self._intake.submit(numbered[number])
                if task is not None:
                    self._running[number] = task
            self._next_pause = SHORTEST_PAUSE if fresh else min(2 * self._next_pause, LONGEST_PAUSE)
            if batch and not numbered:
                await self._pause("updates without a number")
            elif batch and not fresh and not self._running:
                # After a week without updates Telegram may number them anew, from a lower number.
                self._taken = min(numbered) - 1
                await asyncio.sleep(RENUMBERED_SECONDS)
            elif not fresh and len(batch) >= LIMIT:
                # An answer that is full of known updates: ask only for later ones, else new ones never come.
                self._running.clear()
            elif self._running:
                await asyncio.wait(self._running.values(), timeout=self._next_pause)
                self._running = {key: task for key, task in self._running.items() if not task.done()}

    async def confirm(self) -> None:
        """Tell Telegram which updates were processed, so that the next start does not get them again."""
        if self._taken < 0:
            return
        try:
            await self._bot(RawUpdates(offset=self._offset(), limit=1), request_timeout=CONFIRM_SECONDS)
        except (TelegramAPIError, ClientDecodeError) as error:
            log.warning("updates_unconfirmed", reason=str(error))

    def _offset(self) -> int | None:
        """Return the first unprocessed update; asking for it confirms those before it. None at the start."""
        undone = (key for key, task in self._running.items() if not task.done() or task.cancelled())
        return min(undone, default=None if self._taken < 0 else self._taken + 1)

    async def _fetch(self) -> list[Any]:
        """Request updates and return them in Telegram's order; after a failure pause and return none."""
        wait = 0 if self._running else WAIT_SECONDS
        call = RawUpdates(offset=self._offset(), timeout=wait, allowed_updates=self._allowed_updates)
        try:
            batch = await self._bot(call, request_timeout=wait + GRACE_SECONDS)
        except TelegramUnauthorizedError:
            raise
        except TelegramRetryAfter as error:
            await self._pause("flood", error.retry_after)
        except TelegramConflictError:
            await self._conflict()
        except ClientDecodeError as error:
            if found := await self._readable(error.data):
                return found
            await self._pause(str(error))
        except TelegramAPIError as error:
            await self._pause(str(error))
        else:
            await self._copies.accepted()
            if isinstance(batch, list):
                self._polled()
                self._pauses = growing_pauses()
                if self._has_failed:
                    self._has_failed = False
                    await self._reconnected()
                return batch
            await self._pause("an answer without updates")
        return []

    async def _readable(self, answer: object) -> list[Any]:
        """Return the readable updates of an answer; log and confirm the others."""
        readable: list[Any] = []
        for text in texts_of_updates(answer) if isinstance(answer, str) else ():
            try:
                readable.append(parse_json(text))
            except (ValueError, RecursionError):
                number = number_in(text)
                if number is not None:
                    await self._intake.confirm_unread(number)
                    readable.append({"update_id": number})
        return readable

    async def _conflict(self) -> None:
        await self._copies.refused()
        reason = "another process takes this bot's updates; stop one of them"
        await self._pause(reason, min(next(self._pauses), CONFLICT_SECONDS))

    async def _pause(self, reason: str, seconds: float | None = None) -> None:
        self._has_failed = True
        wait = next(self._pauses) if seconds is None else seconds
        log.warning("updates_unavailable", reason=reason, seconds=wait)
        await asyncio.sleep(wait)


async def poll_on_duty(poller: Poller, is_on_duty: Callable[[], bool]) -> None:
    """Request updates while ``is_on_duty`` returns True, until cancelled.

    Raises:
        TelegramUnauthorizedError: the token is not, or no longer, valid.

    """
    while True:
        if not is_on_duty():
            await asyncio.sleep(DUTY_SECONDS)
            continue
        polling = asyncio.create_task(poller.run())
        try:
            while is_on_duty() and not polling.done():
                await asyncio.wait([polling], timeout=DUTY_SECONDS)
        finally:
            polling.cancel()
            await asyncio.wait([polling])
        if not polling.cancelled():
            polling.result()
