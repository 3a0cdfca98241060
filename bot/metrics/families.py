"""Metrics with their values, in the form of ``prometheus_client``."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    SummaryMetricFamily,
)

from bot.metrics.catalogue import Kind
from briefing.stats.measurements import Distribution

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from prometheus_client.core import Metric as Family

    from bot.metrics.catalogue import Metric

    Value = float | Distribution
    Values = Mapping[str, Mapping[tuple[str, ...], Value]]
    """Values by the labels', by the name of the metric."""


def families(metrics: Iterable[Metric], values: Values) -> Iterator[Family]:
    """Yield the metrics with their values; those without a value have none.

    Raises:
        KeyError: a metric is missing in ``values``.

    """
    for metric in metrics:
        yield _family(metric, values[metric.name])


def _family(metric: Metric, values: Mapping[tuple[str, ...], Value]) -> Family:
    if metric.kind is Kind.HISTOGRAM:
        histogram = HistogramMetricFamily(metric.name, metric.help, labels=metric.labels)
        for labels, value in values.items():
            if isinstance(value, Distribution):
                histogram.add_metric(labels, _buckets(value), value.total)
        return histogram
    if metric.kind is Kind.SUMMARY:
        summary = SummaryMetricFamily(metric.name, metric.help, labels=metric.labels)
        for labels, value in values.items():
            if isinstance(value, Distribution):
                summary.add_metric(labels, sum(value.counts), value.total)
        return summary
    plain: GaugeMetricFamily | CounterMetricFamily = (
        CounterMetricFamily(metric.name, metric.help, labels=metric.labels)
        if metric.kind is Kind.COUNTER
        else GaugeMetricFamily(metric.name, metric.help, labels=metric.labels)
    )
    for labels, value in values.items():
        if not isinstance(value, Distribution):
            plain.add_metric(labels, value)
    return plain


def _buckets(value: Distribution) -> list[tuple[str, float]]:
    bounds = [*map(str, value.bounds), "+Inf"]
    return list(zip(bounds, accumulate(value.counts), strict=True))
