"""GetMetricData: expressions, labels and order, around what ministack does for plain metrics."""

import json
import logging

from ministack.services import cloudwatch

from .metric_math import evaluate
from .metric_search import buckets, is_search, search
from .series import Series, UnsupportedExpression

_LOG = logging.getLogger("sandbox.metrics")


class MetricQueries:
    def results(self, queries: list[dict], start: float, end: float) -> dict[str, list[tuple[str | None, Series]]]:
        """By query id: label and series, several for a SEARCH. What cannot be computed has no points."""
        single: dict = self._plain_series(queries, start, end)
        rows: dict[str, list[tuple[str | None, Series]]] = {name: [(None, series)] for name, series in single.items()}
        waiting = [query for query in queries if query.get("Expression")]
        while waiting:  # an expression may use one that stands further down
            ids = {query["Id"] for query in waiting}
            ready = [query for query in waiting if not _uses(query["Expression"], ids - {query["Id"]})] or waiting
            for query in ready:
                found = rows[query["Id"]] = self._expression(query, single, start, end)
                single[query["Id"]] = found[0][1] if len(found) == 1 else [series for _, series in found]
                waiting.remove(query)
        return rows

    def _plain_series(self, queries: list[dict], start: float, end: float) -> dict[str, Series]:
        """By exact dimensions: ministack sums over all of them where a query names none."""
        return {query["Id"]: _series_of(query["MetricStat"], start, end) for query in queries if query.get("MetricStat")}

    def _expression(self, query: dict, known: dict, start, end) -> list[tuple[str | None, Series]]:
        expression, period = query["Expression"], int(query.get("Period") or 60)
        try:
            if is_search(expression):
                return search(expression, start, end, period)
            value = evaluate(expression, known, period)
        except UnsupportedExpression as unsupported:
            _LOG.warning("metric math not supported: %s", unsupported)
            return [(None, {})]
        if isinstance(value, list):
            return [(None, series if isinstance(series, dict) else {}) for series in value]
        return [(None, value if isinstance(value, dict) else {int(start): float(value)})]


def _series_of(stat: dict, start: float, end: float) -> Series:
    metric = stat["Metric"]
    dimensions = cloudwatch._dims_key(cloudwatch._dims_from_list(metric.get("Dimensions") or []))
    points = cloudwatch._metrics.get((metric.get("Namespace"), metric.get("MetricName"), dimensions)) or []
    series = buckets(points, start, end, int(stat.get("Period") or 60), stat.get("Stat") or "Average")
    return {time: value for time, value in series.items() if value is not None}


def _uses(expression: str, ids: set[str]) -> bool:
    return any(name in expression for name in ids)


def get_metric_data(queries: MetricQueries, plain):
    """The replacement of ministack's action of that name."""

    def handle(params, data, is_cbor, is_json=False):
        if not is_json:
            return plain(params, data, is_cbor, is_json)
        asked = data.get("MetricDataQueries") or []
        got = queries.results(asked, cloudwatch._parse_ts(data.get("StartTime")), cloudwatch._parse_ts(data.get("EndTime")))
        newest_first = data.get("ScanBy") != "TimestampAscending"
        rows = [_row(query, label, series, newest_first)
                for query in asked if query.get("ReturnData", True) for label, series in got.get(query["Id"], [])]
        return 200, {"Content-Type": "application/x-amz-json-1.0"}, json.dumps({"MetricDataResults": rows, "Messages": []}).encode()

    return handle


def _row(query: dict, label: str | None, series: dict, newest_first: bool) -> dict:
    times = sorted(series, reverse=newest_first)
    metric = (query.get("MetricStat") or {}).get("Metric") or {}
    return {"Id": query["Id"], "Label": query.get("Label") or label or metric.get("MetricName") or query["Id"],
            "Timestamps": times, "Values": [series[time] for time in times], "StatusCode": "Complete"}
