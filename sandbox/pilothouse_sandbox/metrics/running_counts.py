"""Services without tasks and instances that stand still: what the account says now, and since when."""

import time

from ministack.services import ec2, ecs

_EVERY_SECONDS = 1


class RunningCounts:
    """Notes changes as it sees them, so that the metrics of earlier minutes stay what they were."""

    def __init__(self) -> None:
        self.changes: dict[str, list[list[float]]] = {}  # task service's ARN or instance's id -> [since, how many run], oldest first
        self.version = 0
        self._looked_at = 0.0

    def look(self) -> None:
        now = time.time()
        if now - self._looked_at < _EVERY_SECONDS:
            return
        self._looked_at = now
        for service in list(ecs._services._data.values()):
            self._note(service["serviceArn"], int(service.get("desiredCount") or 0), now)
        for instance_id, instance in _instances():
            self._note(instance_id, int(instance.get("State", {}).get("Name") in ("running", "pending")), now)

    def as_json(self) -> dict:
        return self.changes

    def restore(self, changes: dict) -> None:
        self.changes = changes
        self.version += 1

    def _note(self, key: str, running: int, now: float) -> None:
        known = self.changes.get(key)
        if known is None:
            # What was first seen counts from the resource's own beginning.
            self.changes[key] = [[0.0, running]]
        elif known[-1][1] != running:
            known.append([now, running])
        else:
            return
        self.version += 1


def _instances():
    for key, instance in list(ec2._instances._data.items()):
        yield key[-1], instance


running_counts = RunningCounts()
