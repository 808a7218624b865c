"""CloudWatch's metric math: operators, and the functions that look at more than their arguments' values."""

import operator
from collections.abc import Callable

from .expression_parser import Node
from .math_context import Context, number
from .math_functions import FUNCTIONS
from .series import BadExpression, Line, NotAnswered, Value, combine, constant, each

_BINARY: dict[str, Callable[[float, float], float | None]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul,
    "/": lambda left, right: left / right if right else None,
    "^": lambda left, right: _power(left, right),
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "AND": lambda left, right: float(bool(left and right)), "OR": lambda left, right: float(bool(left or right)),
}
_KEYWORDS = {"ASC", "DESC", "SUM", "AVG", "MIN", "MAX", "REPEAT", "LINEAR"}
# AWS answers these from elsewhere: how many arguments each takes, and what is missing here.
_FROM_ELSEWHERE: dict[str, tuple[int, int, str]] = {
    "DB_PERF_INSIGHTS": (3, 3, "Performance Insights is not enabled for this database"),
    "INSIGHT_RULE_METRIC": (2, 2, "There is no Contributor Insights rule of this name"),
    "LAMBDA": (1, 20, "The function is not a data source of CloudWatch"),
    "SERVICE_QUOTA": (1, 1, "No quota is known for this metric"),
}


def evaluate(node: Node, context: Context) -> Value:
    """Raises BadExpression, and NotAnswered for what AWS would ask another service."""
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
            return context.band(nodes[0], evaluate(nodes[0], context), number(width))
        case "PERIOD":
            _count(name, nodes, 1, 1)
            return float(context.period_of(nodes[0]))
    if name in _FROM_ELSEWHERE:
        least, most, missing = _FROM_ELSEWHERE[name]
        _count(name, nodes, least, most)
        raise NotAnswered(f"{name}: {missing}")
    if name not in FUNCTIONS:
        raise BadExpression(f"Unknown function '{name}'")
    least, most, function = FUNCTIONS[name]
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
    return [Line("", constant(number(value), context.times()))]


def _power(base: float, exponent: float) -> float | None:
    try:
        result = base ** exponent
    except (OverflowError, ZeroDivisionError):
        return None
    return result if isinstance(result, float) else None
