"""DescribeStackEvents (by stack, newest first) and DescribeEvents (by operation)."""

from ministack.services import cloudformation
from ministack.services.cloudformation.handlers import _OPERATION_EVENT_FIELDS, _resolve_stack
from ministack.services.cloudformation.helpers import _p, _page

from ..stack_engine.event_log import STACK_TYPE
from .xml_answers import Answer, refusal, result

_STACK_EVENT_FIELDS = ("StackId", "EventId", "StackName", "OperationId", "LogicalResourceId", "PhysicalResourceId", "ResourceType",
                       "Timestamp", "ResourceStatus", "ResourceStatusReason", "ClientRequestToken", "DetailedStatus")
# The events that end an operation on a stack well; every other *_COMPLETE still is the end of a roll-back.
_SUCCESS = ("CREATE_COMPLETE", "UPDATE_COMPLETE", "DELETE_COMPLETE", "ROLLBACK_COMPLETE", "UPDATE_ROLLBACK_COMPLETE")


def describe_stack_events(params: dict) -> Answer:
    name = _p(params, "StackName")
    stack = _resolve_stack(name) if name else None
    if stack is None:
        return refusal(f"Stack [{name}] does not exist")
    page, next_token, problem = _newest_first(cloudformation._stack_events.get(stack["StackId"], []), params)
    if problem:
        return problem
    return result("DescribeStackEvents", {"StackEvents": [_shown(event, _STACK_EVENT_FIELDS) for event in page]}, next_token)


def _newest_first(events: list[dict], params: dict):
    """Pages count from the oldest event, so events that arrive between two pages move nothing."""
    token, size = _p(params, "NextToken"), 100
    prefix, _, end_text = token.partition(":")
    if token and (prefix != "DescribeStackEvents" or not end_text.isdigit()):
        return [], "", refusal("Invalid NextToken")
    end = min(int(end_text), len(events)) if token else len(events)
    start = max(0, end - size)
    next_token = f"<NextToken>DescribeStackEvents:{start}</NextToken>" if start else ""
    return events[start:end][::-1], next_token, None


def describe_events(params: dict) -> Answer:
    name, operation_id = _p(params, "StackName"), _p(params, "OperationId")
    if name:
        stack = _resolve_stack(name)
        if stack is None:
            return refusal(f"Stack [{name}] does not exist")
        stacks = [stack]
    elif operation_id:
        stacks = list(cloudformation._stacks.values())
    else:
        return refusal("Either StackName or OperationId must be specified")
    events = [event for stack in stacks for event in _operation_events(stack) if not operation_id or event["OperationId"] == operation_id]
    if _p(params, "Filters.FailedEvents").lower() == "true":
        events = [event for event in events if event.get("OperationStatus") == "FAILED" or event["EventType"].endswith("_ERROR")]
    events.sort(key=lambda event: event["Timestamp"])
    events.reverse()  # not reverse=True: that would leave events of one millisecond oldest first
    page, next_token, problem = _page(events, params, "DescribeEvents")
    if problem:
        return problem
    fields = (*_OPERATION_EVENT_FIELDS, "ClientRequestToken")
    return result("DescribeEvents", {"OperationEvents": [_shown(event, fields) for event in page]}, next_token)


def _operation_events(stack: dict) -> list[dict]:
    """Pre-deployment validation errors as ministack keeps them, and the stack's own events by operation."""
    types = {operation["OperationId"]: operation["OperationType"] for operation in stack.get("_operations", [])}
    events = list(stack.get("_operation_events") or [])
    for event in cloudformation._stack_events.get(stack["StackId"], []):
        operation_id = event.get("OperationId")
        if operation_id and operation_id in types:
            events.append(event | {"OperationType": types[operation_id], **_kind(event)})
    return events


def _kind(event: dict) -> dict:
    status = event["ResourceStatus"]
    if event["ResourceType"] == STACK_TYPE and event["PhysicalResourceId"] == event["StackId"]:
        outcome = "FAILED" if status.endswith("_FAILED") else "SUCCESS" if status in _SUCCESS else "IN_PROGRESS"
        return {"EventType": "STACK_EVENT", "OperationStatus": outcome}
    return {"EventType": "PROVISIONING_ERROR" if status.endswith("_FAILED") else "PROGRESS_EVENT"}


def _shown(event: dict, fields: tuple[str, ...]) -> dict:
    return {name: event[name] for name in fields if event.get(name) or name == "PhysicalResourceId"}
