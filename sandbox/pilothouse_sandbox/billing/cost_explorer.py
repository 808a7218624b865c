"""Cost Explorer's API over the account's bill."""

import base64
import datetime
import json
from collections.abc import Iterator
from decimal import Decimal

from ministack.core.responses import get_account_id

from .bill import ESTIMATED_DAYS, Line, lines, today
from .cost_tags import cost_tags

_PAGE_GROUPS = 500  # groups of one page; AWS pages too, without saying how large one is
_AMOUNTS = ("UnblendedCost", "BlendedCost", "AmortizedCost", "NetUnblendedCost", "NetAmortizedCost")


class Refused(Exception):
    """The message of a ValidationException."""


async def handle_request(method: str, path: str, headers: dict, body: bytes, query_params: dict) -> tuple:
    action = headers.get("x-amz-target", "").rsplit(".", 1)[-1]
    head = {"Content-Type": "application/x-amz-json-1.1"}
    if action not in _ACTIONS:
        return 400, head, json.dumps({"__type": "UnknownOperationException", "message": action}).encode()
    try:
        return 200, head, json.dumps(_ACTIONS[action](json.loads(body or b"{}"))).encode()
    except (KeyError, ValueError, Refused) as error:
        return 400, head, json.dumps({"__type": "ValidationException", "message": f"Invalid request: {error}"}).encode()


def _own(start: datetime.date, end: datetime.date) -> list[Line]:
    return [line for line in lines(start, end) if line.account == get_account_id()]


def _dimension(line: Line, key: str) -> str:
    match key:
        case "SERVICE":
            return line.service
        case "USAGE_TYPE":
            return line.usage_type or "NoUsageType"
        case "OPERATION":
            return line.operation or "NoOperation"
        case "REGION":
            return line.region
        case "LINKED_ACCOUNT":
            return line.account
        case "RECORD_TYPE":
            return line.record_type
    raise Refused(f"dimension {key} is not supported")


def _tag(line: Line, key: str) -> str:
    return line.tag.get(key, "") if cost_tags.is_active(key) else ""


def _matches(wanted: dict | None, line: Line) -> bool:
    if not wanted:
        return True
    match wanted:
        case {"And": parts}:
            return all(_matches(part, line) for part in parts)
        case {"Or": parts}:
            return any(_matches(part, line) for part in parts)
        case {"Not": part}:
            return not _matches(part, line)
        case {"Dimensions": {"Key": key, "Values": values}}:
            return _dimension(line, key) in values
        case {"Tags": {"Key": key, **rest}}:
            if "ABSENT" in rest.get("MatchOptions", []):
                return not _tag(line, key)
            return _tag(line, key) in rest.get("Values", [])
    raise Refused(f"filter {json.dumps(wanted)} is not supported")


def _metrics(some: list[Line], names: list[str]) -> dict:
    """UsageQuantity adds unlike units up as AWS does, and names the unit only where there is one."""
    units = {line.unit for line in some}
    usage = {"Amount": f"{sum((line.usage for line in some), Decimal(0)):.10f}", "Unit": units.pop() if len(units) == 1 else "N/A"}
    cost = {"Amount": f"{sum((line.usd for line in some), Decimal(0)):.10f}", "Unit": "USD"}
    unknown = set(names) - {*_AMOUNTS, "UsageQuantity", "NormalizedUsageAmount"}
    if unknown or not names:
        raise Refused(f"Metrics {sorted(unknown) or 'are missing'}")
    return {name: cost if name in _AMOUNTS else usage for name in names}


def _key(group: dict, line: Line) -> str:
    return f"{group['Key']}${_tag(line, group['Key'])}" if group["Type"] == "TAG" else _dimension(line, group["Key"])


def _periods(start: datetime.date, end: datetime.date, granularity: str) -> Iterator[tuple[datetime.date, datetime.date]]:
    while start < end:
        following = start + datetime.timedelta(1) if granularity == "DAILY" else (start.replace(day=1) + datetime.timedelta(32)).replace(day=1)
        yield start, min(following, end)
        start = following


def _time_period(query: dict) -> tuple[datetime.date, datetime.date]:
    start, end = (datetime.date.fromisoformat(query["TimePeriod"][bound][:10]) for bound in ("Start", "End"))
    if start >= end:
        raise Refused("Start date (and hour) should be before end date (and hour)")
    oldest = (today().replace(day=1) - datetime.timedelta(396)).replace(day=1)
    if start < oldest:
        raise Refused("You haven't enabled historical data beyond 14 months")
    return start, end


