"""DescribeStacks, ListStacks and the resource lists, with all that AWS tells."""

from ministack.services import cloudformation
from ministack.services.cloudformation.handlers import _resolve_stack, _resource_metadata_xml
from ministack.services.cloudformation.helpers import _extract_string_members, _p, _page

from .xml_answers import Answer, refusal, result


def describe_stacks(params: dict) -> Answer:
    name = _p(params, "StackName")
    if name:
        stack = _resolve_stack(name)
        # A deleted stack answers to its id only.
        if stack is None or (stack["StackStatus"] == "DELETE_COMPLETE" and stack["StackId"] != name):
            return refusal(f"Stack with id {name} does not exist")
        stacks = [stack]
    else:
        stacks = [stack for stack in cloudformation._stacks.values() if stack["StackStatus"] != "DELETE_COMPLETE"]
    page, next_token, problem = _page(stacks, params, "DescribeStacks")
    return problem or result("DescribeStacks", {"Stacks": [_stack(stack) for stack in page]}, next_token)


def list_stacks(params: dict) -> Answer:
    wanted = _extract_string_members(params, "StackStatusFilter")
    stacks = [stack for stack in cloudformation._stacks.values() if not wanted or stack["StackStatus"] in wanted]
    page, next_token, problem = _page(stacks, params, "ListStacks")
    return problem or result("ListStacks", {"StackSummaries": [
        _common(stack) | {"TemplateDescription": stack.get("Description") or None} for stack in page]}, next_token)


def _common(stack: dict) -> dict:
    return {
        "StackId": stack["StackId"], "StackName": stack["StackName"], "StackStatus": stack["StackStatus"],
        "StackStatusReason": stack.get("StackStatusReason") or None, "CreationTime": stack["CreationTime"],
        "LastUpdatedTime": stack.get("LastUpdatedTime"), "DeletionTime": stack.get("DeletionTime"),
        "ParentId": stack.get("ParentId") or None, "RootId": stack.get("RootId") or None,
        "DriftInformation": _stack_drift(stack), "LastOperations": stack.get("_operations", [])[-2:][::-1],
    }


def _stack(stack: dict) -> dict:
    return _common(stack) | {
        "ChangeSetId": stack.get("ChangeSetId"), "Description": stack.get("Description") or None,
        "Parameters": [_parameter(parameter, stack.get("_resolved_params", {}).get(parameter["ParameterKey"], {}))
                       for parameter in stack.get("Parameters", [])],
        "RollbackConfiguration": stack.get("RollbackConfiguration", {}), "DisableRollback": stack.get("DisableRollback", False),
        "NotificationARNs": stack.get("NotificationARNs", []), "TimeoutInMinutes": stack.get("TimeoutInMinutes"),
        "Capabilities": stack.get("Capabilities", []), "RoleARN": stack.get("RoleARN"),
        "Outputs": [{key: value for key, value in output.items() if value not in ("", None)} for output in stack.get("Outputs", [])],
        "Tags": [{"Key": tag["Key"], "Value": tag["Value"]} for tag in stack.get("Tags", [])],
        "EnableTerminationProtection": stack.get("EnableTerminationProtection", False),
        "RetainExceptOnCreate": stack.get("RetainExceptOnCreate"), "DeletionMode": stack.get("DeletionMode"),
    }


def _parameter(parameter: dict, resolved: dict) -> dict:
    if parameter.get("NoEcho"):
        return {"ParameterKey": parameter["ParameterKey"], "ParameterValue": "****"}
    if "SsmName" in resolved:
        return {"ParameterKey": parameter["ParameterKey"], "ParameterValue": resolved["SsmName"], "ResolvedValue": resolved["Value"]}
    return {"ParameterKey": parameter["ParameterKey"], "ParameterValue": parameter.get("ParameterValue", "")}


def _stack_drift(stack: dict) -> dict:
    return {"StackDriftStatus": "NOT_CHECKED", **(stack.get("DriftInformation") or {})}


def _resources(stack: dict) -> list[dict]:
    """The newest status of each resource, in the order in which they first appeared."""
    drift = stack.get("_resources", {})
    return [{key: value for key, value in shown.items() if value != ""}
            | {"DriftInformation": {"StackResourceDriftStatus": "NOT_CHECKED",
                                    **(drift.get(shown["LogicalResourceId"], {}).get("DriftInformation") or {})}}
            for shown in stack.get("_listed_resources", {}).values()]


def describe_stack_resources(params: dict) -> Answer:
    name, logical_id, physical_id = (_p(params, key) for key in ("StackName", "LogicalResourceId", "PhysicalResourceId"))
    stack = _resolve_stack(name) if name else _owner_of(physical_id)
    if stack is None:
        return refusal(f"Stack with id {name} does not exist" if name else f"Stack for {physical_id} does not exist")
    shown = [resource for resource in _resources(stack) if not logical_id or resource["LogicalResourceId"] == logical_id]
    if logical_id and not shown:
        return refusal(f"Resource {logical_id} does not exist for stack {stack['StackName']}")
    return result("DescribeStackResources", {"StackResources": [_of_stack(stack, resource) for resource in shown]})


def describe_stack_resource(params: dict) -> Answer:
    name, logical_id = _p(params, "StackName"), _p(params, "LogicalResourceId")
    stack = _resolve_stack(name)
    if stack is None:
        return refusal(f"Stack '{name}' does not exist")
    shown = next((resource for resource in _resources(stack) if resource["LogicalResourceId"] == logical_id), None)
    if shown is None:
        return refusal(f"Resource {logical_id} does not exist for stack {stack['StackName']}")
    detail = _of_stack(stack, shown)
    detail["LastUpdatedTimestamp"] = detail.pop("Timestamp")
    answer = result("DescribeStackResource", {"StackResourceDetail": detail})
    metadata = _resource_metadata_xml(stack, logical_id).encode()
    return answer[0], answer[1], answer[2].replace(b"</StackResourceDetail>", metadata + b"</StackResourceDetail>")


def list_stack_resources(params: dict) -> Answer:
    name = _p(params, "StackName")
    stack = _resolve_stack(name)
    if stack is None:
        return refusal(f"Stack with id {name} does not exist")
    page, next_token, problem = _page(_resources(stack), params, "ListStackResources")
    if problem:
        return problem
    return result("ListStackResources", {"StackResourceSummaries": [
        {("LastUpdatedTimestamp" if key == "Timestamp" else key): value for key, value in resource.items()}
        for resource in page]}, next_token)


def _of_stack(stack: dict, resource: dict) -> dict:
    return {"StackName": stack["StackName"], "StackId": stack["StackId"], **resource}


def _owner_of(physical_id: str) -> dict | None:
    return next((stack for stack in cloudformation._stacks.values() for record in stack.get("_resources", {}).values()
                 if physical_id and record["PhysicalResourceId"] == physical_id), None)
