"""What an expression of metric math can look at, and what its functions expect of their arguments."""

from collections.abc import Callable

from .expression_parser import Node
from .series import BadExpression, Line, Series, Value


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


def number(value: Value) -> float:
    """Raises BadExpression."""
    if isinstance(value, (int, float)):
        return float(value)
    raise BadExpression("A number is expected")


def one_series(value: Value) -> Series:
    """Raises BadExpression."""
    if isinstance(value, dict):
        return value
    raise BadExpression("A time series is expected")


def several_series(value: Value, function: str) -> list[Line]:
    """Raises BadExpression."""
    if isinstance(value, list):
        return value
    raise BadExpression(f"{function} takes an array of time series")
