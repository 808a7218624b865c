"""How long AWS takes for a resource, in AWS's seconds."""

import json
from importlib import resources

_TABLE: dict[str, list[int]] = json.loads(
    resources.files(__package__).joinpath("resource_durations.json").read_text(encoding="utf-8")
)["seconds"]

# For types the table does not list: what the median type takes.
_UNLISTED = [3, 2, 1]
# Nothing is instant: a resource whose measured update rounds to 0 still takes a call or two.
_SHORTEST_SECONDS = 0.5


def create_seconds(resource_type: str) -> float:
    return max(_SHORTEST_SECONDS, _TABLE.get(resource_type, _UNLISTED)[0])


def update_seconds(resource_type: str) -> float:
    return max(_SHORTEST_SECONDS, _TABLE.get(resource_type, _UNLISTED)[1])


def delete_seconds(resource_type: str) -> float:
    """A third of the creation: the source's own figures for deletes are 1 almost everywhere, far below AWS's."""
    return max(_SHORTEST_SECONDS, create_seconds(resource_type) / 3)
