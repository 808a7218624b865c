"""Cost Explorer over a ledger that is computed when asked for: the same question always gets the same answer.

Every existing stack costs its share of each service from its creation on; the cost does not depend on
how fast the sandbox runs. Amounts are plausible, not prices: they exist so that a bill can be read.
"""

import datetime
import json
import zlib
from collections.abc import Iterator

from ministack.core.responses import get_account_id, get_region
from ministack.services import cloudformation

# By resource type: Cost Explorer's service, usage type, USD a day, usage a day, unit.
_COSTS = {
    "AWS::RDS::DBInstance": ("Amazon Relational Database Service", "InstanceUsage:db.t4g.micro", 0.384, 24, "Hrs"),
    "AWS::ElastiCache::ReplicationGroup": ("Amazon ElastiCache", "NodeUsage:cache.t4g.micro", 0.384, 24, "Hrs"),
    "AWS::EC2::Instance": ("Amazon Elastic Compute Cloud - Compute", "BoxUsage:t3.small", 0.4992, 24, "Hrs"),
    "AWS::EC2::NatGateway": ("EC2 - Other", "NatGateway-Hours", 1.08, 24, "Hrs"),
    "AWS::EC2::Volume": ("EC2 - Other", "EBS:VolumeUsage.gp3", 0.053, 0.66, "GB-Mo"),
    "AWS::ElasticLoadBalancingV2::LoadBalancer": ("Amazon Elastic Load Balancing", "LoadBalancerUsage", 0.54, 24, "Hrs"),
    "AWS::ECS::Service": ("Amazon Elastic Container Service", "Fargate-vCPU-Hours:perCPU", 0.9716, 24, "hours"),
    "AWS::SecretsManager::Secret": ("AWS Secrets Manager", "AWSSecretsManager-Secrets", 0.0133, 0.033, "Secrets"),
    "AWS::KMS::Key": ("AWS Key Management Service", "KMS-Keys", 0.0333, 0.033, "Keys"),
    "AWS::CloudWatch::Alarm": ("AmazonCloudWatch", "CW:AlarmMonitorUsage", 0.0033, 0.033, "Alarms"),
    "AWS::CloudWatch::Dashboard": ("AmazonCloudWatch", "DashboardsUsageHour", 0.1, 24, "Dashboards"),
    "AWS::Lambda::Function": ("AWS Lambda", "Request", 0.02, 1000, "Requests"),
}
_USAGE_PREFIX = {"us-east-1": "USE1", "us-west-2": "USW2", "eu-west-1": "EU", "eu-central-1": "EUC1"}


async def handle_request(method: str, path: str, headers: dict, body: bytes, query_params: dict) -> tuple:
    action = headers.get("x-amz-target", "").rsplit(".", 1)[-1]
    head = {"Content-Type": "application/x-amz-json-1.1"}
    if action not in _ACTIONS:
        return 400, head, json.dumps({"__type": "UnknownOperationException", "message": action}).encode()
    try:
        return 200, head, json.dumps(_ACTIONS[action](json.loads(body or b"{}"))).encode()
    except (KeyError, ValueError) as error:
        return 400, head, json.dumps({"__type": "ValidationException", "message": f"Invalid request: {error}"}).encode()


def _ledger(start: datetime.date, end: datetime.date) -> Iterator[dict]:
    """One row per day and costing resource; the days before a stack was made have none."""
    today = datetime.datetime.now(datetime.timezone.utc).date()
    for stack in cloudformation._stacks.values():
        since = datetime.date.fromisoformat(stack["CreationTime"][:10])
        until = datetime.date.fromisoformat(stack["DeletionTime"][:10]) if stack.get("DeletionTime") else today
        tags = {tag["Key"]: tag["Value"] for tag in stack.get("Tags", [])}
        for logical_id, shown in stack.get("_listed_resources", {}).items():
            if shown["ResourceType"] in _COSTS:
                yield from _days(stack["StackId"], logical_id, shown["ResourceType"], tags, max(start, since),
                                 min(end, until + datetime.timedelta(1)))


def _days(stack_id: str, logical_id: str, resource_type: str, tags: dict, day: datetime.date, end: datetime.date) -> Iterator[dict]:
    service, usage_type, usd, usage, unit = _COSTS[resource_type]
    prefix = _USAGE_PREFIX.get(get_region(), "USE1")
    while day < end:
        # From 0.95 to 1.05 of the usual, the same for the same resource and day.
        wave = 0.95 + (zlib.crc32(f"{stack_id}{logical_id}{day}".encode()) % 101) / 1000
        yield {"day": day, "SERVICE": service, "USAGE_TYPE": f"{prefix}-{usage_type}", "REGION": get_region(),
               "LINKED_ACCOUNT": get_account_id(), "TAG": tags, "usd": usd * wave, "usage": usage * wave, "unit": unit}
        day += datetime.timedelta(1)


