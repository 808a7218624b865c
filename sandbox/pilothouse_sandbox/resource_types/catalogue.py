"""The table of handlers that ministack's CloudFormation looks into."""

from collections.abc import Callable

from ministack.services.cloudformation.provisioners import _RESOURCE_HANDLERS

Created = tuple[str, dict]  # physical id and attributes
Create = Callable[[str, dict, str], Created]  # logical id, properties, stack name
Update = Callable[[str, dict, dict, str], Created]  # physical id, old and new properties, stack name
Delete = Callable[[str, dict], None]  # physical id, properties


def add(resource_type: str, create: Create, delete: Delete, update: Update | None = None, snapshot: Delete | None = None) -> None:
    """Refuses to hide a type that a newer ministack brings along. `snapshot` runs before a deletion whose policy asks for one."""
    if resource_type in _RESOURCE_HANDLERS:
        raise RuntimeError(f"ministack has {resource_type} itself; remove ours")
    _RESOURCE_HANDLERS[resource_type] = {"create": create, "delete": delete, "update": update or _unchanged}
    if snapshot:
        _RESOURCE_HANDLERS[resource_type]["snapshot"] = snapshot


def wrap(resource_type: str, create: Callable[[Create], Create] | None = None, update: Callable[[Callable], Callable] | None = None,
         delete: Callable[[Delete], Delete] | None = None) -> None:
    """Puts our function around ministack's own."""
    handler = _RESOURCE_HANDLERS[resource_type] = dict(_RESOURCE_HANDLERS[resource_type])
    if create:
        handler["create"] = create(handler["create"])
    if update:
        handler["update"] = update(handler["update"])
    if delete:
        handler["delete"] = delete(handler["delete"])


def _unchanged(physical_id: str, old: dict, new: dict, stack_name: str) -> Created:
    return physical_id, {}


def remove_nothing(physical_id: str, properties: dict) -> None:
    """For types that exist as a line of a stack only."""
