"""The table of docs/metrics.md: ``python -m bot.metrics.table`` prints the whole page."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot.metrics.catalogue import PROGRAM, STORED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.metrics.catalogue import Metric

HEAD = """\
# Metrics

For operators: every metric under `/metrics` ([operating.md](operating.md#metrics)). This page is made by
`python -m bot.metrics.table`. Counters, histograms and summaries begin from zero at each start. Labels have
few values, all of them of the program's own: never a chat, a person or a text.
"""
TABLE = ("| metric | type | labels | what it is |", "|---|---|---|---|")


def page() -> str:
    """Return the page as Markdown."""
    parts = {"What the program knows by itself": PROGRAM, "What the store is asked for": STORED}
    return "\n".join([HEAD, *(_part(title, metrics) for title, metrics in parts.items())])


def _part(title: str, metrics: Iterable[Metric]) -> str:
    rows = [f"| `{each.name}` | {each.kind} | {_labels(each)} | {each.help} |" for each in metrics]
    return "\n".join([f"## {title}", "", *TABLE, *rows, ""])


def _labels(metric: Metric) -> str:
    return ", ".join(f"`{label}`" for label in metric.labels)


if __name__ == "__main__":
    sys.stdout.write(page())
