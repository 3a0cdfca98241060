"""Reading /metrics as Prometheus does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import ClientSession
from prometheus_client.parser import text_string_to_metric_families

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.desk import Desk

Sample = tuple[str, frozenset[tuple[str, str]]]


class Scrape:
    """What one scrape returned."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.families = {each.name: each for each in text_string_to_metric_families(text)}
        self.samples: dict[Sample, float] = {
            (each.name, frozenset(each.labels.items())): each.value
            for family in self.families.values()
            for each in family.samples
        }

    def value(self, name: str, **labels: str) -> float:
        return self.samples[f"briefing_{name}", frozenset(labels.items())]

    def values(self, name: str) -> Mapping[str, float]:
        """Return the values of a metric with one label, by that."""
        return {
            next(iter(labels))[1]: value
            for (found, labels), value in self.samples.items()
            if found == f"briefing_{name}"
        }


async def asked(
    port: int, headers: Mapping[str, str] | None = None, path: str = "/metrics"
) -> tuple[int, str]:
    async with ClientSession() as http, http.get(f"http://127.0.0.1:{port}{path}", headers=headers) as answer:
        return answer.status, await answer.text()


async def scrape(desk: Desk) -> Scrape:
    assert desk.app is not None
    status, text = await asked(desk.app.settings.metrics_port or desk.app.settings.web_port)
    assert status == 200, text
    return Scrape(text)
