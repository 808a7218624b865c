"""A metric's values by time, and arithmetic on them."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

Series = dict[int, float]  # start of the period in epoch seconds -> value, oldest first


@dataclass
class Line:
    """One of the series that a search or a list of metrics stands for."""

    label: str
    series: Series
    properties: dict[str, str] = field(default_factory=dict)  # what ${PROP('…')} of a label can name


Value = float | str | Series | list[Line]


class BadExpression(Exception):
    """CloudWatch refuses it; the message names the part."""


class NotAnswered(Exception):
    """The expression is right, but what it asks for cannot be had: CloudWatch says so in that row."""


def combine(function: Callable[[float, float], float | None], left: Value, right: Value) -> Value:
    """Point by point. A point that one series lacks counts as 0 there; None leaves the point out."""
    if isinstance(left, list) and isinstance(right, list):
        if len(left) != len(right):
            raise BadExpression("Arrays of different sizes cannot be combined")
        return [Line(a.label, combine(function, a.series, b.series), a.properties) for a, b in zip(left, right)]
    if isinstance(left, list):
        return [Line(line.label, combine(function, line.series, right), line.properties) for line in left]
    if isinstance(right, list):
        return [Line(line.label, combine(function, left, line.series), line.properties) for line in right]
    if isinstance(left, str) or isinstance(right, str):
        raise BadExpression("Text cannot be calculated with")
    if not isinstance(left, dict) and not isinstance(right, dict):
        return _scalar(function(left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        pairs = ((at, left.get(at, 0.0), right.get(at, 0.0)) for at in sorted(left.keys() | right.keys()))
    elif isinstance(left, dict):
        pairs = ((at, value, right) for at, value in left.items())
    else:
        pairs = ((at, left, value) for at, value in right.items())
    return _kept((at, function(a, b)) for at, a, b in pairs)


def each(function: Callable[[float], float | None], value: Value) -> Value:
    if isinstance(value, list):
        return [Line(line.label, each(function, line.series), line.properties) for line in value]
    if isinstance(value, dict):
        return _kept((at, function(one)) for at, one in value.items())
    if isinstance(value, str):
        raise BadExpression("Text cannot be calculated with")
    return _scalar(function(value))


def each_series(function: Callable[[Series], Series], value: Value) -> Value:
    """For functions that look at a whole series."""
    if isinstance(value, list):
        return [Line(line.label, function(line.series), line.properties) for line in value]
    if isinstance(value, dict):
        return function(value)
    raise BadExpression("A time series is expected")


def across(function: Callable[[list[float]], float], several: list[Series]) -> Series:
    """One value per time, of those series that have one there."""
    by_time: dict[int, list[float]] = {}
    for series in several:
        for at, value in series.items():
            by_time.setdefault(at, []).append(value)
    return {at: float(function(values)) for at, values in sorted(by_time.items())}


def constant(value: float, times: Iterable[int]) -> Series:
    return _kept((at, value) for at in times)


def _scalar(value: float | None) -> float:
    """Not a number where there is none: the points that are made of it are left out."""
    return math.nan if value is None else float(value)


def _kept(points: Iterable[tuple[int, float | None]]) -> Series:
    return {at: float(value) for at, value in points if value is not None and math.isfinite(value)}
