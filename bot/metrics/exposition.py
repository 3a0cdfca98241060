"""All metrics in a registry of the program's own, written out for Prometheus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4 as CONTENT_TYPE
from prometheus_client.registry import Collector

from bot.metrics.catalogue import PROGRAM, STORED
from bot.metrics.families import families
from bot.metrics.program_values import program_values
from bot.metrics.readings import Readings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prometheus_client.core import Metric as Family

    from bot.app import App
    from bot.metrics.families import Values

__all__ = ["CONTENT_TYPE", "Exposition"]


class Exposition(Collector):
    """Collects what one program measures and what its store contains."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._started_at = app.services.clock()
        self.readings = Readings(app)
        self._stored: Values = {metric.name: {} for metric in STORED}
        self.registry = CollectorRegistry(auto_describe=False)
        self.registry.register(self)

    def collect(self) -> Iterator[Family]:
        """Yield all metrics with their values."""
        yield from families(PROGRAM, program_values(self._app, self._started_at))
        yield from families(STORED, self._stored)

    async def text(self) -> bytes:
        """Return all metrics in the text format; it waits half a second at most."""
        self._stored = await self.readings.newest()
        return generate_latest(self.registry)
