"""IF of metric math, as the tables of "Using IF expressions" in the Amazon CloudWatch User Guide have it."""

from .math_context import Context, number
from .series import Line, Value


def choose(context: Context, condition: Value, then: Value, otherwise: Value | None = None) -> Value:
    """Point by point where the condition is a series: a time that it lacks is left out."""
    if isinstance(condition, list):
        return [Line(line.label, choose(context, line.series, then, otherwise), line.properties) for line in condition]
    if isinstance(then, list):
        return [Line(line.label, choose(context, condition, line.series, otherwise), line.properties) for line in then]
    if isinstance(otherwise, list):
        return [Line(line.label, choose(context, condition, then, line.series), line.properties) for line in otherwise]
    if isinstance(condition, dict):
        points = ((at, _at(then, at, lacking=0.0) if holds else _otherwise(then, otherwise, at)) for at, holds in condition.items())
        return {at: value for at, value in points if value is not None}
    if condition:
        return then
    return {} if otherwise is None else otherwise


def _otherwise(then: Value, otherwise: Value | None, at: int) -> float | None:
    if otherwise is None:
        return None
    # AWS's tables leave a lacking point out beside a number, and count it as zero beside another metric.
    return _at(otherwise, at, lacking=0.0 if isinstance(then, dict) else None)


def _at(value: Value, at: int, lacking: float | None) -> float | None:
    return value.get(at, lacking) if isinstance(value, dict) else number(value)
