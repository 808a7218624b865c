"""Functions of many records, by their names in lower case: from the values of their argument (missing ones left out) to one."""

import math
import statistics

from .values import Value, as_number, as_text, compare


def _numbers(values: list[Value]) -> list[float]:
    return [number for value in values if (number := as_number(value)) is not None]


def _of_numbers(function):
    return lambda values: function(numbers) if (numbers := _numbers(values)) else None


def percentile(values: list[Value], percent: float) -> Value:
    numbers = sorted(_numbers(values))
    if not numbers:
        return None
    place = (len(numbers) - 1) * percent / 100
    lower = math.floor(place)
    upper = min(lower + 1, len(numbers) - 1)
    return numbers[lower] + (numbers[upper] - numbers[lower]) * (place - lower)


def _extreme(sign: int):
    def choose(values: list[Value]) -> Value:
        chosen = None
        for value in values:
            if chosen is None or (compare(value, chosen) or 0) * sign > 0:
                chosen = value
        return chosen

    return choose


AGGREGATES = {
    "count": len, "sum": _of_numbers(sum), "avg": _of_numbers(statistics.fmean), "min": _extreme(-1), "max": _extreme(1),
    "count_distinct": lambda values: len({as_text(value) for value in values}), "stddev": lambda values: statistics.pstdev(_numbers(values)) if _numbers(values) else None,
    "median": lambda values: percentile(values, 50), "sortsfirst": lambda values: min(map(as_text, values), default=None),
    "sortslast": lambda values: max(map(as_text, values), default=None),
    "earliest": lambda values: values[0] if values else None, "latest": lambda values: values[-1] if values else None,
}
PERCENTILES = ("pct", "percentile")
