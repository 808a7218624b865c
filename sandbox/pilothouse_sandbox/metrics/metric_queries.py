"""The queries of one GetMetricData request or alarm, each worked out when it is first needed."""

import time

from ministack.core.responses import get_account_id, get_region

from . import anomaly_band, metric_math, metric_search, metrics_insights
from .computed_metrics import computed_metrics
from .expression_parser import Node, names_in, parse
from .math_context import Context
from .metric import Dimensions
from .readings import series
from .series import BadExpression, Line, Series, Value
from .stored_metrics import stored_keys

_MOST_SEARCHED = 500
MetricKey = tuple[str, str, Dimensions]


class BadQuery(Exception):
    """CloudWatch refuses the request; the message is what goes back."""


class MetricQueries:
    """`start` is a whole period, `end` is not in it. Raises BadQuery where an expression cannot be read; `lines` raises NotAnswered, too."""

    def __init__(self, queries: list[dict], start: int, end: int) -> None:
        self.queries = {query["Id"]: query for query in queries}
        self._start, self._end = start, end
        self._values: dict[str, Value] = {}
        self._working_on: list[str] = []
        self._trees = {name: self._parsed(name, query["Expression"]) for name, query in self.queries.items()
                       if query.get("Expression") and not metrics_insights.is_insights(query["Expression"])}

    def lines(self, query_id: str) -> list[Line]:
        """What CloudWatch answers for this query: several for a search."""
        query = self.queries[query_id]
        value = self._value(query_id)
        if isinstance(value, list):
            return value
        if not isinstance(value, dict):
            raise BadQuery(f"Error in expression '{query_id}': The expression must result in a time series")
        return [Line("", value, self.properties(query))]

    def period(self, query_id: str) -> int:
        query = self.queries[query_id]
        if stat := query.get("MetricStat"):
            return int(stat["Period"])
        if query.get("Period"):
            return int(query["Period"])
        used = [self.period(name) for name in names_in(self._trees[query_id]) & self.queries.keys() if name != query_id] if query_id in self._trees else []
        return max(used, default=_searched_period(self._trees.get(query_id)) or 60)

    def properties(self, query: dict) -> dict[str, str]:
        if not (stat := query.get("MetricStat")):
            return {}
        metric = stat["Metric"]
        return _properties((metric.get("Namespace") or "", metric.get("MetricName") or "", _dimensions(metric)), stat["Stat"], int(stat["Period"]))

    def _parsed(self, query_id: str, expression: str) -> Node:
        try:
            return parse(expression)
        except BadExpression as bad:
            raise BadQuery(f"Error in expression '{query_id}': {bad}") from None

    def _value(self, query_id: str) -> Value:
        if query_id in self._values:
            return self._values[query_id]
        if query_id in self._working_on:
            raise BadQuery(f"Error in expression '{query_id}': The expressions refer to each other in a circle")
        self._working_on.append(query_id)
        try:
            found = self._values[query_id] = self._work_out(query_id)
        except BadExpression as bad:
            raise BadQuery(f"Error in expression '{query_id}': {bad}") from None
        finally:
            self._working_on.pop()
        return found

    def _work_out(self, query_id: str) -> Value:
        query = self.queries[query_id]
        if stat := query.get("MetricStat"):
            metric = stat["Metric"]
            return series(metric.get("Namespace") or "", metric.get("MetricName") or "", _dimensions(metric), stat["Stat"], int(stat["Period"]), self._start, self._end,
                          stat.get("Unit"))
        period = self.period(query_id)
        if metrics_insights.is_insights(query["Expression"]):
            return metrics_insights.run(query["Expression"], _all_keys(),
                                        lambda key, statistic: series(*key, statistic, period, self._start, self._end))
        return metric_math.evaluate(self._trees[query_id], self._context(query_id, period))

    def _context(self, query_id: str, period: int) -> Context:
        def value_of(name: str) -> Value:
            if name not in self.queries:
                raise BadExpression(f"Unknown identifier '{name}'")
            return self._value(name)

        return Context(self._start, min(self._end, int(time.time()) + 1), period, value_of, self._lines_of_metrics,
                                   lambda query, statistic, seconds: self._search(query, statistic, seconds or period),
                                   lambda node, value, width: self._band(node, value, width, period),
                                   lambda node: self.period(node[1]) if node[0] == "name" and node[1] in self.queries else period)

    def _lines_of_metrics(self, parts: list[str]) -> list[Line]:
        """METRICS(): the plain metrics of the request; with text, those whose ids have it."""
        return [Line(query.get("Label") or name, self._value(name), self.properties(query)) for name, query in self.queries.items()
                if query.get("MetricStat") and (not parts or any(part in name for part in parts))]

    def _search(self, query: str, statistic: str, period: int) -> list[Line]:
        matches = metric_search.matcher(query)
        keys = [key for key in _all_keys() if matches(key)][:_MOST_SEARCHED]
        lines = [Line(_searched_label(key), series(*key, statistic, period, self._start, self._end), _properties(key, statistic, period)) for key in keys]
        return [line for line in lines if line.series]

    def _band(self, node: Node, value: Value, width: float, period: int) -> list[Line]:
        if not isinstance(value, dict):
            raise BadExpression("ANOMALY_DETECTION_BAND takes one time series")
        stat = (self.queries.get(node[1]) or {}).get("MetricStat") if node[0] == "name" else None
        label = stat["Metric"]["MetricName"] if stat else "metric"
        expected: Series | None = None
        if stat:
            key = (stat["Metric"].get("Namespace") or "", stat["Metric"].get("MetricName") or "", _dimensions(stat["Metric"]))
            expected = anomaly_band.usual(computed_metrics.here().get(key), stat["Stat"], period, self._start, self._end)
        low, high = anomaly_band.around(value, expected, width)
        return [Line(f"{label} (expected) Low", low), Line(f"{label} (expected) High", high)]


def _dimensions(metric: dict) -> Dimensions:
    return tuple(sorted((one["Name"], str(one.get("Value", ""))) for one in metric.get("Dimensions") or []))


def _all_keys() -> list[MetricKey]:
    return list(dict.fromkeys([*computed_metrics.here(), *stored_keys()]))


def _searched_label(key: MetricKey) -> str:
    return " ".join([*(value for _, value in key[2]), key[1]])


def _searched_period(node: Node | None) -> int | None:
    """The third argument of a SEARCH within."""
    match node:
        case ("call", "SEARCH", (_, _, ("number", seconds))):
            return int(seconds)
        case ("call", _, nodes) | ("array", nodes):
            return next((found for found in map(_searched_period, nodes) if found), None)
        case ("binary", _, left, right):
            return _searched_period(left) or _searched_period(right)
        case ("minus", inner):
            return _searched_period(inner)
    return None


def _properties(key: MetricKey, statistic: str, period: int) -> dict[str, str]:
    return {"Namespace": key[0], "MetricName": key[1], "Stat": statistic, "Period": str(period), "Region": get_region(), "AccountId": get_account_id(),
            **{f"Dim.{name}": value for name, value in key[2]}}
