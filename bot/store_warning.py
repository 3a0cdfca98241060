"""What the log says at the start when there is more in the store than one file is meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from briefing.stats.store_stats import LONGEST_OPENING, MOST_BYTES, MOST_CHATS

if TYPE_CHECKING:
    from datetime import datetime

    from briefing.ports import Store

log = structlog.get_logger()

MIB = 2**20


async def warn_if_outgrown(store: Store, now: datetime) -> None:
    """Warn, with the figures and what they should be, that a database server is the better home."""
    stats = await store.stats(now)
    if stats.file is None or not stats.is_outgrown:
        return
    log.warning(
        "more is kept than one file is meant for; a database server is the better home",
        chats=stats.chats.total,
        file_mib=round(stats.file.file_bytes / MIB, 1),
        journal_mib=round(stats.file.journal_bytes / MIB, 1),
        opened_in_seconds=round(stats.file.opened_in.total_seconds(), 1),
        meant_for=f"{MOST_CHATS} chats, {MOST_BYTES // MIB} MiB, {LONGEST_OPENING.total_seconds():.0f} s",
    )
