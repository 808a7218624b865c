"""In which order the resources of an operation are worked on.

The one place that decides it: steps get a logical id and neither know nor care what runs beside them.
`run_in_order` works strictly one after another; a scheduler that starts each resource as soon as what
it depends on is done can take its place, given the same two arguments and the same two outcomes.
"""

from collections.abc import Awaitable, Callable, Iterable


class ResourceFailed(Exception):
    """One resource could not be brought to what the template says. Its own event is already recorded."""

    def __init__(self, logical_id: str, verb: str, reason: str) -> None:
        super().__init__(reason)
        self.logical_id = logical_id
        self.verb = verb  # create or update, as the stack's reason names it
        self.reason = reason


class OperationStopped(Exception):
    """A cancel or a delete arrived; resources in flight have recorded their own events."""


async def run_in_order(logical_ids: Iterable[str], step: Callable[[str], Awaitable[None]]) -> list[ResourceFailed]:
    """The failures that ended the operation, empty when all steps succeeded. OperationStopped passes through."""
    for logical_id in logical_ids:
        try:
            await step(logical_id)
        except ResourceFailed as failure:
            return [failure]
    return []
