"""A metric's values by time, and arithmetic on them."""

from collections.abc import Callable

Series = dict[int, float]  # start of the period in epoch seconds -> value
Value = Series | float | list  # what an expression can be; a list holds series


class UnsupportedExpression(Exception):
    """CloudWatch knows it and the sandbox does not; the message names the part."""


def combine(function: Callable[..., float | None], *operands: Value) -> Value:
    """Point by point where all series have a value; a number counts for every point. None leaves a point out."""
    all_series = [operand for operand in operands if isinstance(operand, dict)]
    if not all_series:
        return function(*operands)
    times = set.intersection(*(set(series) for series in all_series))
    points = {time: function(*(operand[time] if isinstance(operand, dict) else operand for operand in operands)) for time in sorted(times)}
    return {time: float(value) for time, value in points.items() if value is not None}


def across(function: Callable[[list[float]], float], several: list[Series]) -> Series:
    """One value per time, of those series that have one there."""
    times = sorted(set().union(*several)) if several else []
    return {time: float(function([series[time] for series in several if time in series])) for time in times}
