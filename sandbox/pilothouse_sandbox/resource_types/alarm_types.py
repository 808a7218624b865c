"""AWS::CloudWatch::Alarm with metric math, which ministack's CloudFormation refuses, and evaluated as AWS does: some time after it was made."""

from ministack.services import cloudwatch

from ..metrics.alarm_clock import left_to_the_clock
from ..metrics.alarm_settings import keep_state, set_queries, set_treatment
from .catalogue import Created, wrap

# ministack insists on a single metric; the alarm is stored with one and then given its queries.
_PLACEHOLDER = {"MetricName": "-", "Namespace": "-", "Statistic": "Average", "Period": 60}


def install() -> None:
    wrap("AWS::CloudWatch::Alarm", create=_with_queries, update=_with_queries_kept)


def _with_queries(inner):
    def create(logical_id: str, properties: dict, stack_name: str) -> Created:
        with left_to_the_clock():
            made = inner(logical_id, _without_queries(properties), stack_name)
        set_treatment(cloudwatch._alarms[made[0]], properties)
        if properties.get("Metrics"):
            set_queries(cloudwatch._alarms[made[0]], [_query(query) for query in properties["Metrics"]], properties.get("ThresholdMetricId"))
        return made

    return create


def _with_queries_kept(inner):
    def update(physical_id: str, old: dict, new: dict, stack_name: str, logical_id: str | None = None) -> Created:
        before = cloudwatch._alarms.get(physical_id)
        with left_to_the_clock():
            made = inner(physical_id, _without_queries(old), _without_queries(new), stack_name, logical_id)
        if made[0] == physical_id:
            keep_state(before, cloudwatch._alarms[physical_id])
        set_treatment(cloudwatch._alarms[made[0]], new)
        if new.get("Metrics"):
            set_queries(cloudwatch._alarms[made[0]], [_query(query) for query in new["Metrics"]], new.get("ThresholdMetricId"))
        return made

    return update


def _without_queries(properties: dict) -> dict:
    if not properties.get("Metrics"):
        return properties
    kept = {name: value for name, value in properties.items() if name != "Metrics"}
    return {"Threshold": 0, **kept, **_PLACEHOLDER}  # one on a band has no threshold


def _query(query: dict) -> dict:
    """Numbers and flags that CloudFormation delivers as text, as the API has them."""
    query = {**query, "ReturnData": str(query.get("ReturnData", True)).lower() == "true"}
    if "Period" in query:
        query["Period"] = int(query["Period"])
    if stat := query.get("MetricStat"):
        query["MetricStat"] = {**stat, "Period": int(stat["Period"])}
    return query
