"""The history of alarms with both states in full, a creation as the change of configuration that it is, and each action that was taken."""

import json
import time
from collections.abc import Iterator

from ministack.services import cloudwatch

_KEPT_SECONDS = 30 * 86_400  # as CloudWatch keeps it


def record(alarm_name: str, old_state: str, new_state: str, reason: str, alarm_type: str = "MetricAlarm", reason_data: dict | str | None = None) -> None:
    """The replacement of ministack's `_record_history`."""
    if old_state == new_state:
        _add(alarm_name, alarm_type, "ConfigurationUpdate", f'Alarm "{alarm_name}" created', {"version": "1.0", "type": "Create"})
        return
    state: dict = {"stateValue": new_state, "stateReason": reason}
    if reason_data:
        state["stateReasonData"] = json.loads(reason_data) if isinstance(reason_data, str) else reason_data
    _, before = next(states_of(alarm_name), (0, {}))
    old = before if before.get("stateValue") == old_state else {"stateValue": old_state}
    _add(alarm_name, alarm_type, "StateUpdate", f"Alarm updated from {old_state} to {new_state}", {"version": "1.0", "oldState": old, "newState": state})


def record_action(alarm: dict, summary: str, data: dict) -> None:
    _add(alarm["AlarmName"], "CompositeAlarm" if "AlarmRule" in alarm else "MetricAlarm", "Action", summary, data)


def states_of(alarm_name: str) -> Iterator[tuple[float, dict]]:
    """Since when (epoch seconds) and what, the newest first."""
    for entry in reversed(cloudwatch._history_entries()):
        if entry["AlarmName"] == alarm_name and entry["HistoryItemType"] == "StateUpdate":
            yield cloudwatch._parse_ts(entry["Timestamp"]), json.loads(entry["HistoryData"])["newState"]


def _add(alarm_name: str, alarm_type: str, kind: str, summary: str, data: dict) -> None:
    entries = cloudwatch._history_entries()
    while entries and cloudwatch._parse_ts(entries[0]["Timestamp"]) < time.time() - _KEPT_SECONDS:
        del entries[0]
    entries.append({
        "AlarmName": alarm_name, "AlarmType": alarm_type, "Timestamp": cloudwatch._ts_iso(time.time()), "HistoryItemType": kind,
        "HistorySummary": summary, "HistoryData": json.dumps(data)})
