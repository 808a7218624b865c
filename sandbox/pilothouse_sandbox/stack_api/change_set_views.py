"""DescribeChangeSet and ListChangeSets."""

from ministack.services import cloudformation
from ministack.services.cloudformation.handlers import _resolve_stack
from ministack.services.cloudformation.helpers import _p, _page

from .change_set_actions import find_change_set, is_ready
from .property_values import changes_nothing, with_values
from .xml_answers import Answer, refusal, result


def describe_change_set(params: dict) -> Answer:
    name, stack_name = _p(params, "ChangeSetName"), _p(params, "StackName")
    if not name.startswith("arn:"):
        if not stack_name:
            return refusal("StackName must be specified if ChangeSetName is not specified as an ARN.")
        if not _resolve_stack(stack_name):
            return refusal(f"Stack [{stack_name}] does not exist")
    change_set = find_change_set(params)
    if change_set is None:
        return refusal(f"ChangeSet [{name}] does not exist", "ChangeSetNotFound", 404)
    ready = is_ready(change_set)
    changes, next_token, problem = _page(_changes(change_set, params) if ready else [], params, "DescribeChangeSet")
    if problem:
        return problem
    settings = change_set.get("_settings", {})
    return result("DescribeChangeSet", _status(change_set, ready) | {
        "Description": change_set.get("Description") or None,
        "Parameters": _parameters(change_set),
        "NotificationARNs": settings.get("NotificationARNs", []),
        "RollbackConfiguration": settings.get("RollbackConfiguration", {}),
        "Capabilities": change_set.get("Capabilities", []),
        "Tags": [{"Key": tag["Key"], "Value": tag["Value"]} for tag in change_set.get("Tags", [])],
        "Changes": [{"Type": "Resource", "ResourceChange": change} for change in changes],
        "OnStackFailure": change_set.get("OnStackFailure") or None,
        "ImportExistingResources": change_set.get("ImportExistingResources") or None,
        "IncludeNestedStacks": False,
    }, next_token)


def list_change_sets(params: dict) -> Answer:
    """Those that can still be executed, or failed to be made: AWS lists none that ran."""
    stack_name = _p(params, "StackName")
    stack = _resolve_stack(stack_name)
    if stack is None or stack["StackStatus"] == "DELETE_COMPLETE":
        return refusal(f"Stack [{stack_name}] does not exist")
    listed = [change_set for change_set in cloudformation._change_sets.values()
              if change_set["StackId"] == stack["StackId"] and not change_set["ExecutionStatus"].startswith("EXECUTE_")]
    page, next_token, problem = _page(listed, params, "ListChangeSets")
    if problem:
        return problem
    return result("ListChangeSets", {"Summaries": [
        _status(change_set, is_ready(change_set)) | {"Description": change_set.get("Description") or None,
                                                     "IncludeNestedStacks": False}
        for change_set in page]}, next_token)


def _status(change_set: dict, ready: bool) -> dict:
    return {
        "ChangeSetId": change_set["ChangeSetId"], "ChangeSetName": change_set["ChangeSetName"],
        "StackId": change_set["StackId"], "StackName": change_set["StackName"],
        "Status": change_set["Status"] if ready else "CREATE_IN_PROGRESS",
        "ExecutionStatus": change_set["ExecutionStatus"] if ready else "UNAVAILABLE",
        "StatusReason": (change_set.get("StatusReason") or None) if ready else None,
        "CreationTime": change_set["CreationTime"],
    }


def _parameters(change_set: dict) -> list[dict]:
    return [{"ParameterKey": name, "ParameterValue": "****" if parameter.get("NoEcho") else parameter.get("SsmName", parameter["Value"]),
             "ResolvedValue": parameter["Value"] if "SsmName" in parameter else None}
            for name, parameter in change_set["_resolved_params"].items()]


def _changes(change_set: dict, params: dict) -> list[dict]:
    changes = [change["ResourceChange"] for change in change_set["Changes"]]
    if _p(params, "IncludePropertyValues").lower() != "true":
        return [_completed(change) for change in changes]
    values = change_set.get("_values", {})
    shown = []
    for change in changes:
        before, after = values.get(change["LogicalResourceId"], (None, None))
        if not changes_nothing(change, before, after):
            shown.append(with_values(_completed(change), before, after))
    return shown


def _completed(change: dict) -> dict:
    return {"Scope": [], "Details": [], **change}
