"""EventBridge hears of every change of an alarm's state, whoever made it."""

import json
import logging
import time

from ministack.services import eventbridge

from .alarm_evaluation import own_metric
from .alarm_judgement import iso

_LOG = logging.getLogger("sandbox.alarms")
_KEPT_BUS_EVENTS = 1_000

# Alarm ARN -> its state as it was announced last.
_announced: dict[str, dict] = {}


def announcing(inner):
    """Around ministack's dispatch of actions, which every change of state passes through."""

    def dispatch(alarm: dict, old_state: str, new_state: str, reason: str) -> None:
        alarm["StateTransitionedTimestamp"] = alarm["StateUpdatedTimestamp"]
        try:
            _announce(alarm, old_state, new_state, reason)
        except Exception:  # a target that fails must not fail the alarm
            _LOG.exception("the state of alarm %s was not announced", alarm.get("AlarmName"))
        inner(alarm, old_state, new_state, reason)

    return dispatch


def _announce(alarm: dict, old_state: str, new_state: str, reason: str) -> None:
    state = {"value": new_state, "reason": reason, "timestamp": iso(time.time())}
    if alarm.get("StateReasonData"):
        state["reasonData"] = alarm["StateReasonData"]
    detail = {"alarmName": alarm["AlarmName"], "state": state,
              "previousState": {**_announced.get(alarm["AlarmArn"], {}), "value": old_state},
              "configuration": _configuration(alarm)}
    _announced[alarm["AlarmArn"]] = state
    eventbridge._put_events({"Entries": [{
        "Source": "aws.cloudwatch", "DetailType": "CloudWatch Alarm State Change", "Resources": [alarm["AlarmArn"]], "Detail": json.dumps(detail),
    }]}, allow_aws_source=True)
    kept = eventbridge._events_log_list()
    if len(kept) > 2 * _KEPT_BUS_EVENTS:
        del kept[:-_KEPT_BUS_EVENTS]


def _configuration(alarm: dict) -> dict:
    described = {"description": alarm["AlarmDescription"]} if alarm.get("AlarmDescription") else {}
    if "AlarmRule" in alarm:
        return {**described, "alarmRule": alarm["AlarmRule"]}
    return {**described, "metrics": [_query(query) for query in alarm.get("Metrics") or [own_metric(alarm)]]}


def _query(query: dict) -> dict:
    shown: dict = {"id": query["Id"], "returnData": bool(query.get("ReturnData", True))}
    if query.get("Label"):
        shown["label"] = query["Label"]
    if query.get("Expression"):
        return {**shown, "expression": query["Expression"]}
    stat = query["MetricStat"]
    metric = stat["Metric"]
    return {**shown, "metricStat": {
        "metric": {"namespace": metric.get("Namespace"), "name": metric.get("MetricName"),
                   "dimensions": {one["Name"]: one.get("Value", "") for one in metric.get("Dimensions") or []}},
        "period": int(stat["Period"]), "stat": stat["Stat"]}}

