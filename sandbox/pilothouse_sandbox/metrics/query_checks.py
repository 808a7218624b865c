"""What GetMetricData refuses before it looks at any data."""

import re

from .metric_queries import BadQuery
from .metrics_insights import is_insights
from .samples import statistic

_MOST_QUERIES = 500
_ID = re.compile(r"[a-z][a-zA-Z0-9_]*")
_SHORT_PERIODS = (1, 5, 10, 20, 30)


def check(queries: list[dict], start: float | None, end: float | None) -> None:
    """Raises BadQuery."""
    if start is None or end is None:
        raise BadQuery("The parameters StartTime and EndTime are required")
    if start >= end:
        raise BadQuery("The parameter StartTime must be less than the parameter EndTime.")
    if not queries:
        raise BadQuery("The parameter MetricDataQueries is required and must not be empty.")
    if len(queries) > _MOST_QUERIES:
        raise BadQuery(f"The collection MetricDataQueries must not have a size greater than {_MOST_QUERIES}.")
    seen: set[str] = set()
    for index, query in enumerate(queries, 1):
        _check_query(index, query)
        if query["Id"] in seen:
            raise BadQuery(f"The values for parameter id in MetricDataQueries are not unique: {query['Id']}.")
        seen.add(query["Id"])
    if sum(is_insights(query.get("Expression") or "") for query in queries) > 1:
        raise BadQuery("Only one Metrics Insights query is allowed in a request.")
    if not any(query.get("ReturnData", True) for query in queries):
        raise BadQuery("At least one of the elements in MetricDataQueries must have ReturnData set to true.")


def _check_query(index: int, query: dict) -> None:
    where = f"MetricDataQueries.member.{index}"
    if not isinstance(query.get("Id"), str) or not _ID.fullmatch(query["Id"]):
        raise BadQuery(f"The value {query.get('Id')} for parameter {where}.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.")
    stat, expression = query.get("MetricStat"), query.get("Expression")
    if bool(stat) == bool(expression):
        raise BadQuery(f"Exactly one of {where}.Expression and {where}.MetricStat must be given.")
    if stat:
        if not (stat.get("Metric") or {}).get("MetricName"):
            raise BadQuery(f"The parameter {where}.MetricStat.Metric.MetricName is required.")
        if statistic(str(stat.get("Stat"))) is None:
            raise BadQuery(f"The value {stat.get('Stat')} for parameter {where}.MetricStat.Stat is not supported.")
    period = (stat or query).get("Period")
    if stat and not period:
        raise BadQuery(f"The parameter {where}.MetricStat.Period is required.")
    if period is not None and not _is_period(period):
        raise BadQuery(f"The parameter {where}.Period must be 1, 5, 10, 20, 30 or a multiple of 60.")


def _is_period(period: object) -> bool:
    try:
        seconds = int(period)
    except (TypeError, ValueError):
        return False
    return seconds in _SHORT_PERIODS or (seconds > 0 and seconds % 60 == 0)