def _matches(wanted: dict | None, row: dict) -> bool:
    if not wanted:
        return True
    match wanted:
        case {"And": parts}:
            return all(_matches(part, row) for part in parts)
        case {"Or": parts}:
            return any(_matches(part, row) for part in parts)
        case {"Not": part}:
            return not _matches(part, row)
        case {"Dimensions": {"Key": key, "Values": values}}:
            return key == "RECORD_TYPE" or row.get(key, "") in values
        case {"Tags": {"Key": key, **rest}}:
            if "ABSENT" in rest.get("MatchOptions", []):
                return not row["TAG"].get(key)
            return row["TAG"].get(key, "") in rest.get("Values", [])
    raise ValueError(f"filter {json.dumps(wanted)} is not supported")


def _metrics(rows: list[dict], names: list[str]) -> dict:
    units = {row["unit"] for row in rows}
    usage_unit = units.pop() if len(units) == 1 else "N/A"
    return {name: {"Amount": f"{sum(row['usage'] for row in rows):.6f}", "Unit": usage_unit} if name == "UsageQuantity"
            else {"Amount": f"{sum(row['usd'] for row in rows):.10f}", "Unit": "USD"} for name in names}


def _key(group: dict, row: dict) -> str:
    return f"{group['Key']}${row['TAG'].get(group['Key'], '')}" if group["Type"] == "TAG" else row.get(group["Key"], "")


def _periods(start: datetime.date, end: datetime.date, granularity: str) -> Iterator[tuple[datetime.date, datetime.date]]:
    while start < end:
        following = start + datetime.timedelta(1) if granularity == "DAILY" else (start.replace(day=1) + datetime.timedelta(32)).replace(day=1)
        yield start, min(following, end)
        start = following


def _time_period(query: dict) -> tuple[datetime.date, datetime.date]:
    return tuple(datetime.date.fromisoformat(query["TimePeriod"][bound][:10]) for bound in ("Start", "End"))


def _cost_and_usage(query: dict) -> dict:
    start, end = _time_period(query)
    rows = [row for row in _ledger(start, end) if _matches(query.get("Filter"), row)]
    groups, results = query.get("GroupBy") or [], []
    for first, after in _periods(start, end, query.get("Granularity", "DAILY")):
        of_period = [row for row in rows if first <= row["day"] < after]
        by_keys: dict[tuple, list[dict]] = {}
        for row in of_period if groups else []:
            by_keys.setdefault(tuple(_key(group, row) for group in groups), []).append(row)
        results.append({
            "TimePeriod": {"Start": str(first), "End": str(after)}, "Estimated": after > datetime.datetime.now(datetime.timezone.utc).date(),
            "Total": {} if groups else _metrics(of_period, query["Metrics"]),
            "Groups": [{"Keys": list(keys), "Metrics": _metrics(some, query["Metrics"])} for keys, some in sorted(by_keys.items())],
        })
    return {"ResultsByTime": results, "GroupDefinitions": groups, "DimensionValueAttributes": []}


def _forecast(query: dict) -> dict:
    """As if every day to come cost what yesterday's whole day did."""
    start, end = _time_period(query)
    yesterday = datetime.datetime.now(datetime.timezone.utc).date() - datetime.timedelta(1)
    rows = [row for row in _ledger(yesterday, yesterday + datetime.timedelta(2)) if _matches(query.get("Filter"), row)]
    days = len({row["day"] for row in rows}) or 1
    a_day = sum(row["usd"] for row in rows) / days
    by_time = [{"TimePeriod": {"Start": str(first), "End": str(after)}, "MeanValue": f"{a_day * (after - first).days:.10f}",
                "PredictionIntervalLowerBound": f"{a_day * (after - first).days * 0.9:.10f}",
                "PredictionIntervalUpperBound": f"{a_day * (after - first).days * 1.1:.10f}"}
               for first, after in _periods(start, end, query.get("Granularity", "DAILY"))]
    return {"Total": {"Amount": f"{a_day * (end - start).days:.10f}", "Unit": "USD"}, "ForecastResultsByTime": by_time}


def _dimension_values(query: dict) -> dict:
    values = sorted({row.get(query["Dimension"], "") for row in _ledger(*_time_period(query))})
    return {"DimensionValues": [{"Value": value, "Attributes": {}} for value in values], "ReturnSize": len(values), "TotalSize": len(values)}


def _tags(query: dict) -> dict:
    rows = list(_ledger(*_time_period(query)))
    key = query.get("TagKey")
    values = sorted({row["TAG"].get(key, "") for row in rows} if key else {name for row in rows for name in row["TAG"]})
    return {"Tags": values, "ReturnSize": len(values), "TotalSize": len(values)}


_ACTIONS = {"GetCostAndUsage": _cost_and_usage, "GetCostForecast": _forecast, "GetDimensionValues": _dimension_values, "GetTags": _tags}
