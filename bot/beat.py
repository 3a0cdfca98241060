"""The beat of a replica: it keeps its duties, and takes over what the others changed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog

from briefing.errors import StorageUnavailable
from briefing.ports_replicas import BEAT_SECONDS, HOUR, MINUTE, Change, Duty, Sent
from briefing.versions.publish import refresh
from telegram.pace.pace_middleware import restore_holds

if TYPE_CHECKING:
    from bot.app import App

log = structlog.get_logger()

FLUSH_SECONDS = 10.0
"""How often a replica that does not tick stores the errors that it counted."""


class Beat:
    """Beats for one program."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._replicas = app.replicas
        self._duties = {Duty.TICKS} if app.settings.webhook_url else {Duty.TICKS, Duty.POLLING}
        self._changes: set[Change] = set()
        self._had_ticks = False
        self._flushed_at = app.monotonic()

    async def once(self) -> None:
        """Beat, and take over what others changed.

        Raises:
            StorageUnavailable: not all was taken over; the next beat does it.

        """
        sent = Sent(*map(self._app.rates.within, (MINUTE, HOUR)))
        self._changes |= await self._replicas.membership.beat(self._duties, sent)
        has_ticks = self._replicas.membership.has(Duty.TICKS)
        if has_ticks and not self._had_ticks:
            self._app.ticker.look_at_all_followers()
        self._had_ticks = has_ticks
        for change in sorted(self._changes, key=lambda each: each.value):
            await self._take_over(change)
            self._changes.remove(change)
        if not has_ticks:
            await self._flush()

    async def run(self) -> None:
        """Beat until cancelled."""
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            try:
                await self.once()
            except StorageUnavailable as error:
                log.debug("replica_cut_off", reason=str(error))
            except Exception:
                log.exception("replica_change_failed")

    async def _take_over(self, change: Change) -> None:
        services = self._app.services
        match change:
            case Change.PUBLISHED:
                await services.statement_versions.apply()
                await refresh(services.library, services.store, services.clock())
            case Change.HOLDS:
                await restore_holds(self._app.pacer, self._replicas.holds)

    async def _flush(self) -> None:
        """Store the counted errors, which the ticking replica reports."""
        now = self._app.monotonic()
        if now - self._flushed_at >= FLUSH_SECONDS:
            self._flushed_at = now
            await self._app.services.error_counts.flush(self._app.services.store)
