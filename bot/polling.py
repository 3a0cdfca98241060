"""Long polling: an update is confirmed to Telegram when it has been dealt with."""

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
    from collections.abc import Iterator

    from aiogram import Bot

    from bot.copies import CopyWatch
    from bot.intake import Intake

log = structlog.get_logger()

WAIT_SECONDS = 25
"""How long Telegram holds a request open for updates."""
GRACE_SECONDS = 10
"""How much longer than that an answer may take."""
CONFIRM_SECONDS = 1
"""How long a stop waits for Telegram to take the last confirmation."""
RENUMBERED_SECONDS = 1.0
"""The pause before updates that have other numbers than expected are taken."""
SOON, SELDOM = 0.05, 0.25
"""Seconds after which new updates are asked for beside those in hand, which stay unconfirmed meanwhile; the
longer nothing new comes, the more seldom."""
CONFLICT_SECONDS = 5.0
"""How long a copy pauses at most while another one takes the updates, so that both hear of each other."""
LIMIT = 100
"""Updates in one answer (Bot API, getUpdates)."""


class RawUpdates(TelegramMethod[Any]):
    """getUpdates without aiogram's models: one unreadable update must not hide the others."""

    __returning__ = Any
    __api_method__ = "getUpdates"

    offset: int | None = None
    timeout: int = 0
    limit: int = LIMIT
    allowed_updates: list[str] | None = None


class Poller:
    """Takes updates until it is told to stop."""

    def __init__(self, bot: Bot, intake: Intake, allowed_updates: list[str], copies: CopyWatch) -> None:
        self._bot = bot
        self._intake = intake
        self._allowed_updates = allowed_updates
        self._copies = copies
        self._pauses: Iterator[float] = growing_pauses()
        self._taken = -1
        self._in_hand: dict[int, asyncio.Task[None]] = {}
        self._look_again = SOON

    async def run(self) -> None:
        """Take updates until cancelled; a cancelled request confirms nothing, so nothing is lost.

        Raises:
            TelegramUnauthorizedError: the token is not, or no longer, valid.

        """
        while True:
            batch = await self._fetch()
            numbered = {number: raw for raw in batch if (number := number_of(raw)) is not None}
            fresh = [number for number in numbered if number > self._taken]
            for number in fresh:
                self._taken = max(self._taken, number)
                task = self._intake.submit(numbered[number])
                if task is not None:
                    self._in_hand[number] = task
            self._look_again = SOON if fresh else min(2 * self._look_again, SELDOM)
            if batch and not numbered:
                await self._pause("updates without a number")
            elif batch and not fresh and not self._in_hand:
                # After a quiet week Telegram numbers updates anew, maybe from lower down.
                self._taken = min(numbered) - 1
                await asyncio.sleep(RENUMBERED_SECONDS)
            elif not fresh and len(batch) >= LIMIT:
                # So many are behind a slow one that no new one would be seen before it ends.
                self._in_hand.clear()
            elif self._in_hand:
                await asyncio.wait(self._in_hand.values(), timeout=self._look_again)
                self._in_hand = {key: task for key, task in self._in_hand.items() if not task.done()}

    async def confirm(self) -> None:
        """Tell Telegram which updates were dealt with, so that the next start does not get them again."""
        if self._taken < 0:
            return
        try:
            await self._bot(RawUpdates(offset=self._offset(), limit=1), request_timeout=CONFIRM_SECONDS)
        except (TelegramAPIError, ClientDecodeError) as error:
            log.warning("the last updates could not be confirmed", reason=str(error))

    def _offset(self) -> int | None:
        """Return the first update that is not dealt with; asking for it confirms those before it."""
        undone = (key for key, task in self._in_hand.items() if not task.done() or task.cancelled())
        return min(undone, default=None if self._taken < 0 else self._taken + 1)

    async def _fetch(self) -> list[Any]:
        """Return what an answer has, in the order of Telegram; after any fault a pause, and nothing."""
        wait = 0 if self._in_hand else WAIT_SECONDS
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
                self._pauses = growing_pauses()
                return batch
            await self._pause("an answer without updates")
        return []

    async def _readable(self, answer: object) -> list[Any]:
        """Return what can be read of an answer; an update that cannot is confirmed, and named in the log."""
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
        wait = next(self._pauses) if seconds is None else seconds
        log.warning("no updates from Telegram; trying again", reason=reason, seconds=wait)
        await asyncio.sleep(wait)
