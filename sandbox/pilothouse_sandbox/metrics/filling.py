"""FILL of metric math: a number, another metric, the last value or a straight line where points are missing."""

from .math_context import Context, number
from .series import Series, Value, each_series


def fill(context: Context, value: Value, filler: Value) -> Value:
    return each_series(lambda series: _filled(context, series, filler), value)


def _filled(context: Context, series: Series, filler: Value) -> Series:
    times = sorted({*context.times(), *series})
    if filler == "REPEAT":
        filled, last = {}, None
        for at in times:
            last = series.get(at, last)
            if last is not None:
                filled[at] = last
        return filled
    if filler == "LINEAR":
        return _interpolated(times, series)
    if isinstance(filler, dict):
        return {at: series.get(at, filler.get(at)) for at in times if at in series or at in filler}
    missing = number(filler)
    return {at: series.get(at, missing) for at in times}


def _interpolated(times: list[int], series: Series) -> Series:
    known = sorted(series)
    if not known:
        return {}
    filled, index = {}, 0
    for at in times:
        while index + 1 < len(known) and known[index + 1] <= at:
            index += 1
        before, after = known[index], known[min(index + 1, len(known) - 1)]
        if at <= known[0] or at >= known[-1]:
            filled[at] = series[known[0] if at <= known[0] else known[-1]]
        else:
            filled[at] = series[before] + (series[after] - series[before]) * (at - before) / (after - before)
    return filled
