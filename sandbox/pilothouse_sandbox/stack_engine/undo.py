"""What a running operation would have to undo, kept in the stack's record as it goes.

It is plain data and written before each step touches anything, so it is saved with the stack; an
operation that stops half-way can be rolled back from it, by RollbackStack or after a restart.

An operation that starts on a failed stack continues the undo record of the one that failed: both
end in the same place, the last state in which the stack was stable.
"""

import copy

# What DescribeStacks and GetTemplate show of a stack; a rollback brings it back.
_DEFINITION = ("_template", "_template_body", "_resolved_params", "_conditions", "Parameters", "Tags", "Outputs", "Capabilities")


def begin_undo(stack: dict, is_update: bool, previous_stack: dict | None, retain_except_on_create: bool) -> dict:
    undo = stack.get("_undo")
    if undo is None:
        undo = {
            "is_update": is_update,
            "definition": copy.deepcopy({key: (previous_stack or {}).get(key, stack.get(key)) for key in _DEFINITION})
            if is_update else {},
            "before": {},
            "superseded": [],
            "failed": {},
            "imports": [],
        }
        stack["_undo"] = undo
    undo["retain_except_on_create"] = retain_except_on_create
    undo["failed"] = {}
    return undo


def remember_before(undo: dict, logical_id: str, record: dict | None) -> None:
    """Called before the first change to a resource; None: it does not exist yet. Later calls change nothing."""
    if logical_id not in undo["before"]:
        undo["before"][logical_id] = copy.deepcopy(record)


def remember_superseded(undo: dict, logical_id: str, record: dict) -> None:
    """A physical resource that a replacement left behind; it goes in the clean-up phase."""
    undo["superseded"].append({
        "LogicalResourceId": logical_id, "ResourceType": record["ResourceType"],
        "PhysicalResourceId": record["PhysicalResourceId"], "Properties": copy.deepcopy(record.get("Properties", {})),
    })


def restore_definition(stack: dict, undo: dict) -> None:
    for key, value in undo["definition"].items():
        if value is not None:
            stack[key] = value
