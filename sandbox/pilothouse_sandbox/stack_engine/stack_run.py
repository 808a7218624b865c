"""What every part of an operation needs at hand: the stack's record, its template, and how to report."""

import copy

from ministack.services.cloudformation.engine import _NO_VALUE, _resolve_refs
from ministack.services.cloudformation.provisioners import _with_stack_tags
from ministack.services.cloudformation.stacks import _resource_policy

from ..account import pacing
from .conditions import evaluate_conditions
from .event_log import STACK_TYPE, record_event
from .interrupts import RunningOperation
from .schedule import OperationStopped


class StackRun:
    def __init__(self, stack: dict, template: dict, parameters: dict, control: RunningOperation) -> None:
        self.stack = stack
        self.name: str = stack["StackName"]
        self.stack_id: str = stack["StackId"]
        self.template = template
        self.definitions: dict = template.get("Resources", {})
        self.parameters = parameters
        self.conditions: dict = evaluate_conditions(template, parameters)
        self.control = control
        # Predecessor deletes that only the handler of a type can do. They are functions, so they live
        # as long as the operation; a restart of the sandbox forgets them, and with them the predecessor.
        self.deferred_deletes: dict[tuple[str, str], list] = {}

    @property
    def resources(self) -> dict:
        """Live resources by logical id: what exists right now, whatever the operation has come to."""
        return self.stack.setdefault("_resources", {})

    def event(self, logical_id: str, resource_type: str, status: str, reason: str = "", physical_id: str = "") -> None:
        record_event(self.stack_id, self.name, logical_id, resource_type, status, reason, physical_id)

    def stack_event(self, status: str, reason: str = "") -> None:
        self.stack["StackStatus"] = status
        record_event(self.stack_id, self.name, self.name, STACK_TYPE, status, reason, self.stack_id)

    async def pace(self, aws_seconds: float) -> None:
        """Raises OperationStopped when a cancel or delete arrives meanwhile."""
        if await pacing.wait(aws_seconds, self.control.stop_requested):
            raise OperationStopped()

    def resolve(self, value):
        return _resolve_refs(copy.deepcopy(value), self.resources, self.parameters, self.conditions,
                             self.template.get("Mappings", {}), self.name, self.stack_id)

    def resolved_properties(self, logical_id: str) -> dict:
        resolved = self.resolve(self.definitions[logical_id].get("Properties") or {})
        return {name: value for name, value in resolved.items() if value is not _NO_VALUE}

    def is_active(self, logical_id: str) -> bool:
        condition = self.definitions[logical_id].get("Condition")
        return not condition or self.conditions.get(condition, True)

    def policy(self, logical_id: str, attribute: str, template: dict | None = None) -> str:
        """DeletionPolicy or UpdateReplacePolicy in effect, by default of the template being deployed."""
        source = template or self.template
        return _resource_policy(source.get("Resources", {}).get(logical_id), attribute, self.resources, self.parameters,
                                self.conditions, source.get("Mappings", {}), self.name, self.stack_id)

    def with_stack_tags(self, resource_type: str, properties: dict, tags: list, logical_id: str) -> dict:
        return _with_stack_tags(resource_type, properties, tags, self.name, self.stack_id, logical_id)
