"""One metric's values over a time, from what was put and what is computed."""

import math
import time

from .computed_metrics import computed_metrics
from .metric import Dimensions, Metric
from .samples import Sample, merge, statistic
from .series import Series
from .stored_metrics import bucketed, points_of, value_of

# Metrics of 60 seconds are kept for 15 days, then by 5 minutes, then by the hour.
_KEPT_DAYS = ((60, 3 / 24), (300, 15), (3600, 63), (math.inf, 455))
_DAY = 86_400


def series(namespace: str, name: str, dimensions: Dimensions, stat: str, period: int, start: float, end: float, unit: str | None = None) -> Series:
    """From `start` to before `end`, one point per period that has any; aligned to `start` where it is no whole period. With a unit, what has that one."""
    found: Series = {}
    begin = max(start, time.time() - kept_seconds(period))
    begin = start + math.ceil((begin - start) / period) * period
    metric = computed_metrics.here().get((namespace, name, dimensions))
    if metric is not None and unit in (None, metric.unit):
        found = computed(metric, stat, period, begin, end)
    stored = points_of(namespace, name, dimensions)
    if unit is not None:
        stored = [point for point in stored if (point.get("Unit") or "None") == unit]
    if stored:
        for at, points in bucketed(stored, begin, end, period).items():
            value = value_of(points, stat)
            if value is not None:
                found[at] = value
        found = dict(sorted(found.items()))
    return found


def kept_seconds(period: int) -> float:
    return next(days for below, days in _KEPT_DAYS if period < below) * _DAY


def has_point_since(namespace: str, name: str, dimensions: Dimensions, since: float) -> bool:
    """Whether something was put since then."""
    points = points_of(namespace, name, dimensions)
    return any(point["Timestamp"] >= since for point in points[-200:])


def computed(metric: Metric, stat: str, period: int, start: float, end: float) -> Series:
    """Nothing is known of the future. Long periods are sampled, so that a year is as quick as a day."""
    compute = statistic(stat)
    if compute is None:
        return {}
    now_minute = int(time.time() // 60)
    first = max(int(start), metric.born // metric.step * metric.step * 60)
    first = int(start) + (first - int(start)) // period * period
    last = min(end, (now_minute + 1) * 60, math.inf if metric.gone is None else (metric.gone + 1) * 60)
    step, now = metric.step, now_minute * 60
    found: Series = {}
    at, read = metric.at, first
    if period == 60 and step == 1:
        for minute in range(max(first // 60, metric.born), math.ceil(last / 60)):
            if (sample := at(minute)) is not None:
                found[minute * 60] = compute(sample)
        return found
    while read < last:
        samples = _samples(metric, read, min(read + period, last), step, max(step, _stride_minutes(period, now - read)))
        if samples:
            found[read] = compute(samples[0] if len(samples) == 1 else merge(samples))
        read += period
    return found


def _samples(metric: Metric, start: float, end: float, step: int, stride: int) -> list[Sample]:
    """Those whose minute begins in [start, end); each stands for the minutes up to the next."""
    # What was born in the middle of a long period is looked at from then on, not from the next stride.
    first = max(math.ceil(start / 60 / step), metric.born // step) * step
    weight = stride // step
    found = []
    for minute in range(first, math.ceil(end / 60), stride):
        if (minute + step <= metric.born) or (sample := metric.at(minute)) is None:
            continue
        found.append(sample if weight == 1 else (sample[0] * weight, *sample[1:]))
    return found


def _stride_minutes(period: int, age: float) -> int:
    """CloudWatch, too, keeps what is older in coarser pieces."""
    kept_in = 1 if age <= 15 * _DAY else 5 if age <= 63 * _DAY else 60
    if period <= 900:
        return kept_in
    looked_at = 10 if period <= 7200 else 30 if age <= 63 * _DAY else 240
    return max(kept_in, looked_at)
