"""ListMetrics and GetMetricStatistics over what is computed and what was put."""

import base64
import binascii
import time

from ministack.services import cloudwatch

from .computed_metrics import computed_metrics
from .metric_queries import BadQuery
from .readings import series
from .samples import statistic
from .stored_metrics import stored_keys

_PAGE = 500
_LISTED_SECONDS = 14 * 86_400  # without data for so long, a metric is no longer listed
_RECENT_SECONDS = 3 * 3600
_MOST_POINTS = 1_440


def list_metrics(plain):
    def handle(params, data, is_cbor, is_json=False):
        if not is_json:
            return plain(params, data, is_cbor, is_json)
        try:
            return cloudwatch._json_ok(_listed(data))
        except BadQuery as bad:
            return cloudwatch._error("InvalidParameterValue", str(bad), 400, use_json=True)

    return handle


def _listed(request: dict) -> dict:
    since = time.time() - (_RECENT_SECONDS if request.get("RecentlyActive") == "PT3H" else _LISTED_SECONDS)
    computed = (metric.key for metric in computed_metrics.here().values() if metric.gone is None or metric.gone * 60 >= since)
    found = [key for key in dict.fromkeys([*computed, *stored_keys()]) if _matches(key, request)]
    start = _start(request.get("NextToken"))
    page = found[start:start + _PAGE]
    more = {"NextToken": base64.urlsafe_b64encode(str(start + _PAGE).encode()).decode()} if start + _PAGE < len(found) else {}
    return {"Metrics": [{"Namespace": namespace, "MetricName": name, "Dimensions": [{"Name": key, "Value": value} for key, value in dimensions]}
                        for namespace, name, dimensions in page], **more}


def _matches(key: tuple, request: dict) -> bool:
    namespace, name, dimensions = key
    if request.get("Namespace") not in (None, "", namespace) or request.get("MetricName") not in (None, "", name):
        return False
    own = dict(dimensions)
    return all(one["Name"] in own and one.get("Value") in (None, "", own[one["Name"]]) for one in request.get("Dimensions") or [])


def _start(token: str | None) -> int:
    try:
        return int(base64.urlsafe_b64decode(token.encode())) if token else 0
    except (binascii.Error, ValueError):
        raise BadQuery("The parameter NextToken is not valid.") from None


def get_metric_statistics(plain):
    def handle(params, data, is_cbor, is_json=False):
        if not is_json:
            return plain(params, data, is_cbor, is_json)
        try:
            return cloudwatch._json_ok(_statistics(data))
        except BadQuery as bad:
            return cloudwatch._error("InvalidParameterCombination", str(bad), 400, use_json=True)

    return handle


def _statistics(request: dict) -> dict:
    start, end = cloudwatch._parse_ts(request.get("StartTime")), cloudwatch._parse_ts(request.get("EndTime"))
    period, plain = int(request.get("Period") or 60), request.get("Statistics") or []
    extended = request.get("ExtendedStatistics") or []
    if start is None or end is None or start >= end:
        raise BadQuery("The parameter StartTime must be less than the parameter EndTime.")
    if not plain and not extended:
        raise BadQuery("At least one of the parameters Statistics and ExtendedStatistics must be specified.")
    if unknown := [name for name in [*plain, *extended] if statistic(name) is None]:
        raise BadQuery(f"The value {unknown[0]} is not a statistic.")
    if (end - start) / period > _MOST_POINTS:
        raise BadQuery(f"You have requested up to {int((end - start) / period)} datapoints, which exceeds the limit of {_MOST_POINTS}.")
    namespace, name = request.get("Namespace") or "", request.get("MetricName") or ""
    dimensions = tuple(sorted((one["Name"], str(one.get("Value", ""))) for one in request.get("Dimensions") or []))
    metric = computed_metrics.here().get((namespace, name, dimensions))
    points: dict[int, dict] = {}
    for stat in [*plain, *extended]:
        for at, value in series(namespace, name, dimensions, stat, period, int(start // 60) * 60, end).items():
            point = points.setdefault(at, {"Timestamp": at, "Unit": metric.unit if metric else "None"})
            if stat in plain:
                point[stat] = value
            else:
                point.setdefault("ExtendedStatistics", {})[stat] = value
    return {"Label": name, "Datapoints": list(points.values())}
