"""Metric math's functions of values: by name, with the least and the most arguments that each takes."""

import datetime
import math
import statistics
from collections.abc import Callable

from .choosing import choose
from .filling import fill
from .math_context import Context, number, one_series, several_series
from .series import BadExpression, Line, Series, Value, across, constant, each, each_series


def _aggregate(function: Callable[[list[float]], float]):
    """Of one series a number, of several a series."""

    def apply(_: Context, value: Value) -> Value:
        if isinstance(value, list):
            return across(function, [line.series for line in value])
        if isinstance(value, dict):
            return float(function(list(value.values()))) if value else 0.0
        return number(value)

    return apply


def _average(context: Context, value: Value) -> Value:
    """Among several series, one without a point counts as zero there, unlike in every other function."""
    if not isinstance(value, list):
        return _aggregate(statistics.fmean)(context, value)
    return across(lambda values: sum(values) / len(value), [line.series for line in value])


def _metrics(context: Context, part: Value | None = None) -> list[Line]:
    if part is None:
        return context.lines_of_metrics([])
    return context.lines_of_metrics([part] if isinstance(part, str) else [line.label for line in part])


def _differences(of: Callable[[float, float, float], float]):
    """`of` the two values and the seconds between them; the first point has none."""

    def one(series: Series) -> Series:
        times = sorted(series)
        return {at: of(series[before], series[at], at - before) for before, at in zip(times, times[1:])}

    return lambda _, value: each_series(one, value)


def _running_sum(_: Context, value: Value) -> Value:
    def one(series: Series) -> Series:
        total, sums = 0.0, {}
        for at in sorted(series):
            total += series[at]
            sums[at] = total
        return sums

    return each_series(one, value)


def _edge(newest: bool):
    def pick(_: Context, value: Value) -> Value:
        """Of one series its first or last value, of several the first or last series."""
        if isinstance(value, list):
            return [value[-1 if newest else 0]] if value else []
        series = one_series(value)
        return series[(max if newest else min)(series)] if series else 0.0

    return pick


_ORDERS: dict[str, Callable[[list[float]], float]] = {"SUM": sum, "AVG": statistics.fmean, "MIN": min, "MAX": max}


def _sort(_: Context, value: Value, by: Value, order: Value, limit: Value | None = None) -> list[Line]:
    lines = several_series(value, "SORT")
    if by not in _ORDERS or order not in ("ASC", "DESC"):
        raise BadExpression("SORT sorts by AVG, MIN, MAX or SUM, and ASC or DESC")
    function = _ORDERS[by]
    ordered = sorted(lines, key=lambda line: function(list(line.series.values())) if line.series else -math.inf, reverse=order == "DESC")
    return ordered if limit is None else ordered[:int(number(limit))]


def _slice(_: Context, value: Value, start: Value, end: Value | None = None) -> list[Line]:
    return several_series(value, "SLICE")[int(number(start)):None if end is None else int(number(end))]


def _remove_empty(_: Context, value: Value) -> Value:
    return [line for line in value if line.series] if isinstance(value, list) else value


def _per_time(part: Callable[[datetime.datetime], float]):
    """Of every period of the request, also where the series has no point."""

    def of(context: Context, value: Value) -> Value:
        parts = {at: float(part(datetime.datetime.fromtimestamp(at, datetime.timezone.utc))) for at in context.times()}
        return each_series(lambda _: parts, value)

    return of


def _logarithm(function: Callable[[float], float]):
    return lambda _, value: each(lambda one: function(one) if one > 0 else None, value)


def _plain(function: Callable[[float], float]):
    return lambda _, value: each(lambda one: float(function(one)), value)


def _points(_: Context, value: Value) -> Value:
    return across(len, [line.series for line in value]) if isinstance(value, list) else float(len(one_series(value)))


def _time_series(context: Context, value: Value) -> Value:
    return value if isinstance(value, (dict, list)) else constant(number(value), context.times())


def _metric_count(_: Context, value: Value) -> float:
    return float(len(value)) if isinstance(value, list) else 1.0


FUNCTIONS: dict[str, tuple[int, int, Callable[..., Value]]] = {
    "ABS": (1, 1, _plain(abs)), "CEIL": (1, 1, _plain(math.ceil)), "FLOOR": (1, 1, _plain(math.floor)),
    "LOG": (1, 1, _logarithm(math.log)), "LOG10": (1, 1, _logarithm(math.log10)),
    "SUM": (1, 1, _aggregate(sum)), "MIN": (1, 1, _aggregate(min)), "MAX": (1, 1, _aggregate(max)),
    "AVG": (1, 1, _average), "STDDEV": (1, 1, _aggregate(statistics.pstdev)),
    "METRICS": (0, 1, _metrics), "METRIC_COUNT": (1, 1, _metric_count), "DATAPOINT_COUNT": (1, 1, _points),
    "FILL": (2, 2, fill), "IF": (2, 3, choose), "FIRST": (1, 1, _edge(newest=False)), "LAST": (1, 1, _edge(newest=True)),
    "RATE": (1, 1, _differences(lambda before, after, seconds: (after - before) / seconds)),
    "DIFF": (1, 1, _differences(lambda before, after, _: after - before)),
    "DIFF_TIME": (1, 1, _differences(lambda before, after, seconds: seconds)),
    "RUNNING_SUM": (1, 1, _running_sum), "SORT": (3, 4, _sort), "SLICE": (2, 3, _slice),
    "REMOVE_EMPTY": (1, 1, _remove_empty), "TIME_SERIES": (1, 1, _time_series),
    "MINUTE": (1, 1, _per_time(lambda at: at.minute)), "HOUR": (1, 1, _per_time(lambda at: at.hour)),
    "DAY": (1, 1, _per_time(lambda at: at.isoweekday())), "DATE": (1, 1, _per_time(lambda at: at.day)),
    "MONTH": (1, 1, _per_time(lambda at: at.month)), "YEAR": (1, 1, _per_time(lambda at: at.year)),
    "EPOCH": (1, 1, _per_time(lambda at: at.timestamp())),
}
