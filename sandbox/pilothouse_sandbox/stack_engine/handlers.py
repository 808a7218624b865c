"""Calling ministack's resource handlers, on the event loop or on a thread where a type blocks."""

from ministack.core.concurrency import run_reentrant
from ministack.services.cloudformation.provisioners import (
    _DEFERRED_PREDECESSOR_DELETES,
    _NAME_SEED,
    _RETAIN_REPLACED,
    _delete_resource,
    _provision_resource,
    _update_resource,
)
from ministack.services.cloudformation.stacks import _runs_on_worker_thread


async def _call(resource_type: str, function, *arguments):
    """Context variables that the handler sets on a thread are lost, so `function` returns what matters."""
    if _runs_on_worker_thread(resource_type):
        return await run_reentrant(function, *arguments)
    return function(*arguments)


async def create(resource_type: str, logical_id: str, properties: dict, stack_name: str) -> tuple[str, dict, str]:
    """Physical id, attributes and the seed of a generated name."""

    def in_context():
        token = _NAME_SEED.set("")
        try:
            physical_id, attributes = _provision_resource(resource_type, logical_id, properties, stack_name)
            return physical_id, attributes, _NAME_SEED.get()
        finally:
            _NAME_SEED.reset(token)

    return await _call(resource_type, in_context)


async def update(resource_type: str, record: dict, old: dict, new: dict, stack_name: str, logical_id: str, *,
                 retain_replaced: bool) -> tuple[str, dict, str, list]:
    """As `create`, and the deletes of predecessors that the handler left for the clean-up phase."""

    def in_context():
        deferred: list = []
        tokens = [(_RETAIN_REPLACED, _RETAIN_REPLACED.set(retain_replaced)),
                  (_DEFERRED_PREDECESSOR_DELETES, _DEFERRED_PREDECESSOR_DELETES.set(deferred)),
                  (_NAME_SEED, _NAME_SEED.set(record.get("_name_seed", "")))]
        try:
            if resource_type != record["ResourceType"]:
                created = _provision_resource(resource_type, logical_id, new, stack_name)
            else:
                created = _update_resource(resource_type, record["PhysicalResourceId"], old, new, stack_name, logical_id,
                                           record.get("Attributes", {}))
            return *created, _NAME_SEED.get(), deferred
        finally:
            for variable, token in reversed(tokens):
                variable.reset(token)

    return await _call(resource_type, in_context)


async def delete(resource_type: str, physical_id: str, properties: dict, stack_name: str, logical_id: str) -> None:
    await _call(resource_type, _delete_resource, resource_type, physical_id, properties, stack_name, logical_id)
