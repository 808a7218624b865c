"""One resource's end: by deletion of its stack, by a rollback, or in the clean-up of an update."""

from ministack.services.cloudformation.provisioners import _snapshot_resource

from .. import durations
from ..account import faults, pacing
from . import handlers
from .stack_run import StackRun


async def delete_resource(run: StackRun, logical_id: str, record: dict, *, operations: tuple[str, ...] = ("delete",),
                          snapshot: bool = False) -> str | None:
    """Deletes at AWS's pace and records the events; the reason when it failed, else None.

    `operations` are the fault operations that apply. Never interrupted: what is being deleted, goes.
    """
    resource_type, physical_id = record["ResourceType"], record["PhysicalResourceId"]
    run.event(logical_id, resource_type, "DELETE_IN_PROGRESS", "", physical_id)
    await pacing.wait(durations.delete_seconds(resource_type))
    try:
        if message := faults.strike(run.name, logical_id, *operations):
            raise ValueError(message)
        if snapshot:
            _snapshot_resource(resource_type, physical_id, record.get("Properties", {}))
        await _delete_everywhere(run, logical_id, record)
    except Exception as error:  # whatever a handler raises is the resource's reason, as on AWS
        run.event(logical_id, resource_type, "DELETE_FAILED", str(error), physical_id)
        return str(error)
    run.event(logical_id, resource_type, "DELETE_COMPLETE", "", physical_id)
    return None


async def _delete_everywhere(run: StackRun, logical_id: str, record: dict) -> None:
    """A handler that replaced a resource under an unchanged id left its own way to delete the old one."""
    physical_id = record["PhysicalResourceId"]
    for function, arguments, keywords in run.deferred_deletes.pop((logical_id, physical_id), []):
        function(*arguments, **keywords)
    current = run.resources.get(logical_id)
    successor_has_the_id = current is not None and current is not record and current["PhysicalResourceId"] == physical_id
    if not successor_has_the_id:
        await handlers.delete(record["ResourceType"], physical_id, record.get("Properties", {}), run.name, logical_id)


def skip_resource(run: StackRun, logical_id: str, record: dict, reason: str = "") -> None:
    run.event(logical_id, record["ResourceType"], "DELETE_SKIPPED", reason, record["PhysicalResourceId"])
