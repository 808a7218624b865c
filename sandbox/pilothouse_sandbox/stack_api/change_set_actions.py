"""CreateChangeSet and ExecuteChangeSet, around ministack's handlers."""

import time

from ministack.services import cloudformation
from ministack.services.cloudformation.changesets import _find_change_set, _resolve_props_for_diff
from ministack.services.cloudformation.handlers import _resolve_stack
from ministack.services.cloudformation.helpers import _p

from ..account import pacing
from ..stack_engine.conditions import evaluate_conditions
from .busy_rules import FAILED_WITHOUT_ROLLBACK
from .mutations import Handler
from .property_values import PropertyValues
from .stack_actions import keep_deleted_namesake
from .stack_settings import settings_in
from .xml_answers import Answer, is_accepted, refusal

# A change set of some forty resources is ready within about this time on AWS.
_READY_AFTER_AWS_SECONDS = 4


def is_ready(change_set: dict) -> bool:
    return time.time() >= change_set.get("_ready_at", 0)


def find_change_set(params: dict) -> dict | None:
    """By ARN, or by its name and the stack's name or id."""
    stack = _resolve_stack(_p(params, "StackName"))
    _, change_set = _find_change_set(_p(params, "ChangeSetName"), stack["StackName"] if stack else _p(params, "StackName"))
    return change_set


def create_change_set(inner: Handler) -> Handler:
    def handle(params: dict) -> Answer:
        name = _p(params, "StackName")
        stack = _resolve_stack(name)
        if _p(params, "ChangeSetType") == "CREATE":
            keep_deleted_namesake(name)
        if stack and stack["StackStatus"] == "REVIEW_IN_PROGRESS":
            answer = _another_for_new_stack(inner, params, stack)
        elif stack and stack["StackStatus"] in FAILED_WITHOUT_ROLLBACK:
            answer = _for_failed_stack(inner, params, stack)
        else:
            answer = inner(params)
        if is_accepted(answer):
            _complete(params)
        return answer

    return handle


def _complete(params: dict) -> None:
    """Adds to the new change set what ministack does not keep."""
    change_set = find_change_set(params)
    stack = cloudformation._stacks[change_set["StackName"]]
    if change_set["ChangeSetType"] == "CREATE":
        stack.pop("LastUpdatedTime", None)
    values = PropertyValues(stack, change_set["_template"], change_set["_resolved_params"], change_set["Changes"])
    touched = [change["ResourceChange"]["LogicalResourceId"] for change in change_set["Changes"]]
    change_set["_values"] = {name: [values.before(name), values.after(name)] for name in touched}
    change_set["_settings"] = settings_in(params)
    change_set["_ready_at"] = time.time() + _READY_AFTER_AWS_SECONDS / pacing.speed


def without_what_conditions_leave_out(inner):
    """ministack compares every resource that two templates have; on AWS one whose condition does not hold is none of them."""

    def resolve(template: dict, params: dict, stack_name: str, stack_id: str) -> dict:
        resolved = inner(template, params, stack_name, stack_id)
        conditions = evaluate_conditions(template or {}, params)
        return {**resolved, "Resources": {name: definition for name, definition in resolved.get("Resources", {}).items()
                                          if conditions.get(definition.get("Condition"), True)}}

    return resolve


def _another_for_new_stack(inner: Handler, params: dict, stack: dict) -> Answer:
    """ministack makes a new stack for each CREATE change set; on AWS they share the one in review."""
    name, stack_id = stack["StackName"], stack["StackId"]
    events = cloudformation._stack_events.get(stack_id)
    answer = inner(params)
    made = cloudformation._stacks.get(name)
    if made is not None and made is not stack:
        new_id = made["StackId"]
        cloudformation._stack_events.pop(new_id, None)
        for change_set in cloudformation._change_sets.values():
            if change_set["StackId"] == new_id:
                change_set["StackId"] = stack_id
        answer = (answer[0], answer[1], answer[2].replace(new_id.encode(), stack_id.encode()))
    cloudformation._stacks[name] = stack
    cloudformation._stack_events[stack_id] = events or []
    return answer


def _for_failed_stack(inner: Handler, params: dict, stack: dict) -> Answer:
    """Compares with what the stack really has, not with the template that failed; else a retry would hold no changes."""
    attempted = stack.get("_template")
    if not _p(params, "TemplateBody") and not _p(params, "TemplateURL"):
        params = {**params, "TemplateBody": [stack["_template_body"]]}
    stack["_template"] = _what_was_reached(stack)
    answer = inner(params)
    stack["_template"] = attempted
    return answer


def _what_was_reached(stack: dict) -> dict:
    attempted, undo = stack.get("_template") or {}, stack.get("_undo") or {"before": {}, "failed": {}, "definition": {}}
    earlier = undo["definition"].get("_template") or {}
    earlier_resolved = _resolve_props_for_diff(earlier, undo["definition"].get("_resolved_params") or {}, stack["StackName"],
                                               stack["StackId"]).get("Resources", {})
    reached = {}
    for logical_id in stack.get("_resources", {}):
        changed = logical_id in undo["before"] and logical_id not in undo["failed"]
        untouched_definition = earlier_resolved.get(logical_id)
        definition = attempted.get("Resources", {}).get(logical_id) if changed else untouched_definition
        if definition or untouched_definition:
            reached[logical_id] = definition or untouched_definition
    return {**attempted, "Resources": reached}


def execute_change_set(inner: Handler) -> Handler:
    def handle(params: dict) -> Answer:
        change_set = find_change_set(params)
        if change_set and (problem := _not_executable(change_set)):
            return refusal(problem, "InvalidChangeSetStatus")
        answer = inner(params)
        if is_accepted(answer) and change_set:
            stack = cloudformation._stacks[change_set["StackName"]]
            stack.update(change_set.get("_settings", {}) | settings_in(params))
            stack["ChangeSetId"] = change_set["ChangeSetId"]
            stack["Description"] = change_set["_template"].get("Description", "")
        return answer

    return handle


def _not_executable(change_set: dict) -> str | None:
    arn = change_set["ChangeSetId"]
    if not is_ready(change_set):
        return f"ChangeSet [{arn}] cannot be executed in its current status of [CREATE_IN_PROGRESS]"
    if change_set["Status"] != "CREATE_COMPLETE":
        return f"ChangeSet [{arn}] cannot be executed in its current status of [{change_set['Status']}]"
    if change_set["ExecutionStatus"] != "AVAILABLE":
        return f"ChangeSet [{arn}] cannot be executed in its current execution status of [{change_set['ExecutionStatus']}]"
    return None
