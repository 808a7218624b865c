"""CloudWatch's metric math: operators, and the functions of the table at the end."""

import datetime
import math
import operator
import statistics
from collections.abc import Callable

from .expression_parser import Node
from .series import BadExpression, Line, Series, Value, across, combine, each, each_series

_BINARY: dict[str, Callable[[float, float], float | None]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul,
    "/": lambda left, right: left / right if right else None,
    "^": lambda left, right: _power(left, right),
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "AND": lambda left, right: float(bool(left and right)), "OR": lambda left, right: float(bool(left or right)),
}
_KEYWORDS = {"ASC", "DESC", "SUM", "AVG", "MIN", "MAX", "REPEAT", "LINEAR"}


class Context:
    """What an expression can look at; `metric_queries` fills it in."""

    def __init__(self, start: int, end: int, period: int, value_of, lines_of_metrics, search, band, period_of) -> None:
        self.start, self.end, self.period = start, end, period
        self.value_of: Callable[[str], Value] = value_of  # of a query's id
        self.lines_of_metrics: Callable[[list[str]], list[Line]] = lines_of_metrics  # by parts of ids, all for none
        self.search: Callable[[str, str, int | None], list[Line]] = search
        self.band: Callable[[Node, Value, float], list[Line]] = band
        self.period_of: Callable[[Node], int] = period_of

    def times(self) -> range:
        return range(self.start, self.end, self.period)


def evaluate(node: Node, context: Context) -> Value:
    """Raises BadExpression."""
    match node:
        case ("number", value) | ("text", value):
            return value
        case ("name", name):
            return name if name in _KEYWORDS else context.value_of(name)
        case ("minus", inner):
            return each(operator.neg, evaluate(inner, context))
        case ("binary", sign, left, right):
            return combine(_BINARY[sign], evaluate(left, context), evaluate(right, context))
        case ("array", nodes):
            return [line for item in nodes for line in _lines(evaluate(item, context), context)]
        case ("call", name, arguments):
            return _call(name, arguments, context)
    raise BadExpression("The expression cannot be read")


def _call(name: str, nodes: tuple[Node, ...], context: Context) -> Value:
    match name:
        case "SEARCH":
            return _search(nodes, context)
        case "ANOMALY_DETECTION_BAND":
            _count(name, nodes, 1, 2)
            width = evaluate(nodes[1], context) if len(nodes) > 1 else 2.0
            return context.band(nodes[0], evaluate(nodes[0], context), _number(width))
        case "PERIOD":
            _count(name, nodes, 1, 1)
            return float(context.period_of(nodes[0]))
    if name not in _FUNCTIONS:
        raise BadExpression(f"Unknown function '{name}'")
    least, most, function = _FUNCTIONS[name]
    _count(name, nodes, least, most)
    return function(context, *(evaluate(node, context) for node in nodes))


def _search(nodes: tuple[Node, ...], context: Context) -> list[Line]:
    _count("SEARCH", nodes, 2, 3)
    if nodes[0][0] != "text" or nodes[1][0] != "text" or (len(nodes) > 2 and nodes[2][0] != "number"):
        raise BadExpression("SEARCH takes an expression and a statistic in quotes, and a period")
    return context.search(nodes[0][1], nodes[1][1], int(nodes[2][1]) if len(nodes) > 2 else None)


def _count(name: str, nodes: tuple, least: int, most: int) -> None:
    if not least <= len(nodes) <= most:
        raise BadExpression(f"{name} takes {least if least == most else f'{least} to {most}'} arguments, not {len(nodes)}")


def _lines(value: Value, context: Context) -> list[Line]:
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        return [Line("", value)]
    return [Line("", dict.fromkeys(context.times(), _number(value)))]


def _number(value: Value) -> float:
    if isinstance(value, (int, float)):
        return float(value)
    raise BadExpression("A number is expected")


def _power(base: float, exponent: float) -> float | None:
    try:
        result = base ** exponent
    except (OverflowError, ZeroDivisionError):
        return None
    return result if isinstance(result, float) else None


def _aggregate(function: Callable[[list[float]], float]):
    """Of one series a number, of several a series."""

    def apply(_: Context, value: Value) -> Value:
        if isinstance(value, list):
            return across(function, [line.series for line in value])
        if isinstance(value, dict):
            return float(function(list(value.values()))) if value else 0.0
        return _number(value)

    return apply


def _metrics(context: Context, part: Value | None = None) -> list[Line]:
    if part is None:
        return context.lines_of_metrics([])
    return context.lines_of_metrics([part] if isinstance(part, str) else [line.label for line in part])


def _fill(context: Context, value: Value, filler: Value) -> Value:
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
    number = _number(filler)
    return {at: series.get(at, number) for at in times}


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


def _if(context: Context, condition: Value, then: Value, otherwise: Value | None = None) -> Value:
    if isinstance(condition, list):
        return [Line(line.label, _chosen(context, line.series, then, otherwise), line.properties) for line in condition]
    return _chosen(context, condition, then, otherwise)


