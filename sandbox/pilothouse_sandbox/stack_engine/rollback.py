"""Going back: the roll-back of a failed or cancelled operation, RollbackStack, and continuing one that failed."""

from ministack.services import cloudformation
from ministack.services.cloudformation.engine import _topological_sort

from .. import durations
from ..account import faults, pacing
from . import handlers, reasons
from .interrupts import running_on
from .stack_run import StackRun
from .take_down import delete_resource, skip_resource
from .undo import remember_superseded, restore_definition

_SKIPPED = "Resource rollback skipped by user"


async def roll_back(run: StackRun, reason: str) -> None:
    """Runs inside the operation that failed; `reason` is the stack's for the whole roll-back."""
    undo = run.stack["_undo"]
    run.stack.pop("_failed_operation", None)
    if undo["is_update"]:
        run.stack_event("UPDATE_ROLLBACK_IN_PROGRESS", reason)
        await _revert_all(run, undo, list(undo["before"]))
    else:
        run.stack_event("ROLLBACK_IN_PROGRESS", reason)
        await _remove_created(run, undo)


async def roll_back_stack(stack_name: str, stack_id: str, stack: dict, operation: dict, reason_override: str = "") -> None:
    """RollbackStack. Stands in for ministack's `_roll_back_operation`, hence the arguments."""
    with running_on(stack_id) as control:
        run = StackRun(stack, stack.get("_template") or {}, stack.get("_resolved_params") or {}, control)
        undo = stack.get("_undo")
        if undo is None:  # failed before it touched a resource: there is nothing to undo
            run.stack_event("UPDATE_ROLLBACK_COMPLETE" if operation.get("is_update") else "ROLLBACK_COMPLETE")
            return
        if "retain_except_on_create" in operation:
            undo["retain_except_on_create"] = operation["retain_except_on_create"]
        await roll_back(run, reason_override or reasons.USER)


async def continue_update_rollback(stack_name: str, stack_id: str, resources_to_skip) -> None:
    """ContinueUpdateRollback: tries again what could not be reverted; a skipped resource stays as it is."""
    stack = cloudformation._stacks[stack_name]
    undo = stack["_undo"]
    with running_on(stack_id) as control:
        run = StackRun(stack, stack.get("_template") or {}, stack.get("_resolved_params") or {}, control)
        run.stack_event("UPDATE_ROLLBACK_IN_PROGRESS", reasons.USER)
        pending = list(stack.pop("_rollback_failed", {}))
        for logical_id in [name for name in pending if name in resources_to_skip]:
            record = run.resources[logical_id]
            undo["before"].pop(logical_id, None)
            run.event(logical_id, record["ResourceType"], "UPDATE_COMPLETE", _SKIPPED, record["PhysicalResourceId"])
        await _revert_all(run, undo, [name for name in pending if name not in resources_to_skip])


async def _revert_all(run: StackRun, undo: dict, logical_ids: list[str]) -> None:
    failed = {}
    for logical_id in logical_ids:
        before = undo["before"].get(logical_id)
        if before is not None and not await _revert(run, undo, logical_id, before):
            failed[logical_id] = {"ResourceType": before["ResourceType"], "PhysicalResourceId": before["PhysicalResourceId"]}
    if failed:
        run.stack["_rollback_failed"] = failed  # the ids ContinueUpdateRollback accepts in ResourcesToSkip
        run.stack_event("UPDATE_ROLLBACK_FAILED", reasons.failed_to_update(failed))
        return
    run.stack_event("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS")
    await _clean_up(run, undo)
    restore_definition(run.stack, undo)
    run.stack.pop("_undo", None)
    run.stack_event("UPDATE_ROLLBACK_COMPLETE")


