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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aiogram import Bot

    from bot.intake import Intake

log = structlog.get_logger()

WAIT_SECONDS = 25
"""How long Telegram holds a request open for updates."""
GRACE_SECONDS = 10
"""How much longer than that an answer may take."""
CONFIRM_SECONDS = 1
"""How long a stop waits for Telegram to take the last confirmation."""
SLOW_SECONDS = 1.0
"""An update that takes longer stays unconfirmed, and new ones are taken beside it."""
LIMIT = 100
"""Updates in one answer (Bot API, getUpdates)."""


class RawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates without aiogram's models: one unreadable update must not hide the others."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    timeout: int = 0
    limit: int = LIMIT
    allowed_updates: list[str] | None = None


class Poller:
    """Takes updates until it is told to stop."""

    def __init__(self, bot: Bot, intake: Intake, allowed_updates: list[str]) -> None:
        self._bot = bot
        self._intake = intake
        self._allowed_updates = allowed_updates
        self._pauses: Iterator[float] = growing_pauses()
        self._taken = -1
        self._in_hand: dict[int, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Take updates until cancelled; a cancelled request confirms nothing, so nothing is lost.

        Raises:
            TelegramUnauthorizedError: the token is not, or no longer, valid.

        """
        while True:
            batch = await self._fetch()
            fresh = [raw for raw in batch if raw["update_id"] > self._taken]
            for raw in fresh:
                self._taken = raw["update_id"]
                self._in_hand[self._taken] = self._intake.submit(raw)
            if batch and not fresh and not self._in_hand:
                # After a quiet week Telegram numbers updates anew, maybe from lower down.
                self._taken = min(raw["update_id"] for raw in batch) - 1
                await asyncio.sleep(SLOW_SECONDS)
            elif not fresh and len(batch) == LIMIT:
                # So many are behind a slow one that no new one would be seen before it ends.
                self._in_hand.clear()
            elif self._in_hand:
                await asyncio.wait(self._in_hand.values(), timeout=SLOW_SECONDS)
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

    async def _fetch(self) -> list[dict[str, Any]]:
        wait = 0 if self._in_hand else WAIT_SECONDS
        call = RawUpdates(offset=self._offset(), timeout=wait, allowed_updates=self._allowed_updates)
        try:
            batch = await self._bot(call, request_timeout=wait + GRACE_SECONDS)
        except TelegramUnauthorizedError:
            raise
        except TelegramRetryAfter as error:
            await self._pause("flood", error.retry_after)
        except TelegramConflictError:
            await self._pause("another process takes this bot's updates; stop one of them")
        except (TelegramAPIError, ClientDecodeError) as error:
            await self._pause(str(error))
        else:
            self._pauses = growing_pauses()
            return batch
        return []

    async def _pause(self, reason: str, seconds: float | None = None) -> None:
        wait = next(self._pauses) if seconds is None else seconds
        log.warning("no updates from Telegram; trying again", reason=reason, seconds=wait)
        await asyncio.sleep(wait)
