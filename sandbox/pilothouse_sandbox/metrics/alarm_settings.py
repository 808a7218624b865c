"""What is asked of an alarm: the queries that ministack drops, and the state, which outlives a change of everything else."""

import re

from ministack.services import cloudwatch

from .alarm_clock import left_to_the_clock

_OF_ONE_METRIC = ("MetricName", "Namespace", "Statistic", "ExtendedStatistic", "Period", "Dimensions")
_OF_THE_STATE = ("StateReasonData", "StateTransitionedTimestamp")


def putting(inner):
    """Around ministack's PutMetricAlarm."""

    def put(params, data, is_cbor, is_json=False):
        if not is_json:
            return inner(params, data, is_cbor, is_json)
        for query in data.get("Metrics") or []:
            if re.search(r"\bSEARCH\s*\(", query.get("Expression") or ""):
                return cloudwatch._error("ValidationError", f"Error in expression '{query.get('Id')}': SEARCH is not supported for alarms", 400, use_json=True)
        name = data.get("AlarmName")
        before = cloudwatch._alarms.get(name)
        with left_to_the_clock():  # ministack would judge it by a metric that it has not got
            answer = inner(params, data, is_cbor, is_json)
        if answer[0] == 200:
            alarm = cloudwatch._alarms[name]
            keep_state(before, alarm)
            set_treatment(alarm, data)
            if data.get("Metrics"):
                set_queries(alarm, data["Metrics"], data.get("ThresholdMetricId"))
            cloudwatch._evaluate_alarm(alarm)
        return answer

    return put


def set_queries(alarm: dict, queries: list[dict], threshold_metric_id: str | None) -> None:
    alarm["Metrics"] = queries
    if threshold_metric_id:
        alarm["ThresholdMetricId"] = threshold_metric_id
        alarm.pop("Threshold", None)
    for name in _OF_ONE_METRIC:
        alarm.pop(name, None)


def set_treatment(alarm: dict, asked: dict) -> None:
    """DynamoDB's metrics pause with their table, so AWS lets an alarm on them stay as it is unless something else is asked for."""
    if alarm.get("Namespace") == "AWS/DynamoDB" and not asked.get("TreatMissingData"):
        alarm["TreatMissingData"] = "ignore"


def keep_state(before: dict | None, alarm: dict) -> None:
    """ministack keeps the state and its reason alone."""
    for name in _OF_THE_STATE:
        if before and name in before:
            alarm[name] = before[name]
