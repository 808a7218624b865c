"""CloudWatch Metrics Insights: SELECT … FROM … WHERE … GROUP BY … ORDER BY … LIMIT …"""

import re
import statistics
from collections.abc import Callable
from dataclasses import dataclass

from .metric import Dimensions
from .series import BadExpression, Line, Series, across

_TOKEN = re.compile(r"""\s*(?:(?P<quoted>"[^"]*")|(?P<text>'[^']*')|(?P<word>[\w.:/%-]+)|(?P<sign>!=|<>|[(),=*]))""")
# By name: the statistic of each metric, how several metrics come together, and what a whole series is ordered by.
_FUNCTIONS: dict[str, tuple[str, Callable[[list[float]], float], Callable[[list[float]], float]]] = {
    "AVG": ("Average", statistics.fmean, statistics.fmean), "SUM": ("Sum", sum, sum), "MIN": ("Minimum", min, min), "MAX": ("Maximum", max, max),
    "COUNT": ("SampleCount", sum, sum),
}
_MOST_SERIES = 500
MetricKey = tuple[str, str, Dimensions]


@dataclass
class Query:
    function: str
    metric: str
    namespace: str
    dimensions: tuple[str, ...] | None  # of SCHEMA; None: any
    where: Callable[[dict[str, str]], bool]
    group_by: tuple[str, ...]
    order: tuple[str, bool] | None  # function, descending
    limit: int


def is_insights(expression: str) -> bool:
    return bool(re.match(r"\s*SELECT\s", expression, re.IGNORECASE))


def run(expression: str, keys: list[MetricKey], series_of: Callable[[MetricKey, str], Series]) -> list[Line]:
    """Raises BadExpression."""
    query = parse(expression)
    groups: dict[tuple[str, ...], list[MetricKey]] = {}
    for key in keys:
        dimensions = dict(key[2])
        if (key[0] != query.namespace or key[1] != query.metric or not query.where(dimensions)
                or (query.dimensions is not None and set(query.dimensions) != set(dimensions))
                or any(name not in dimensions for name in query.group_by)):
            continue
        groups.setdefault(tuple(dimensions[name] for name in query.group_by), []).append(key)
    lines = [Line(" ".join(values) or query.metric, _together(query.function, several, series_of),
                  {f"Dim.{name}": value for name, value in zip(query.group_by, values)} | {"MetricName": query.metric, "Namespace": query.namespace})
             for values, several in sorted(groups.items())]
    lines = [line for line in lines if line.series]
    if query.order:
        _, _, total = _FUNCTIONS[query.order[0]]
        lines.sort(key=lambda line: total(list(line.series.values())), reverse=query.order[1])
    return lines[:query.limit]


def _together(function: str, keys: list[MetricKey], series_of: Callable[[MetricKey, str], Series]) -> Series:
    if function == "AVG":  # of all that was measured, so a metric with more samples counts more
        total, count = (across(sum, [series_of(key, statistic) for key in keys]) for statistic in ("Sum", "SampleCount"))
        return {at: total[at] / samples for at, samples in count.items() if samples and at in total}
    statistic, together, _ = _FUNCTIONS[function]
    return across(together, [series_of(key, statistic) for key in keys])


def parse(expression: str) -> Query:
    return _Parser(expression).query()


class _Parser:
    def __init__(self, expression: str) -> None:
        self._tokens: list[tuple[str, str]] = []
        at, expression = 0, expression.rstrip().rstrip(";")
        while at < len(expression):
            token = _TOKEN.match(expression, at)
            if not token:
                raise BadExpression(f"Unexpected '{expression[at:].strip()[:20]}'")
            at = token.end()
            self._tokens.append((token.lastgroup, token[token.lastgroup]))
        self._at = 0

    def query(self) -> Query:
        self._keyword("SELECT")
        function, metric = self._call()
        self._keyword("FROM")
        namespace, dimensions = self._from()
        where = self._conditions() if self._maybe("WHERE") else lambda dimensions: True
        group_by: tuple[str, ...] = ()
        if self._maybe("GROUP"):
            self._keyword("BY")
            group_by = tuple(self._names())
        order = None
        if self._maybe("ORDER"):
            self._keyword("BY")
            order = self._order()
        limit = int(self._name()) if self._maybe("LIMIT") else _MOST_SERIES
        if self._at < len(self._tokens):
            self._unexpected()
        return Query(function, metric, namespace, dimensions, where, group_by, order, min(limit, _MOST_SERIES))

    def _call(self) -> tuple[str, str]:
        function = self._name().upper()
        if function not in _FUNCTIONS:
            raise BadExpression(f"Unknown function '{function}'; Metrics Insights has {', '.join(_FUNCTIONS)}")
        self._sign("(")
        metric = self._name() if self._peek() != ("sign", ")") else ""
        self._sign(")")
        return function, metric

    def _from(self) -> tuple[str, tuple[str, ...] | None]:
        name = self._name()
        if name.upper() != "SCHEMA" or self._peek() != ("sign", "("):
            return name, None
        self._sign("(")
        namespace, *dimensions = self._names()
        self._sign(")")
        return namespace, tuple(dimensions)

    def _names(self) -> list[str]:
        names = [self._name()]
        while self._peek() == ("sign", ","):
            self._at += 1
            names.append(self._name())
        return names

    def _conditions(self) -> Callable[[dict[str, str]], bool]:
        tests = [self._condition()]
        while self._maybe("AND"):
            tests.append(self._condition())
        return lambda dimensions: all(test(dimensions) for test in tests)

    def _condition(self) -> Callable[[dict[str, str]], bool]:
        name = self._name()
        kind, sign = self._peek() or ("", "")
        if kind != "sign" or sign not in ("=", "!=", "<>"):
            self._unexpected()
        self._at += 1
        value = self._name()
        if sign == "=":
            return lambda dimensions: dimensions.get(name) == value
        return lambda dimensions: dimensions.get(name) != value

    def _order(self) -> tuple[str, bool]:
        function = self._name().upper()
        if function not in _FUNCTIONS:
            raise BadExpression(f"ORDER BY takes one of {', '.join(_FUNCTIONS)}")
        self._sign("(")
        self._sign(")")
        descending = self._maybe("DESC")
        if not descending:
            self._maybe("ASC")
        return function, descending

    def _peek(self) -> tuple[str, str] | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _maybe(self, keyword: str) -> bool:
        kind, text = self._peek() or ("", "")
        if kind == "word" and text.upper() == keyword:
            self._at += 1
            return True
        return False

    def _keyword(self, keyword: str) -> None:
        if not self._maybe(keyword):
            self._unexpected()

    def _name(self) -> str:
        kind, text = self._peek() or ("", "")
        if kind not in ("word", "quoted", "text"):
            self._unexpected()
        self._at += 1
        return text if kind == "word" else text[1:-1]

    def _sign(self, sign: str) -> None:
        if self._peek() != ("sign", sign):
            self._unexpected()
        self._at += 1

    def _unexpected(self):
        found = self._peek()
        raise BadExpression(f"Unexpected '{found[1]}'" if found else "Unexpected end of the query")
