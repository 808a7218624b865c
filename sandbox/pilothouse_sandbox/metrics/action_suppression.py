"""Composite alarms that hold their actions back while another alarm, their suppressor, is in ALARM.

    the composite changes      the suppressor is in ALARM        it is not
    ─────────────────────▶ ┌─ Alarm: held back ◀──────────── WaitPeriod: held back ─ over ─▶ actions
                           └─ leaves ALARM ─▶ ExtensionPeriod: held back ─ over ─▶ actions, if any are owed

(Amazon CloudWatch User Guide, "Suppressing composite alarm actions".)
"""

import time

from ministack.services import cloudwatch

_PERIODS = ("ActionsSuppressorWaitPeriod", "ActionsSuppressorExtensionPeriod")
_SHOWN = ("ActionsSuppressedBy", "ActionsSuppressedReason")

# What PutCompositeAlarm asks for while ministack, which knows nothing of it, stores the alarm and evaluates its rule.
_being_put: dict[str, dict] = {}
# Alarm ARN -> when (epoch seconds) its period is over. Not kept: after a start, a period that was running is over.
_until: dict[str, float] = {}
# Alarm ARN -> the state before the changes whose actions are held back.
_owed: dict[str, str] = {}


def putting(inner):
    """Around ministack's PutCompositeAlarm."""

    def put(params, data, is_cbor, is_json=False):
        if not is_json:
            return inner(params, data, is_cbor, is_json)
        try:
            settings = _settings(data)
        except ValueError as wrong:
            return cloudwatch._error("ValidationError", str(wrong), 400, use_json=True)
        name = data.get("AlarmName", "")
        _being_put[name] = settings
        try:
            return inner(params, data, is_cbor, is_json)
        finally:
            del _being_put[name]
            if alarm := cloudwatch._composite_alarms.get(name):
                alarm.update(settings)

    return put


def _settings(data: dict) -> dict:
    suppressor = data.get("ActionsSuppressor")
    if not suppressor:
        return {}
    if any(data.get(period) is None for period in _PERIODS):
        raise ValueError(f"{' and '.join(_PERIODS)} are required when ActionsSuppressor is specified")
    if _alarm_of(suppressor) is None:
        raise ValueError(f"Could not save the composite alarm as the actions suppressor [{suppressor}] does not exist")
    return {"ActionsSuppressor": suppressor, **{period: int(data[period]) for period in _PERIODS}}


def holds_back(alarm: dict, old_state: str) -> bool:
    """Of a composite alarm that has just changed: whether its actions must wait. The alarm says then by what."""
    alarm.update(_being_put.get(alarm["AlarmName"], {}))
    if not alarm.get("ActionsSuppressor"):
        return False
    _move_on(alarm)
    if alarm.get("ActionsSuppressedBy") in (None, "WaitPeriod"):  # each change gives the suppressor its time
        _begin(alarm, "WaitPeriod", alarm["ActionsSuppressorWaitPeriod"])
    if not _move_on(alarm):
        return False
    _owed.setdefault(alarm["AlarmArn"], old_state)
    return True


def state_before_due_actions(alarm: dict) -> str | None:
    """Moves the suppression along; where it is over and actions are owed, the state from which the alarm came."""
    return None if _move_on(alarm) else _owed.pop(alarm["AlarmArn"], None)


def _move_on(alarm: dict) -> bool:
    """Whether the actions are held back now."""
    if _suppressor_alarms(alarm):
        _until.pop(alarm["AlarmArn"], None)
        _show(alarm, "Alarm")
    elif alarm.get("ActionsSuppressedBy") == "Alarm":
        _begin(alarm, "ExtensionPeriod", alarm["ActionsSuppressorExtensionPeriod"])
    if alarm.get("ActionsSuppressedBy") != "Alarm" and not _running(alarm):
        _until.pop(alarm["AlarmArn"], None)
        for shown in _SHOWN:
            alarm.pop(shown, None)
        return False
    return True


def _begin(alarm: dict, period: str, seconds: int) -> None:
    _until[alarm["AlarmArn"]] = time.time() + seconds
    _show(alarm, period)


def _running(alarm: dict) -> bool:
    return _until.get(alarm["AlarmArn"], 0) > time.time()


def _show(alarm: dict, by: str) -> None:
    alarm.update(ActionsSuppressedBy=by, ActionsSuppressedReason=f"Actions suppressed by {by}")


def _suppressor_alarms(alarm: dict) -> bool:
    suppressor = _alarm_of(alarm["ActionsSuppressor"])
    return suppressor is not None and suppressor["StateValue"] == "ALARM"


def _alarm_of(name_or_arn: str) -> dict | None:
    name = name_or_arn.split(":alarm:", 1)[-1]
    return cloudwatch._alarms.get(name) or cloudwatch._composite_alarms.get(name)
