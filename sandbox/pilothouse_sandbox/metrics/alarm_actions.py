"""What an alarm does when its state changes: at once, or when its suppressor lets it; each is in the alarm's history."""

import asyncio
import contextvars
import logging

from ministack.core.responses import set_request_account_id, set_request_region
from ministack.services import cloudwatch

from . import action_suppression, alarm_history

_LOG = logging.getLogger("sandbox.alarms")
_LISTED_IN = {"ALARM": "AlarmActions", "OK": "OKActions", "INSUFFICIENT_DATA": "InsufficientDataActions"}
_EVERY_SECONDS = 1

_run_actions = cloudwatch._dispatch_alarm_actions  # ministack's own, before ours takes its place


def act(alarm: dict, old_state: str, new_state: str, reason: str) -> None:
    _run_actions(alarm, old_state, new_state, reason)
    if not alarm.get("ActionsEnabled", True):
        return
    for action in alarm.get(_LISTED_IN[new_state]) or []:
        alarm_history.record_action(alarm, f"Successfully executed action {action}", {"actionState": "Succeeded", "notificationResource": action})


def hold_back(alarm: dict) -> None:
    alarm_history.record_action(alarm, alarm["ActionsSuppressedReason"], {"actionState": "Suppressed"})


async def take_held_back_actions_for_ever() -> None:
    """Those of composite alarms whose time of waiting is over."""
    while True:
        await asyncio.sleep(_EVERY_SECONDS)
        for (account, region, _), alarm in list(cloudwatch._composite_alarms._data.items()):
            if alarm.get("ActionsSuppressor"):
                contextvars.copy_context().run(_take_if_due, account, region, alarm)


def _take_if_due(account: str, region: str, alarm: dict) -> None:
    set_request_account_id(account)
    set_request_region(region)
    try:
        before = action_suppression.state_before_due_actions(alarm)
        if before:
            act(alarm, before, alarm["StateValue"], alarm["StateReason"])
    except Exception:  # one odd alarm must not stop the others
        _LOG.exception("the actions of alarm %s were not taken", alarm.get("AlarmName"))
