"""CloudWatch's metric math, as far as the panel's dashboards and alarms use it.

+ - * / ^ and comparisons, AND OR, and the functions of the table at the end. SEARCH is in `metric_search`;
SELECT (Metrics Insights) and ANOMALY_DETECTION_BAND are not supported.
"""

import ast
import math
import operator
import re

from .series import Series, UnsupportedExpression, Value, across, combine

_ARITHMETIC = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Pow: operator.pow,
    ast.Div: lambda left, right: left / right if right else None,
}
_COMPARISON = {ast.Gt: operator.gt, ast.Lt: operator.lt, ast.GtE: operator.ge, ast.LtE: operator.le, ast.Eq: operator.eq, ast.NotEq: operator.ne}


def evaluate(expression: str, known: dict[str, Value], period: int) -> Value:
    """`known`: the results so far by id. Raises UnsupportedExpression."""
    python = re.sub(r"\bAND\b|&&", " and ", re.sub(r"\bOR\b|\|\|", " or ", expression.strip())).replace("^", "**")
    try:
        tree = ast.parse(" ".join(python.split()), mode="eval")
    except SyntaxError:
        raise UnsupportedExpression(f"cannot read {expression}") from None
    return _Evaluation(known, period).value_of(tree.body)


class _Evaluation:
    def __init__(self, known: dict[str, Value], period: int) -> None:
        self._known = known
        self._period = period

    def value_of(self, node: ast.AST) -> Value:
        match node:
            case ast.Constant(value=int() | float() | str() as value):
                return value
            case ast.Name(id="REPEAT" | "LINEAR"):
                return "REPEAT"
            case ast.Name(id=name):
                return self._known.get(name, {})
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return combine(operator.neg, self.value_of(operand))
            case ast.BinOp(left=left, op=op, right=right) if type(op) in _ARITHMETIC:
                return self._on_lists(_ARITHMETIC[type(op)], left, right)
            case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _COMPARISON:
                return self._on_lists(_COMPARISON[type(op)], left, right)
            case ast.BoolOp(op=op, values=values):
                both = isinstance(op, ast.And)
                return combine(lambda *flags: float(all(flags) if both else any(flags)), *map(self.value_of, values))
            case ast.List(elts=items) | ast.Tuple(elts=items):
                return [self.value_of(item) for item in items]
            case ast.Call(func=ast.Name(id=name), args=arguments) if name.upper() in _FUNCTIONS:
                return _FUNCTIONS[name.upper()](self, [self.value_of(argument) for argument in arguments])
        raise UnsupportedExpression(ast.unparse(node))

    def _on_lists(self, function, left: ast.AST, right: ast.AST) -> Value:
        a, b = self.value_of(left), self.value_of(right)
        if isinstance(a, list):
            return [combine(function, item, b) for item in a]
        if isinstance(b, list):
            return [combine(function, a, item) for item in b]
        return combine(function, a, b)

    def metrics(self, arguments: list) -> list[Series]:
        wanted = arguments[0] if arguments else ""
        return [value for name, value in self._known.items() if isinstance(value, dict) and wanted in name]

    def fill(self, arguments: list) -> Value:
        series, filler = arguments
        if isinstance(series, list):
            return [self.fill([one, filler]) for one in series]
        times = sorted({time for value in self._known.values() if isinstance(value, dict) for time in value})
        if isinstance(filler, str):  # REPEAT
            filled, last = {}, None
            for time in times:
                last = series.get(time, last)
                if last is not None:
                    filled[time] = last
            return filled
        return {**{time: (filler.get(time, 0.0) if isinstance(filler, dict) else float(filler)) for time in times}, **series}

    def choose(self, arguments: list) -> Series:
        condition, then, otherwise = (*arguments, {})[:3]
        times = next((sorted(value) for value in (condition, then, otherwise) if isinstance(value, dict) and value), [])
        picked = {time: _at(then if _at(condition, time) else otherwise, time) for time in times}
        return {time: float(value) for time, value in picked.items() if value is not None}

    def period(self, _: list) -> float:
        return self._period


def _at(value: Value, time: int) -> float | None:
    return value.get(time) if isinstance(value, dict) else value


def _aggregate(function):
    """Over several series: one value per time. Over one: a single number."""
    def of(_: _Evaluation, arguments: list) -> Value:
        argument = arguments[0]
        if isinstance(argument, list):
            return across(function, argument)
        return combine(lambda _: function(list(argument.values())), argument) if isinstance(argument, dict) and argument else argument

    return of


def _per_point(function):
    return lambda _, arguments: combine(function, *arguments)


def _differences(per_second: bool):
    def of(_: _Evaluation, arguments: list) -> Series:
        times = sorted(arguments[0])
        return {later: (arguments[0][later] - arguments[0][earlier]) / ((later - earlier) if per_second else 1)
                for earlier, later in zip(times, times[1:])}

    return of


def _running_sum(_: _Evaluation, arguments: list) -> Series:
    total, sums = 0.0, {}
    for time in sorted(arguments[0]):
        total += arguments[0][time]
        sums[time] = total
    return sums


_FUNCTIONS = {
    "SUM": _aggregate(sum), "MIN": _aggregate(min), "MAX": _aggregate(max), "AVG": _aggregate(lambda values: sum(values) / len(values)),
    "METRICS": _Evaluation.metrics, "FILL": _Evaluation.fill, "IF": _Evaluation.choose, "PERIOD": _Evaluation.period,
    "ABS": _per_point(abs), "CEIL": _per_point(math.ceil), "FLOOR": _per_point(math.floor),
    "LOG10": _per_point(lambda value: math.log10(value) if value > 0 else None),
    "RATE": _differences(per_second=True), "DIFF": _differences(per_second=False), "RUNNING_SUM": _running_sum,
}
