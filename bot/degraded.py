"""What is said while the store cannot keep changes: in the log and to the owners, when it begins and ends."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog

from handlers.team.private_chats import tell_owners
from views.telegram.support.notices import disk_fails, disk_works

if TYPE_CHECKING:
    from aiogram import Bot

    from handlers.support.context import Services

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
            await tell_owners(bot, services, disk_fails)
        elif is_degraded and await store.is_writable():
            is_degraded = False
            log.warning("no longer degraded: everything can be saved again")
            services.wake_worker()
            await tell_owners(bot, services, disk_works)
