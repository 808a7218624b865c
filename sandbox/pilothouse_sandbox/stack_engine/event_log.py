"""Every status change of a stack or a resource passes here: kept, shown in the resource list, announced."""

import contextvars

from ministack.core.responses import new_uuid, now_iso
from ministack.services import cloudformation
from ministack.services.cloudformation.stacks import CLIENT_REQUEST_TOKEN

from ..account import disturbances
from ..billing.usage_segments import meter
from .announcements import announce

STACK_TYPE = "AWS::CloudFormation::Stack"

# Which operation the events of this task belong to; set by the request that started it.
OPERATION_ID: contextvars.ContextVar[str] = contextvars.ContextVar("sandbox_operation_id", default="")

# AWS gives the first event of what a person asked for this reason; ministack leaves it out here and there.
_STARTED_BY_USER = ("CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS", "REVIEW_IN_PROGRESS")


def record_event(stack_id: str, stack_name: str, logical_id: str, resource_type: str, status: str,
                 reason: str = "", physical_id: str = "", detailed_status: str = "") -> None:
    """Also stands in for ministack's own `_add_event`, hence the order of the arguments."""
    stack = _stack_of(stack_id, stack_name)
    about_the_stack = resource_type == STACK_TYPE and logical_id == stack_name and physical_id in (stack_id, "")
    if about_the_stack:
        physical_id = stack_id
        if not reason and status in _STARTED_BY_USER:
            reason = "User Initiated"
        if stack is not None:
            stack["StackStatusReason"] = reason
    event = {
        "StackId": stack_id, "StackName": stack_name, "EventId": new_uuid(), "OperationId": OPERATION_ID.get(),
        "LogicalResourceId": logical_id, "PhysicalResourceId": physical_id, "ResourceType": resource_type,
        "ResourceStatus": status, "ResourceStatusReason": reason, "Timestamp": now_iso(),
        "ClientRequestToken": CLIENT_REQUEST_TOKEN.get(), "DetailedStatus": detailed_status,
    }
    log = cloudformation._stack_events.get(stack_id)
    if log is None:
        log = cloudformation._stack_events[stack_id] = []
    log.append(event)
    if stack is not None:
        stack["_changes"] = stack.get("_changes", 0) + 1
        if not about_the_stack:
            _show_in_resource_list(stack, event)
            meter.note(stack, event)
        elif status == "UPDATE_COMPLETE":
            disturbances.note_release(stack_name)
    announce(stack, event, about_the_stack)


def _stack_of(stack_id: str, stack_name: str) -> dict | None:
    stack = cloudformation._stacks.get(stack_name)
    if stack is not None and stack.get("StackId") == stack_id:
        return stack
    return cloudformation._stacks.get(stack_id)


def _show_in_resource_list(stack: dict, event: dict) -> None:
    """Keeps the newest status per logical id, in progress and failed ones included."""
    listed = stack.setdefault("_listed_resources", {})
    logical_id, shown = event["LogicalResourceId"], listed.get(event["LogicalResourceId"])
    is_delete = event["ResourceStatus"].startswith("DELETE_")
    if shown and is_delete and event["PhysicalResourceId"] and shown["PhysicalResourceId"] != event["PhysicalResourceId"]:
        return  # the predecessor of a replaced resource goes; the one that is listed stays
    listed[logical_id] = {
        "LogicalResourceId": logical_id,
        "PhysicalResourceId": event["PhysicalResourceId"] or (shown or {}).get("PhysicalResourceId", ""),
        "ResourceType": event["ResourceType"], "ResourceStatus": event["ResourceStatus"],
        "ResourceStatusReason": event["ResourceStatusReason"], "Timestamp": event["Timestamp"],
    }
