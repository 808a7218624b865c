"""One resource's part in a create or update: created, changed in place, replaced, or left alone."""

from ministack.core.responses import now_iso
from ministack.services.cloudformation.engine import _resolve_dynamic_references
from ministack.services.cloudformation.provisioners import (
    _RETAINING_POLICIES,
    _custom_named_replacement_error,
    _replacing_change,
)
from ministack.services.cloudformation.stacks import _adopt_resource

from .. import durations
from ..account import faults
from . import handlers
from .schedule import OperationStopped, ResourceFailed
from .stack_run import StackRun
from .undo import remember_before, remember_superseded

# AWS reports "Initiated" once the service has answered the call, some way into the whole time.
_SHARE_BEFORE_INITIATED = 0.3
_INITIATED = "Resource creation Initiated"
_REPLACING = "Requested update requires the creation of a new physical resource; hence creating one."


class BringUp:
    """The step that a schedule runs for each logical id of the template."""

    def __init__(self, run: StackRun, undo: dict, imports: dict) -> None:
        self.run = run
        self.undo = undo
        self.imports = imports

    async def __call__(self, logical_id: str) -> None:
        if self.run.is_active(logical_id):
            resource_type = self.run.definitions[logical_id].get("Type", "AWS::CloudFormation::CustomResource")
            record = self.run.resources.get(logical_id)
            verb = "update" if record else "create"
            try:
                wanted, dynamic = self._wanted_properties(logical_id, record)
                if record:
                    await self._update(logical_id, resource_type, record, wanted, dynamic)
                elif logical_id in self.imports:
                    await self._adopt(logical_id, resource_type, wanted, dynamic)
                else:
                    await self._create(logical_id, resource_type, wanted, dynamic)
            except OperationStopped:
                self._fail(logical_id, resource_type, verb, f"Resource {'creation' if verb == 'create' else verb} cancelled")
                raise
            except Exception as error:  # whatever a handler raises is the resource's reason, as on AWS
                self._fail(logical_id, resource_type, verb, str(error))
                raise ResourceFailed(logical_id, verb, str(error)) from error

    def _wanted_properties(self, logical_id: str, record: dict | None) -> tuple[dict, dict]:
        """Secrets are read again only for a definition that changed; parameters of SSM on every update."""
        before = (self.undo["definition"].get("_template") or {}).get("Resources", {}).get(logical_id)
        unchanged = record is not None and before == self.run.definitions[logical_id]
        return _resolve_dynamic_references(self.run.resolved_properties(logical_id), (record or {}).get("_dynamic"),
                                           reuse_ssm=False, reuse_secrets=unchanged)

    def _fail(self, logical_id: str, resource_type: str, verb: str, reason: str) -> None:
        record = self.run.resources.get(logical_id)
        remember_before(self.undo, logical_id, record)
        self.undo["failed"][logical_id] = {"ResourceType": resource_type, "Verb": verb}
        self.run.event(logical_id, resource_type, f"{verb.upper()}_FAILED", reason, (record or {}).get("PhysicalResourceId", ""))

    def _strike(self, logical_id: str, operation: str) -> None:
        if message := faults.strike(self.run.name, logical_id, operation):
            raise ValueError(message)

    def _keep(self, logical_id: str, resource_type: str, physical_id: str, attributes: dict, properties: dict,
              dynamic: dict, seed: str) -> None:
        self.run.resources[logical_id] = {
            "LogicalResourceId": logical_id, "PhysicalResourceId": physical_id, "ResourceType": resource_type,
            "ResourceStatus": "CREATE_COMPLETE", "Properties": properties, "Attributes": attributes, "Timestamp": now_iso(),
            "_stack_tags": list(self.run.stack.get("Tags") or []),
            **({"_dynamic": dynamic} if dynamic else {}), **({"_name_seed": seed} if seed else {}),
        }

    def _tagged(self, resource_type: str, properties: dict, tags: list, logical_id: str) -> dict:
        return self.run.with_stack_tags(resource_type, properties, tags, logical_id)

    async def _create(self, logical_id: str, resource_type: str, wanted: dict, dynamic: dict) -> None:
        run, seconds = self.run, durations.create_seconds(resource_type)
        remember_before(self.undo, logical_id, None)
        run.event(logical_id, resource_type, "CREATE_IN_PROGRESS")
        await run.pace(seconds * _SHARE_BEFORE_INITIATED)
        self._strike(logical_id, "create")
        physical_id, attributes, seed = await handlers.create(
            resource_type, logical_id, self._tagged(resource_type, wanted, run.stack.get("Tags") or [], logical_id), run.name)
        self._keep(logical_id, resource_type, physical_id, attributes, wanted, dynamic, seed)
        run.event(logical_id, resource_type, "CREATE_IN_PROGRESS", _INITIATED, physical_id)
        await run.pace(seconds * (1 - _SHARE_BEFORE_INITIATED))
        run.event(logical_id, resource_type, "CREATE_COMPLETE", "", physical_id)

    async def _adopt(self, logical_id: str, resource_type: str, wanted: dict, dynamic: dict) -> None:
        """ImportExistingResources: ministack takes the resource over and records AWS's four events itself."""
        run = self.run
        remember_before(self.undo, logical_id, None)
        self.undo["imports"].append(logical_id)
        physical_id, attributes = _adopt_resource(run.stack_id, run.name, logical_id, resource_type, self.imports[logical_id])
        self._keep(logical_id, resource_type, physical_id, attributes, wanted, dynamic, "")

    async def _update(self, logical_id: str, resource_type: str, record: dict, wanted: dict, dynamic: dict) -> None:
        run, physical_id = self.run, record["PhysicalResourceId"]
        old = self._tagged(record["ResourceType"], record["Properties"], record.get("_stack_tags", []), logical_id)
        new = self._tagged(resource_type, wanted, run.stack.get("Tags") or [], logical_id)
        type_changes = resource_type != record["ResourceType"]
        if old == new and not type_changes:
            return  # AWS says nothing about a resource that stays as it is
        remember_before(self.undo, logical_id, record)
        run.event(logical_id, resource_type, "UPDATE_IN_PROGRESS", "", physical_id)
        replaces = type_changes or _replacing_change(resource_type, old, new)
        if not type_changes and (refusal := _custom_named_replacement_error(resource_type, old, new, physical_id)):
            raise ValueError(refusal)
        if replaces:
            run.event(logical_id, resource_type, "UPDATE_IN_PROGRESS", _REPLACING, physical_id)
        seconds = durations.create_seconds(resource_type) if replaces else durations.update_seconds(resource_type)
        await run.pace(seconds * _SHARE_BEFORE_INITIATED)
        self._strike(logical_id, "update")
        new_id, attributes, seed, deferred = await handlers.update(
            resource_type, record, old, new, run.name, logical_id,
            retain_replaced=run.policy(logical_id, "UpdateReplacePolicy") in _RETAINING_POLICIES)
        self._keep(logical_id, resource_type, new_id, attributes, wanted, dynamic, seed)
        if new_id != physical_id or deferred:
            remember_superseded(self.undo, logical_id, record)
            run.deferred_deletes[logical_id, physical_id] = deferred
        if new_id != physical_id:
            run.event(logical_id, resource_type, "UPDATE_IN_PROGRESS", _INITIATED, new_id)
        await run.pace(seconds * (1 - _SHARE_BEFORE_INITIATED))
        run.resources[logical_id]["ResourceStatus"] = "UPDATE_COMPLETE"
        run.event(logical_id, resource_type, "UPDATE_COMPLETE", "", new_id)
