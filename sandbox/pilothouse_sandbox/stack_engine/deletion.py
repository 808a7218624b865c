"""Deleting a stack, dependents first."""

from ministack.core.responses import now_iso
from ministack.services import cloudformation
from ministack.services.cloudformation.engine import _extract_deps, _topological_sort
from ministack.services.cloudformation.provisioners import _RETAINING_POLICIES
from ministack.services.cloudformation.stacks import _with_dependencies

from . import reasons
from .interrupts import running_on, stop_and_wait
from .stack_run import StackRun
from .take_down import delete_resource, skip_resource


async def delete_stack(stack_name: str, stack_id: str, retain_resources=(), force: bool = False) -> None:
    """Stands in for ministack's `_delete_stack_async`. A create or roll-back at work is stopped first, as on AWS."""
    stack = cloudformation._stacks.get(stack_name)
    if not stack:
        return
    first = StackRun(stack, stack.get("_template") or {}, stack.get("_resolved_params") or {}, control=None)
    first.stack_event("DELETE_IN_PROGRESS", reasons.USER)
    await stop_and_wait(stack_id, "delete")
    with running_on(stack_id) as control:
        # Read again: a create that was stopped has just left what it was creating.
        run = StackRun(stack, stack.get("_template") or {}, stack.get("_resolved_params") or {}, control)
        retained = set(retain_resources)
        if force:
            failed_before = [name for name, record in run.resources.items() if record.get("ResourceStatus") == "DELETE_FAILED"]
            retained |= _with_dependencies(failed_before, run.definitions, set(run.resources))
        _finish_unborn(run)
        failed = await _delete_resources(run, retained, force)
        if failed:
            run.stack_event("DELETE_FAILED", reasons.failed_to_delete(failed))
            return
        for output in stack.get("Outputs", []):
            cloudformation._exports.pop(output.get("ExportName", ""), None)
        for key in ("_undo", "_failed_operation", "_rollback_failed"):
            stack.pop(key, None)
        stack["DeletionTime"] = now_iso()
        run.stack_event("DELETE_COMPLETE")


def _finish_unborn(run: StackRun) -> None:
    """Resources whose creation failed before anything existed: AWS lists them as deleted all the same."""
    for logical_id, shown in list(run.stack.get("_listed_resources", {}).items()):
        if logical_id not in run.resources and shown["ResourceStatus"] == "CREATE_FAILED":
            run.event(logical_id, shown["ResourceType"], "DELETE_COMPLETE")


async def _delete_resources(run: StackRun, retained: set[str], force: bool) -> list[str]:
    """The logical ids that failed. What a failed one depends on is not tried: AWS would wait for it in vain."""
    failed: list[str] = []
    blocked: set[str] = set()
    for logical_id in _deletion_order(run):
        record = run.resources[logical_id]
        policy = run.policy(logical_id, "DeletionPolicy")
        if policy in _RETAINING_POLICIES or logical_id in retained:
            skip_resource(run, logical_id, record)
            run.resources.pop(logical_id)
        elif logical_id not in blocked:
            reason = await delete_resource(run, logical_id, record, snapshot=policy == "Snapshot")
            if reason is None:
                run.resources.pop(logical_id)
                continue
            needed = _with_dependencies([logical_id], run.definitions, set(run.resources)) - {logical_id}
            if force:
                skip_resource(run, logical_id, record, reason)
                run.resources.pop(logical_id)
                retained |= needed
            else:
                record["ResourceStatus"], record["ResourceStatusReason"] = "DELETE_FAILED", reason
                failed.append(logical_id)
                blocked |= needed
        if logical_id in blocked:
            blocked |= _extract_deps(run.definitions.get(logical_id, {}), set(run.resources))
    return failed


def _deletion_order(run: StackRun) -> list[str]:
    """Reverse order of creation; a resource the template no longer has goes first, nothing needs it."""
    try:
        order = _topological_sort(run.definitions, {})
    except ValueError:
        order = list(run.definitions)
    unknown = [logical_id for logical_id in reversed(run.resources) if logical_id not in order]
    return [*unknown, *(logical_id for logical_id in reversed(order) if logical_id in run.resources)]
