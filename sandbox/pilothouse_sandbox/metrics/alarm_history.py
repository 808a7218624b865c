"""The history of alarms with both states in full, and a creation as the change of configuration that it is."""

import json
import time

from ministack.core.responses import get_account_id, get_region
from ministack.services import cloudwatch

# (account, region, alarm) -> its state as it was recorded last
_states: dict[tuple[str, str, str], dict] = {}


def record(alarm_name: str, old_state: str, new_state: str, reason: str, alarm_type: str = "MetricAlarm", reason_data: dict | str | None = None) -> None:
    """The replacement of ministack's `_record_history`."""
    if old_state == new_state:
        _add(alarm_name, alarm_type, "ConfigurationUpdate", f'Alarm "{alarm_name}" created', {"version": "1.0", "type": "Create"})
        return
    key = get_account_id(), get_region(), alarm_name
    state: dict = {"stateValue": new_state, "stateReason": reason}
    if reason_data:
        state["stateReasonData"] = json.loads(reason_data) if isinstance(reason_data, str) else reason_data
    before = _states.get(key) or {}
    old = before if before.get("stateValue") == old_state else {"stateValue": old_state}
    _states[key] = state
    _add(alarm_name, alarm_type, "StateUpdate", f"Alarm updated from {old_state} to {new_state}", {"version": "1.0", "oldState": old, "newState": state})


def _add(alarm_name: str, alarm_type: str, kind: str, summary: str, data: dict) -> None:
    cloudwatch._history_entries().append({
        "AlarmName": alarm_name, "AlarmType": alarm_type, "Timestamp": cloudwatch._ts_iso(time.time()), "HistoryItemType": kind,
        "HistorySummary": summary, "HistoryData": json.dumps(data)})
