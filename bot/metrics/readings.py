"""Reading the figures of the store beside the scrapes, so that none waits for the store."""

from __future__ import annotations

import asyncio
import shutil
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from bot.metrics.catalogue import STORED
from bot.metrics.stored_values import ONLY, library_values, stored_values
from briefing.errors import StorageUnavailable
from briefing.stats.overview import overview
from storage.open import FILE

if TYPE_CHECKING:
    from bot.app import App
    from bot.metrics.families import Values

log = structlog.get_logger()

EVERY_SECONDS = 15.0
"""The shortest time between the beginnings of two readings."""
LONGEST_SECONDS = 10.0
"""A reading that takes longer is given up."""
PATIENCE_SECONDS = 0.5
"""How long a scrape waits for a reading; then it answers with what was read before."""


class Readings:
    """The newest values of what the store is asked for."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._began_at = -inf
        self._reading: asyncio.Task[None] | None = None
        self._values: Values = {metric.name: {} for metric in STORED}

    async def newest(self) -> Values:
        """Return the values, of a new reading if it is time for one and it is done soon."""
        now = self._app.monotonic()
        is_reading = self._reading is not None and not self._reading.done()
        if not is_reading and now - self._began_at >= EVERY_SECONDS:
            self._began_at = now
            self._reading = asyncio.create_task(self._read())
        if self._reading is not None:
            await asyncio.wait([self._reading], timeout=PATIENCE_SECONDS)
        return self._values

    async def close(self) -> None:
        """End a reading that goes on."""
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.wait([self._reading])

    async def _read(self) -> None:
        services = self._app.services
        try:
            async with asyncio.timeout(LONGEST_SECONDS):
                now = services.clock()
                shown = await overview(
                    services.store, services.error_counts, services.sent_within, now, services.zone
                )
                others = library_values(services.library.newest_first, now, services.zone)
                files = await asyncio.to_thread(self._file_values)
        except (StorageUnavailable, TimeoutError) as error:
            log.warning("figures_unreadable", reason=str(error) or "it took too long")
        except Exception:
            log.exception("figures_unreadable")
        else:
            self._values = {**stored_values(shown), **others, **files}

    def _file_values(self) -> Values:
        """Look at folders, which may take its time when they lie on the network; called in a thread."""
        url, backups = self._app.settings.storage_url, self._app.backups
        disk = shutil.disk_usage(Path(url.removeprefix(FILE)).parent) if url.startswith(FILE) else None
        last = backups and backups.last_at()
        return {
            "briefing_disk_free_bytes": {ONLY: disk.free} if disk else {},
            "briefing_disk_bytes": {ONLY: disk.total} if disk else {},
            "briefing_last_backup_timestamp_seconds": (
                {} if backups is None else {ONLY: last.timestamp() if last else 0}
            ),
        }