async def _revert(run: StackRun, undo: dict, logical_id: str, before: dict) -> bool:
    """True when the resource is what it was. The physical resource of a replacement is left to the clean-up."""
    current, resource_type, physical_id = run.resources[logical_id], before["ResourceType"], before["PhysicalResourceId"]
    run.event(logical_id, resource_type, "UPDATE_IN_PROGRESS", "", physical_id)
    try:
        if current["PhysicalResourceId"] != physical_id:
            if message := faults.strike(run.name, logical_id, "rollback"):
                raise ValueError(message)
            remember_superseded(undo, logical_id, current)
            attributes = before.get("Attributes", {})
        else:
            await pacing.wait(durations.update_seconds(resource_type))
            if message := faults.strike(run.name, logical_id, "rollback"):
                raise ValueError(message)
            attributes = await _back_in_place(run, logical_id, current, before)
    except Exception as error:  # whatever a handler raises is the resource's reason, as on AWS
        run.event(logical_id, resource_type, "UPDATE_FAILED", str(error), current["PhysicalResourceId"])
        return False
    run.resources[logical_id] = {**before, "ResourceStatus": "UPDATE_COMPLETE", "Attributes": attributes}
    run.event(logical_id, resource_type, "UPDATE_COMPLETE", "", physical_id)
    return True


async def _back_in_place(run: StackRun, logical_id: str, current: dict, before: dict) -> dict:
    """The attributes afterwards."""
    resource_type = before["ResourceType"]
    applied = run.with_stack_tags(resource_type, current["Properties"], current.get("_stack_tags", []), logical_id)
    wanted = run.with_stack_tags(resource_type, before["Properties"], before.get("_stack_tags", []), logical_id)
    if applied == wanted:  # the change failed before it was made
        return before.get("Attributes", {})
    _, attributes, _, deferred = await handlers.update(resource_type, current, applied, wanted, run.name, logical_id,
                                                       retain_replaced=False)
    for function, arguments, keywords in deferred:
        function(*arguments, **keywords)
    return {**before.get("Attributes", {}), **attributes}


async def _clean_up(run: StackRun, undo: dict) -> None:
    """Deletes what the operation made. A delete that fails here does not fail the roll-back, as on AWS."""
    for record in reversed(undo["superseded"]):
        logical_id = record["LogicalResourceId"]
        current = run.resources.get(logical_id)
        if current is None or current["PhysicalResourceId"] != record["PhysicalResourceId"]:
            await delete_resource(run, logical_id, record)
    for logical_id in _created(undo, run):
        record = run.resources.pop(logical_id, None)
        if record is not None:
            await _delete_created(run, undo, logical_id, record, ("delete",))
        else:
            run.event(logical_id, undo["failed"][logical_id]["ResourceType"], "DELETE_COMPLETE")
        run.stack.get("_listed_resources", {}).pop(logical_id, None)


async def _remove_created(run: StackRun, undo: dict) -> None:
    """The roll-back of a create. Ends early, without a status of its own, when a delete of the stack takes over."""
    failed = []
    for logical_id in _created(undo, run):
        if run.control.stop_reason == "delete":
            return
        record = run.resources.get(logical_id)
        if record is None:  # it never got as far as a physical resource
            run.event(logical_id, undo["failed"][logical_id]["ResourceType"], "DELETE_COMPLETE")
        elif await _delete_created(run, undo, logical_id, record, ("rollback", "delete")):
            run.resources.pop(logical_id)
        else:
            failed.append(logical_id)
    if failed:
        run.stack_event("ROLLBACK_FAILED", reasons.failed_to_delete(failed))
        return
    run.stack.pop("_undo", None)
    run.stack_event("ROLLBACK_COMPLETE")


def _created(undo: dict, run: StackRun) -> list[str]:
    """What did not exist before, dependents first."""
    created = [logical_id for logical_id, before in undo["before"].items()
               if before is None and (logical_id in run.resources or logical_id in undo["failed"])]
    try:
        order = _topological_sort(run.definitions, run.conditions)
    except ValueError:
        order = []
    return sorted(created, key=lambda name: order.index(name) if name in order else -1, reverse=True)


async def _delete_created(run: StackRun, undo: dict, logical_id: str, record: dict, operations: tuple[str, ...]) -> bool:
    """True when the stack is rid of it."""
    policy = run.policy(logical_id, "DeletionPolicy")
    if logical_id in undo["imports"]:
        for status in ("IMPORT_ROLLBACK_IN_PROGRESS", "IMPORT_ROLLBACK_COMPLETE"):
            run.event(logical_id, record["ResourceType"], status, "", record["PhysicalResourceId"])
        return True
    if policy == "Retain" and not undo["retain_except_on_create"]:
        skip_resource(run, logical_id, record)
        return True
    return await delete_resource(run, logical_id, record, operations=operations) is None
