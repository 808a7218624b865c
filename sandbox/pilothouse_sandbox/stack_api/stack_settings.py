"""What a request sets on a stack beside template, parameters and tags; ministack accepts it and forgets it."""

from ministack.services.cloudformation.helpers import _extract_string_members, _p


def settings_in(params: dict) -> dict:
    """Only what the request names: an update that leaves something out keeps it."""
    settings: dict = {}
    if notification_arns := _extract_string_members(params, "NotificationARNs"):
        settings["NotificationARNs"] = notification_arns
    elif "NotificationARNs" in params:
        settings["NotificationARNs"] = []
    if role_arn := _p(params, "RoleARN"):
        settings["RoleARN"] = role_arn
    if timeout := _p(params, "TimeoutInMinutes"):
        settings["TimeoutInMinutes"] = int(timeout)
    if retain := _p(params, "RetainExceptOnCreate"):
        settings["RetainExceptOnCreate"] = retain.lower() == "true"
    if rollback := _rollback_configuration(params):
        settings["RollbackConfiguration"] = rollback
    return settings


def _rollback_configuration(params: dict) -> dict:
    prefix, triggers, index = "RollbackConfiguration", [], 1
    while arn := _p(params, f"{prefix}.RollbackTriggers.member.{index}.Arn"):
        triggers.append({"Arn": arn, "Type": _p(params, f"{prefix}.RollbackTriggers.member.{index}.Type")})
        index += 1
    minutes = _p(params, f"{prefix}.MonitoringTimeInMinutes")
    configuration: dict = {"RollbackTriggers": triggers} if triggers else {}
    return configuration | ({"MonitoringTimeInMinutes": int(minutes)} if minutes else {})
