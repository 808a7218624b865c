"""EventBridge hears of every change of an alarm's state, whoever made it; its actions follow, unless they are held back."""

import itertools
import json
import logging
import time

from ministack.services import eventbridge

from . import action_suppression, alarm_actions, alarm_history
from .alarm_evaluation import own_metric
from .alarm_judgement import iso

_LOG = logging.getLogger("sandbox.alarms")
_KEPT_BUS_EVENTS = 1_000


def announce_and_act(alarm: dict, old_state: str, new_state: str, reason: str) -> None:
    """The replacement of ministack's `_dispatch_alarm_actions`, which every change of state passes through."""
    alarm["StateTransitionedTimestamp"] = alarm["StateUpdatedTimestamp"]
    held_back = action_suppression.holds_back(alarm, old_state)
    try:
        _announce(alarm, old_state, new_state, reason)
    except Exception:  # a target that fails must not fail the alarm
        _LOG.exception("the state of alarm %s was not announced", alarm.get("AlarmName"))
    if held_back:
        alarm_actions.hold_back(alarm)
    else:
        alarm_actions.act(alarm, old_state, new_state, reason)


def _announce(alarm: dict, old_state: str, new_state: str, reason: str) -> None:
    state = {"value": new_state, "reason": reason, "timestamp": iso(time.time())}
    if alarm.get("StateReasonData"):
        state["reasonData"] = alarm["StateReasonData"]
    if alarm.get("ActionsSuppressedBy"):
        state |= {"actionsSuppressedBy": alarm["ActionsSuppressedBy"], "actionsSuppressedReason": alarm["ActionsSuppressedReason"]}
    detail = {"alarmName": alarm["AlarmName"], "state": state, "previousState": {**_before(alarm["AlarmName"]), "value": old_state},
              "configuration": _configuration(alarm)}
    eventbridge._put_events({"Entries": [{
        "Source": "aws.cloudwatch", "DetailType": "CloudWatch Alarm State Change", "Resources": [alarm["AlarmArn"]], "Detail": json.dumps(detail),
    }]}, allow_aws_source=True)
    kept = eventbridge._events_log_list()
    if len(kept) > 2 * _KEPT_BUS_EVENTS:
        del kept[:-_KEPT_BUS_EVENTS]


def _before(alarm_name: str) -> dict:
    """The state before the one that was recorded last."""
    since, state = next(itertools.islice(alarm_history.states_of(alarm_name), 1, 2), (0, None))
    if state is None:
        return {}
    data = {"reasonData": json.dumps(state["stateReasonData"])} if "stateReasonData" in state else {}
    return {"reason": state["stateReason"], **data, "timestamp": iso(since)}


def _configuration(alarm: dict) -> dict:
    described = {"description": alarm["AlarmDescription"]} if alarm.get("AlarmDescription") else {}
    if "AlarmRule" in alarm:
        suppression = {name[0].lower() + name[1:]: alarm[name] for name in ("ActionsSuppressor", "ActionsSuppressorWaitPeriod", "ActionsSuppressorExtensionPeriod")
                       if name in alarm}
        return {**described, "alarmRule": alarm["AlarmRule"], **suppression}
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

