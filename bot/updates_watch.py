"""A watch over what Telegram says of the bot's updates: where it delivers them, and how many wait."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import structlog
from aiogram.exceptions import ClientDecodeError, TelegramAPIError

if TYPE_CHECKING:
    from aiogram import Bot

    from briefing.ports import Clock

log = structlog.get_logger()

LOOK_SECONDS = 60.0
"""The pause between two questions."""
ERROR_AGE = timedelta(minutes=3)
"""An error of a delivery counts for so long: for three questions, however soon a later delivery succeeds."""


class UpdatesWatch:
    """Asks Telegram once a minute; ``url`` is the address of the webhook, empty under long polling."""

    def __init__(self, bot: Bot, url: str, clock: Clock) -> None:
        self._bot = bot
        self._url = url
        self._clock = clock
        self._fault = "the webhook is not set yet" if url else ""
        self._error_at: datetime | None = None
        self.pending: int | None = None
        """How many updates wait at Telegram; None until it was asked."""
        self.polled_at: datetime | None = None
        """When Telegram last answered a request for updates, UTC; None until it has."""

    def polled(self) -> None:
        """Record that Telegram answered a request for updates, with or without any."""
        self.polled_at = self._clock()

    def registered(self) -> None:
        """Record that Telegram accepted the webhook."""
        self._fault = ""

    def is_broken(self) -> bool:
        """Tell whether the webhook is not set, is another one, or could not be delivered to lately."""
        return bool(self._fault) or self._has_late_error()

    async def run(self) -> None:
        """Ask until cancelled."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            await self.look()

    async def look(self) -> None:
        """Ask Telegram; without an answer, what was known stays."""
        try:
            info = await self._bot.get_webhook_info()
        except (TelegramAPIError, ClientDecodeError) as error:
            log.debug("webhook_unknown", reason=str(error))
            return
        self.pending = info.pending_update_count
        if not self._url:
            return
        was_broken = self.is_broken()
        self._fault = _fault(info.url, self._url)
        self._error_at = info.last_error_date if isinstance(info.last_error_date, datetime) else None
        if self.is_broken() and not was_broken:
            reason = self._fault or info.last_error_message
            log.error("webhook_broken", reason=reason, url=self._url)
        elif was_broken and not self.is_broken():
            log.warning("webhook_works", url=self._url)

    def _has_late_error(self) -> bool:
        if self._error_at is None:
            return False
        return self._clock() - self._error_at.astimezone(UTC) < ERROR_AGE


def _fault(url: str, wanted: str) -> str:
    if url == wanted:
        return ""
    return "Telegram delivers to another address" if url else "Telegram has no webhook of this bot"