def _cost_and_usage(query: dict) -> dict:
    start, end = _time_period(query)
    groups = query.get("GroupBy") or []
    if len(groups) > 2:
        raise Refused("Invalid number of group definitions: at most two")
    found = [line for line in _own(start, end) if _matches(query.get("Filter"), line)]
    by_period: dict[datetime.date, list[Line]] = {}
    periods = list(_periods(start, end, query["Granularity"]))
    for line in found:
        first = line.day if query["Granularity"] == "DAILY" else max(start, line.day.replace(day=1))
        by_period.setdefault(first, []).append(line)
    flat = [(period, keys, some) for period in periods for keys, some in _grouped(groups, by_period.get(period[0], []))]
    offset = _offset(query.get("NextPageToken"))
    page = flat[offset:offset + _PAGE_GROUPS]
    more = {"NextPageToken": _token(offset + _PAGE_GROUPS)} if offset + _PAGE_GROUPS < len(flat) else {}
    return {"ResultsByTime": _results(page, groups, query["Metrics"]), "GroupDefinitions": groups, "DimensionValueAttributes": [], **more}


def _grouped(groups: list[dict], some: list[Line]) -> list[tuple[list[str], list[Line]]]:
    """One entry without keys where nothing is grouped, and for a period without costs."""
    by_keys: dict[tuple, list[Line]] = {}
    for line in some:
        by_keys.setdefault(tuple(_key(group, line) for group in groups), []).append(line)
    return [(list(keys), lines_of) for keys, lines_of in sorted(by_keys.items())] or [([], [])]


def _results(page: list, groups: list[dict], metrics: list[str]) -> list[dict]:
    results: dict[datetime.date, dict] = {}
    for (first, after), keys, some in page:
        result = results.setdefault(first, {
            "TimePeriod": {"Start": str(first), "End": str(after)}, "Total": {} if groups else _metrics(some, metrics), "Groups": [],
            "Estimated": after > today() - datetime.timedelta(ESTIMATED_DAYS - 1),
        })
        if groups and keys:
            result["Groups"].append({"Keys": keys, "Metrics": _metrics(some, metrics)})
    return list(results.values())


def _token(offset: int) -> str:
    return base64.b64encode(str(offset).encode()).decode()


def _offset(token: str | None) -> int:
    try:
        return int(base64.b64decode(token)) if token else 0
    except ValueError:
        raise Refused("The pagination token is invalid") from None


def _forecast(query: dict) -> dict:
    """As if every day to come cost what the last seven whole days did on average."""
    start, end = _time_period(query)
    week = [line for line in _own(today() - datetime.timedelta(7), today()) if line.record_type == "Usage" and _matches(query.get("Filter"), line)]
    days = len({line.day for line in week}) or 1
    a_day = sum((line.usd for line in week), Decimal(0)) / days
    by_time = [{"TimePeriod": {"Start": str(first), "End": str(after)}, "MeanValue": f"{a_day * (after - first).days:.10f}",
                "PredictionIntervalLowerBound": f"{a_day * (after - first).days * Decimal('0.9'):.10f}",
                "PredictionIntervalUpperBound": f"{a_day * (after - first).days * Decimal('1.1'):.10f}"}
               for first, after in _periods(start, end, query.get("Granularity", "DAILY"))]
    return {"Total": {"Amount": f"{a_day * (end - start).days:.10f}", "Unit": "USD"}, "ForecastResultsByTime": by_time}


def _dimension_values(query: dict) -> dict:
    values = sorted({_dimension(line, query["Dimension"]) for line in _own(*_time_period(query))})
    return {"DimensionValues": [{"Value": value, "Attributes": {}} for value in values], "ReturnSize": len(values), "TotalSize": len(values)}


def _tags(query: dict) -> dict:
    key, found = query.get("TagKey"), _own(*_time_period(query))
    values = sorted({_tag(line, key) for line in found} if key else {name for line in found for name in line.tag if cost_tags.is_active(name)})
    return {"Tags": values, "ReturnSize": len(values), "TotalSize": len(values)}


def _list_cost_tags(query: dict) -> dict:
    keys = {name for line in _own(today() - datetime.timedelta(31), today() + datetime.timedelta(1)) for name in line.tag}
    tags = cost_tags.describe(keys)
    wanted = query.get("TagKeys")
    return {"CostAllocationTags": [tag for tag in tags if (not wanted or tag["TagKey"] in wanted) and query.get("Status") in (None, tag["Status"])]}


def _update_cost_tags(query: dict) -> dict:
    return {"Errors": cost_tags.update(query["CostAllocationTagsStatus"])}


_ACTIONS = {"GetCostAndUsage": _cost_and_usage, "GetCostForecast": _forecast, "GetDimensionValues": _dimension_values, "GetTags": _tags,
            "ListCostAllocationTags": _list_cost_tags, "UpdateCostAllocationTagsStatus": _update_cost_tags}
