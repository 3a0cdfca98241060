"""Messages to operators about the store: that it cannot save, works again, or has outgrown one file."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog

from briefing.store_stats import LONGEST_OPENING, MOST_BYTES, MOST_CHATS
from handlers.team.private_chats import tell_owners
from views.telegram.support.notices import storage_fails, storage_works

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from aiogram import Bot

    from briefing.ports import Store
    from handlers.support.context import Services

log = structlog.get_logger()

DEGRADED = "degraded"
"""What ``/healthz`` shows while the store cannot save."""
LOOK_SECONDS = 1.0
"""The pause between two looks at the state of the store."""
MIB = 2**20


async def watch_store(services: Services, bot: Bot, is_on_duty: Callable[[], bool]) -> None:
    """Tell the log and the owners once when the store fails and once when it works again, until cancelled.

    Owners are told by the replica of which ``is_on_duty`` returns True.
    """
    store, is_degraded = services.store, False
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        reason = store.failure()
        if not is_degraded and reason is not None:
            is_degraded = True
            log.error("store_degraded", reason=reason)
            if is_on_duty():
                await tell_owners(bot, services, storage_fails)
        elif is_degraded and await store.is_writable():
            is_degraded = False
            log.warning("store_recovered")
            services.wake_worker()
            if is_on_duty():
                await tell_owners(bot, services, storage_works)


async def warn_if_outgrown(store: Store, now: datetime) -> None:
    """Log a warning, with figures and limits, if the store is larger than one file is meant for."""
    stats = await store.stats(now)
    if stats.file is None or not stats.is_outgrown:
        return
    log.warning(
        "store_outgrown",
        chats=stats.chats.total,
        file_mib=round(stats.file.file_bytes / MIB, 1),
        journal_mib=round(stats.file.journal_bytes / MIB, 1),
        opened_in_seconds=round(stats.file.opened_in.total_seconds(), 1),
        meant_for=f"{MOST_CHATS} chats, {MOST_BYTES // MIB} MiB, {LONGEST_OPENING.total_seconds():.0f} s",
    )
