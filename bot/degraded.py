"""What is said while the store cannot keep changes: in the log and to the owners, when it begins and ends."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog
from aiogram.exceptions import ClientDecodeError, TelegramAPIError

from handlers.newsroom.telling import language_of
from views.telegram.notices import disk_fails, disk_works

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiogram import Bot

    from handlers.context import Services
    from views.translate import Translator

log = structlog.get_logger()

DEGRADED = "degraded"
"""What ``/healthz`` says meanwhile."""
LOOK_SECONDS = 1.0


async def watch_store(services: Services, bot: Bot) -> None:
    """Say once that the store fails and once that it works again, until cancelled."""
    store, is_degraded = services.store, False
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        reason = store.failure()
        if not is_degraded and reason is not None:
            is_degraded = True
            log.error("degraded: nothing can be saved", reason=reason)
            await _tell_owners(services, bot, disk_fails)
        elif is_degraded and await store.is_writable():
            is_degraded = False
            log.warning("no longer degraded: everything can be saved again")
            services.wake_worker()
            await _tell_owners(services, bot, disk_works)


async def _tell_owners(services: Services, bot: Bot, text: Callable[[Translator], str]) -> None:
    """Write to each owner at once: what goes through the outbox would have to be saved first."""
    for owner in sorted(services.owners):
        tr = await language_of(services, owner, None)
        try:
            await bot.send_message(owner, text(tr))
        except (TelegramAPIError, ClientDecodeError) as error:
            log.warning("an owner was not told of the store", reason=str(error))
