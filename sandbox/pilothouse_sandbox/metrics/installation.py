"""Puts our metrics, alarms and their evaluation in the place of ministack's."""

from ministack.services import cloudwatch

from .. import hooks
from . import action_suppression, alarm_clock, alarm_history
from .alarm_announcements import announce_and_act
from .alarm_evaluation import evaluate_alarm
from .alarm_settings import putting
from .dashboards_of_account import DashboardsOfAccount
from .metric_data import get_metric_data
from .metric_lists import get_metric_statistics, list_metrics

_CLOUDWATCH = "services.cloudwatch"
_STATES = ("INSUFFICIENT_DATA", "ALARM", "OK")


def install() -> None:
    hooks.replace(_CLOUDWATCH, "_get_metric_data", get_metric_data(cloudwatch._get_metric_data))
    hooks.replace(_CLOUDWATCH, "_list_metrics", list_metrics(cloudwatch._list_metrics))
    hooks.replace(_CLOUDWATCH, "_get_metric_statistics", get_metric_statistics(cloudwatch._get_metric_statistics))
    hooks.replace(_CLOUDWATCH, "_evaluate_alarm", evaluate_alarm)
    hooks.replace(_CLOUDWATCH, "_dispatch_alarm_actions", announce_and_act)
    hooks.replace(_CLOUDWATCH, "_put_composite_alarm", action_suppression.putting(cloudwatch._put_composite_alarm))
    hooks.replace(_CLOUDWATCH, "_put_metric_alarm", putting(cloudwatch._put_metric_alarm))
    hooks.replace(_CLOUDWATCH, "_record_history", alarm_history.record)
    hooks.replace(_CLOUDWATCH, "_set_alarm_state", _holding(cloudwatch._set_alarm_state))
    hooks.replace(_CLOUDWATCH, "_dashboards", DashboardsOfAccount())
    hooks.replace(_CLOUDWATCH, "_json_ok", _with_epoch_times(cloudwatch._json_ok))


def _holding(inner):
    """A state that somebody set stays until the next period, as on AWS, not until the next second."""

    def set_state(params, data, is_cbor, is_json=False):
        name = data.get("AlarmName") if is_json else (params.get("AlarmName") or [""])[0]
        if is_json and data.get("StateValue") not in _STATES:
            return cloudwatch._error("ValidationError", f"1 validation error detected: Value '{data.get('StateValue')}' at 'stateValue' failed to satisfy "
                                     f"constraint: Member must satisfy enum value set: [{', '.join(_STATES)}]", 400, use_json=True)
        alarm = cloudwatch._alarms.get(name)
        if alarm:
            alarm.pop("StateReasonData", None)  # it told of the state before
        answer = inner(params, data, is_cbor, is_json)
        if answer[0] == 200 and alarm:
            alarm_clock.hold(alarm["AlarmArn"], int(alarm.get("Period") or 60))
        return answer

    return set_state


def _with_epoch_times(inner):
    """The SDKs' JSON protocol wants numbers; with text, ListDashboards fails in the SDK for JavaScript."""

    def ok(data: dict):
        for entry in data.get("DashboardEntries", []):
            entry["LastModified"] = int(cloudwatch._parse_ts(entry["LastModified"]))
        return inner(data)

    return ok
