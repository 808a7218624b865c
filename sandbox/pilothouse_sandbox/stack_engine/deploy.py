"""Creating and updating a stack, from the accepted request to the stack's final status."""

from ministack.services import cloudformation
from ministack.services.cloudformation.engine import _topological_sort
from ministack.services.cloudformation.provisioners import _RETAINING_POLICIES
from ministack.services.cloudformation.stacks import (
    CLIENT_REQUEST_TOKEN,
    _fail_property_validation,
    _resolve_stack_outputs,
)

from . import reasons
from .bring_up import BringUp
from .interrupts import running_on
from .rollback import roll_back
from .schedule import OperationStopped, run_in_order
from .stack_run import StackRun
from .take_down import delete_resource, skip_resource
from .undo import begin_undo


async def deploy_stack(stack_name: str, stack_id: str, template: dict, parameters: dict, disable_rollback: bool, tags: list,
                       is_update: bool = False, previous_stack: dict | None = None, retain_except_on_create: bool = False,
                       imports: dict | None = None) -> None:
    """Stands in for ministack's `_deploy_stack_async`, hence the arguments; `tags` are already in the stack's record."""
    stack = cloudformation._stacks[stack_name]
    with running_on(stack_id) as control:
        run = StackRun(stack, template, parameters, control)
        if previous_stack is not None:  # the request may have shown ministack another one, see `stack_actions`
            previous_stack = {**previous_stack, "_template": stack.get("_template")}
        order = _order_or_none(run, is_update)
        if order is None or _fails_validation(run, order, disable_rollback, previous_stack if is_update else None):
            return
        undo = begin_undo(stack, is_update, previous_stack, retain_except_on_create)
        reason, stopped = None, False
        try:
            failures = await run_in_order(order, BringUp(run, undo, imports or {}))
            if failures:
                reason = reasons.resources_failed(failures[0].verb, [failure.logical_id for failure in failures])
            else:
                reason = _publish_outputs(run, order, is_update)
        except OperationStopped:
            stopped = True
        if stopped and control.stop_reason == "delete":
            # The delete that stopped it takes over from here, and needs to know what depends on what.
            stack["_template"], stack["_resolved_params"], stack["_conditions"] = run.template, run.parameters, run.conditions
            return
        if stopped:
            CLIENT_REQUEST_TOKEN.set(stack.pop("_cancel_token", ""))
            stack.pop("_cancel_requested", None)
            control.resume()
            await roll_back(run, reasons.USER)
        elif reason is not None:
            await _settle_failure(run, undo, is_update, disable_rollback, reason)
        else:
            await _settle_success(run, undo, order, is_update)


def _order_or_none(run: StackRun, is_update: bool) -> list[str] | None:
    try:
        return _topological_sort(run.definitions, run.conditions)
    except ValueError as error:
        run.stack_event("UPDATE_FAILED" if is_update else "CREATE_FAILED", str(error))
        return None


def _fails_validation(run: StackRun, order: list[str], disable_rollback: bool, previous_stack: dict | None) -> bool:
    return not run.stack.get("_disable_validation") and _fail_property_validation(
        run.stack, run.stack_id, run.name, run.definitions, order, run.parameters, run.conditions,
        run.template.get("Mappings", {}), disable_rollback, previous_stack=previous_stack)


def _publish_outputs(run: StackRun, order: list[str], is_update: bool) -> str | None:
    """Sets outputs and exports; the reason when an output cannot be resolved, which fails the stack on AWS too."""
    surviving = {logical_id: record for logical_id, record in run.resources.items() if logical_id in order}
    try:
        outputs, exports = _resolve_stack_outputs(run.template.get("Outputs", {}), run.conditions, surviving, run.parameters,
                                                  run.template.get("Mappings", {}), run.name, run.stack_id)
    except Exception as error:  # the resolver raises what it likes; its text is the stack's reason
        run.stack_event("UPDATE_FAILED" if is_update else "CREATE_FAILED", str(error))
        return str(error)
    for old in run.stack.get("Outputs", []):
        cloudformation._exports.pop(old.get("ExportName", ""), None)
    cloudformation._exports.update(exports)
    run.stack["Outputs"] = outputs
    return None


async def _settle_failure(run: StackRun, undo: dict, is_update: bool, disable_rollback: bool, reason: str) -> None:
    if disable_rollback:
        # What was attempted is what the stack now says of itself; RollbackStack goes back by the undo record.
        run.stack["_template"], run.stack["_resolved_params"] = run.template, run.parameters
        run.stack["_failed_operation"] = {"is_update": undo["is_update"]}
        run.stack_event("UPDATE_FAILED" if is_update else "CREATE_FAILED", reason)
    else:
        await roll_back(run, reason if undo["is_update"] else reasons.rollback_of_create(reason))


async def _settle_success(run: StackRun, undo: dict, order: list[str], is_update: bool) -> None:
    stack = run.stack
    previous_template = undo["definition"].get("_template") or {}
    stack["_template"], stack["_resolved_params"], stack["_conditions"] = run.template, run.parameters, run.conditions
    for key in ("_undo", "_failed_operation"):
        stack.pop(key, None)
    if is_update:
        run.stack_event("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")
        for superseded in reversed(undo["superseded"]):
            await _clean_up(run, superseded, run.policy(superseded["LogicalResourceId"], "UpdateReplacePolicy"))
        for logical_id in _removal_order(run, order, previous_template):
            record = run.resources[logical_id]
            if await _clean_up(run, record, run.policy(logical_id, "DeletionPolicy", previous_template)):
                run.resources.pop(logical_id)
                stack.get("_listed_resources", {}).pop(logical_id, None)
    run.stack_event("UPDATE_COMPLETE" if is_update else "CREATE_COMPLETE")


async def _clean_up(run: StackRun, record: dict, policy: str) -> bool:
    """True when the resource is out of the stack. A delete that fails here does not fail the update, as on AWS."""
    logical_id = record["LogicalResourceId"]
    if policy in _RETAINING_POLICIES:
        skip_resource(run, logical_id, record)
        return True
    failed = await delete_resource(run, logical_id, record, snapshot=policy == "Snapshot")
    if failed and run.resources.get(logical_id) is record:
        record["ResourceStatus"], record["ResourceStatusReason"] = "DELETE_FAILED", failed
    return not failed


def _removal_order(run: StackRun, order: list[str], previous_template: dict) -> list[str]:
    """What the template no longer has: dependents first."""
    gone = [logical_id for logical_id in run.resources if logical_id not in order]
    definitions = previous_template.get("Resources", {})
    try:
        known = [logical_id for logical_id in _topological_sort(definitions, {}) if logical_id in gone]
    except ValueError:
        known = []
    return [*(logical_id for logical_id in gone if logical_id not in known), *reversed(known)]
