"""The band in which anomaly detection expects a metric: as it was at the same time of earlier weeks, give or take."""

import statistics

from .metric import Metric
from .readings import computed
from .series import Series

_WEEK = 7 * 86_400
_WEEKS = 2
_OWN_SHARE = 0.07  # of what is expected: how much a metric varies anyhow


def usual(metric: Metric | None, stat: str, period: int, start: int, end: int) -> Series | None:
    """None where nothing is known of earlier weeks."""
    if metric is None:
        return None
    ever = Metric(metric.namespace, metric.name, metric.dimensions, metric.unit, 0, None, metric.step, metric.at)
    weeks = [computed(ever, stat, period, start - week * _WEEK, end - week * _WEEK) for week in range(1, _WEEKS + 1)]
    found: Series = {}
    for at in range(start, end, period):
        values = [series[at - week * _WEEK] for week, series in enumerate(weeks, 1) if at - week * _WEEK in series]
        if values:
            found[at] = sum(values) / len(values)
    return found


def around(values: Series, expected: Series | None, width: float) -> tuple[Series, Series]:
    """Lower and upper edge, `width` deviations away."""
    if not expected:
        middle = statistics.fmean(values.values()) if values else 0.0
        deviation = statistics.pstdev(values.values()) if len(values) > 1 else abs(middle) * _OWN_SHARE
        expected = dict.fromkeys(values, middle)
    else:
        deviation = 0.5 * statistics.pstdev(expected.values()) if len(expected) > 1 else 0.0
    low, high = {}, {}
    for at, value in expected.items():
        reach = width * max(deviation * 0.2 + abs(value) * _OWN_SHARE, 1e-9)
        low[at], high[at] = value - reach, value + reach
    return low, high
