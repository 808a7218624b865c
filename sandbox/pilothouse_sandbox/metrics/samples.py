"""What was measured in a period, and the statistics of CloudWatch over it.

A sample is a plain tuple, since a year of them must be quick: (count, mean, lowest, highest) of readings, or
(count, median, sigma) of many measurements of one thing, spread log-normally as response times are.
"""

import functools
import math
import re
import statistics
from collections.abc import Callable

Readings = tuple[float, float, float, float]
Spread = tuple[float, float, float]
Sample = Readings | Spread
Statistic = Callable[[Sample], float]

_STEPS = 40  # how finely a trimmed mean is summed up
_SHORT = re.compile(r"(p|tm|wm|tc|ts)(\d{1,3}(?:\.\d{1,10})?)", re.IGNORECASE)
_RANGE = re.compile(r"(PR|TM|WM|TC|TS)\(([\d.]*)(%?):([\d.]*)(%?)\)", re.IGNORECASE)
_normal = statistics.NormalDist()


def merge(samples: list[Sample]) -> Sample:
    if len(samples) == 1:
        return samples[0]
    count = sum(sample[0] for sample in samples)
    if len(samples[0]) == 4:
        return (count, sum(sample[0] * sample[1] for sample in samples) / count,
                min(sample[2] for sample in samples), max(sample[3] for sample in samples))
    logs = [(sample[0], math.log(sample[1]), sample[2]) for sample in samples]
    middle = sum(weight * log for weight, log, _ in logs) / count
    variance = sum(weight * (sigma * sigma + (log - middle) ** 2) for weight, log, sigma in logs) / count
    return count, math.exp(middle), math.sqrt(variance)


def statistic(name: str) -> Statistic | None:
    """None for a name that CloudWatch does not know."""
    return _PLAIN.get(name) or _extended(name)


def _mean(sample: Sample) -> float:
    return sample[1] if len(sample) == 4 else sample[1] * math.exp(sample[2] ** 2 / 2)


def _lowest(sample: Sample) -> float:
    return sample[2] if len(sample) == 4 else _quantile(sample, 0.5 / (sample[0] + 1))


def _highest(sample: Sample) -> float:
    return sample[3] if len(sample) == 4 else _quantile(sample, 1 - 0.5 / (sample[0] + 1))


def _quantile(sample: Sample, share: float) -> float:
    if len(sample) == 3:
        share = min(max(share, 0.5 / (sample[0] + 1)), 1 - 0.5 / (sample[0] + 1))
        return sample[1] * math.exp(sample[2] * _deviate(share))
    _, mean, low, high = sample
    if share < 0.5:
        return low + (mean - low) * 2 * share
    return mean + (high - mean) * (2 * share - 1) ** 2


@functools.lru_cache(maxsize=4096)
def _deviate(share: float) -> float:
    return _normal.inv_cdf(share)


@functools.lru_cache(maxsize=256)
def _extended(name: str) -> Statistic | None:
    if name.upper() == "IQM":
        return lambda sample: _trimmed_mean(sample, 0.25, 0.75)
    if short := _SHORT.fullmatch(name):
        kind, share = short[1].lower(), float(short[2]) / 100
        if share > 1:
            return None
        return (lambda sample: _quantile(sample, share)) if kind == "p" else _between(kind, 0.0, share)
    if ranged := _RANGE.fullmatch(name):
        kind, low, low_percent, high, high_percent = ranged.groups()
        if kind.upper() == "PR":
            return lambda sample: 100 * (_rank(sample, float(high) if high else math.inf) - _rank(sample, float(low) if low else -math.inf))
        if low_percent or high_percent:
            return _between(kind.lower(), float(low or 0) / 100, float(high or 100) / 100)
        return lambda sample: _between(kind.lower(), _rank(sample, float(low or 0)), _rank(sample, float(high)) if high else 1.0)(sample)
    return None


def _between(kind: str, low: float, high: float) -> Statistic:
    match kind:
        case "tm":
            return lambda sample: _trimmed_mean(sample, low, high)
        case "tc":
            return lambda sample: sample[0] * (high - low)
        case "ts":
            return lambda sample: sample[0] * (high - low) * _trimmed_mean(sample, low, high)
    return lambda sample: (low * _quantile(sample, low) + (high - low) * _trimmed_mean(sample, low, high)
                           + (1 - high) * _quantile(sample, high))


def _trimmed_mean(sample: Sample, low: float, high: float) -> float:
    if high <= low:
        return _quantile(sample, high)
    return sum(_quantile(sample, low + (high - low) * (step + 0.5) / _STEPS) for step in range(_STEPS)) / _STEPS


def _rank(sample: Sample, value: float) -> float:
    """The share of measurements up to `value`."""
    low, high = 0.0, 1.0
    if value == math.inf:
        return 1.0
    if value < _lowest(sample):
        return 0.0
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if _quantile(sample, middle) <= value else (low, middle)
    return high


_PLAIN: dict[str, Statistic] = {
    "Average": _mean, "Minimum": _lowest, "Maximum": _highest,
    "Sum": lambda sample: sample[0] * _mean(sample), "SampleCount": lambda sample: sample[0],
}
