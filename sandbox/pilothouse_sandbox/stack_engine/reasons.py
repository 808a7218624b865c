"""AWS's sentences for why a stack is where it is. The space at the end of the first three is AWS's own."""

from collections.abc import Iterable

USER = "User Initiated"
STOPPED = "The sandbox was stopped during this operation"


def _listed(logical_ids: Iterable[str]) -> str:
    return f"[{', '.join(sorted(logical_ids))}]"


def failed_to_delete(logical_ids: Iterable[str]) -> str:
    return f"The following resource(s) failed to delete: {_listed(logical_ids)}. "


def failed_to_update(logical_ids: Iterable[str]) -> str:
    return f"The following resource(s) failed to update: {_listed(logical_ids)}. "


def resources_failed(verb: str, logical_ids: Iterable[str]) -> str:
    """`verb` is create or update."""
    return f"The following resource(s) failed to {verb}: {_listed(logical_ids)}. "


def rollback_of_create(reason: str) -> str:
    return f"{reason.rstrip()} Rollback requested by user."