def _chosen(context: Context, condition: Value, then: Value, otherwise: Value | None) -> Value:
    if isinstance(then, list):
        return [Line(line.label, _chosen(context, condition, line.series, otherwise), line.properties) for line in then]
    if isinstance(otherwise, list):
        return [Line(line.label, _chosen(context, condition, then, line.series), line.properties) for line in otherwise]
    parts = [part for part in (condition, then, otherwise) if isinstance(part, dict)]
    if not parts:
        chosen = then if condition else otherwise
        return _number(chosen if chosen is not None else 0.0)
    found: Series = {}
    for at in sorted(set().union(*parts)):
        holds = condition.get(at, 0) if isinstance(condition, dict) else condition
        chosen = then if holds else otherwise
        value = chosen.get(at) if isinstance(chosen, dict) else chosen
        if value is not None:
            found[at] = _number(value)
    return found


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
        if not isinstance(value, dict):
            raise BadExpression("A time series is expected")
        return value[(max if newest else min)(value)] if value else 0.0

    return pick


_ORDERS: dict[str, Callable[[list[float]], float]] = {"SUM": sum, "AVG": lambda values: sum(values) / len(values), "MIN": min, "MAX": max}


def _sort(_: Context, value: Value, by: Value = "AVG", order: Value = "ASC", limit: Value | None = None) -> list[Line]:
    if not isinstance(value, list) or by not in _ORDERS or order not in ("ASC", "DESC"):
        raise BadExpression("SORT takes several time series, one of AVG, MIN, MAX and SUM, and ASC or DESC")
    function = _ORDERS[by]
    ordered = sorted(value, key=lambda line: function(list(line.series.values())) if line.series else -math.inf, reverse=order == "DESC")
    return ordered if limit is None else ordered[:int(_number(limit))]


def _slice(_: Context, value: Value, start: Value, end: Value | None = None) -> list[Line]:
    if not isinstance(value, list):
        raise BadExpression("SLICE takes several time series")
    return value[int(_number(start)):None if end is None else int(_number(end))]


def _remove_empty(_: Context, value: Value) -> Value:
    return [line for line in value if line.series] if isinstance(value, list) else value


def _per_time(part: Callable[[datetime.datetime], float]):
    def of(value: Value) -> Value:
        return each_series(lambda series: {at: float(part(datetime.datetime.fromtimestamp(at, datetime.timezone.utc))) for at in series}, value)

    return lambda _, value: of(value)


def _logarithm(function: Callable[[float], float]):
    return lambda _, value: each(lambda one: function(one) if one > 0 else None, value)


def _plain(function: Callable[[float], float]):
    return lambda _, value: each(lambda one: float(function(one)), value)


def _points(_: Context, value: Value) -> Value:
    if isinstance(value, list):
        return [Line(line.label, dict.fromkeys(line.series, float(len(line.series))), line.properties) for line in value]
    if not isinstance(value, dict):
        raise BadExpression("A time series is expected")
    return float(len(value))


def _time_series(context: Context, value: Value) -> Value:
    return value if isinstance(value, (dict, list)) else dict.fromkeys(context.times(), _number(value))


def _metric_count(_: Context, value: Value) -> float:
    return float(len(value)) if isinstance(value, list) else 1.0


_FUNCTIONS: dict[str, tuple[int, int, Callable[..., Value]]] = {
    "ABS": (1, 1, _plain(abs)), "CEIL": (1, 1, _plain(math.ceil)), "FLOOR": (1, 1, _plain(math.floor)),
    "LOG": (1, 1, _logarithm(math.log)), "LOG10": (1, 1, _logarithm(math.log10)),
    "SUM": (1, 1, _aggregate(sum)), "MIN": (1, 1, _aggregate(min)), "MAX": (1, 1, _aggregate(max)),
    "AVG": (1, 1, _aggregate(lambda values: sum(values) / len(values))), "STDDEV": (1, 1, _aggregate(statistics.pstdev)),
    "METRICS": (0, 1, _metrics), "METRIC_COUNT": (1, 1, _metric_count), "DATAPOINT_COUNT": (1, 1, _points),
    "FILL": (2, 2, _fill), "IF": (2, 3, _if), "FIRST": (1, 1, _edge(newest=False)), "LAST": (1, 1, _edge(newest=True)),
    "RATE": (1, 1, _differences(lambda before, after, seconds: (after - before) / seconds)),
    "DIFF": (1, 1, _differences(lambda before, after, _: after - before)),
    "DIFF_TIME": (1, 1, _differences(lambda before, after, seconds: seconds)),
    "RUNNING_SUM": (1, 1, _running_sum), "SORT": (1, 4, _sort), "SLICE": (2, 3, _slice),
    "REMOVE_EMPTY": (1, 1, _remove_empty), "TIME_SERIES": (1, 1, _time_series),
    "MINUTE": (1, 1, _per_time(lambda at: at.minute)), "HOUR": (1, 1, _per_time(lambda at: at.hour)),
    "DAY": (1, 1, _per_time(lambda at: at.isoweekday())), "DATE": (1, 1, _per_time(lambda at: at.day)),
    "MONTH": (1, 1, _per_time(lambda at: at.month)), "YEAR": (1, 1, _per_time(lambda at: at.year)),
    "EPOCH": (1, 1, _per_time(lambda at: at.timestamp())),
}
