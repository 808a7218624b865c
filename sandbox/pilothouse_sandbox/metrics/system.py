"""A stack as something that runs: its resources, how busy it is, and what goes wrong in it."""

import datetime
import fnmatch
from collections.abc import Callable, Iterable, Iterator

from ..billing.past import Past
from ..billing.usage_segments import Segment
from .disturbances import Disturbance
from .noise import seed_of
from .rhythm import demand

_REMEMBERED_MINUTES = 25_000  # a little more than minutes are kept


class System:
    def __init__(self, name: str, past: Past | None, disturbances: list[Disturbance]) -> None:
        self.name = name
        self.seed = seed_of(name)
        self.resources: list[Resource] = []
        self._past = past
        self.disturbances = disturbances
        self._demand: dict[int, float] = {}

    def demand(self, minute: int) -> float:
        """Shared by everything in the stack, so that requests, processors and queues rise together."""
        known = self._demand.get(minute)
        if known is None:
            if len(self._demand) > _REMEMBERED_MINUTES:
                self._demand.clear()
            known = demand(self.seed, minute)
            if self._past and self._past.step_on:
                known *= self._past.factor(datetime.datetime.fromtimestamp(minute * 60, datetime.timezone.utc).date())
            self._demand[minute] = known
        return known

    def strength(self, kind: str, logical_ids: Iterable[str], minute: int) -> float:
        """0 to 1: the share of the minute in which something of this kind went wrong with one of the resources."""
        worst = 0.0
        if not self.disturbances:
            return worst
        for one in self.disturbances:
            if one.kind != kind or not any(fnmatch.fnmatchcase(name, one.logical_id) for name in logical_ids):
                continue
            start, end = minute * 60, minute * 60 + 60
            share = (min(end, one.until if one.until is not None else end) - max(start, one.since)) / 60
            worst = max(worst, min(1.0, share))
        return worst

    def of_type(self, *types: str) -> Iterator["Resource"]:
        return (resource for resource in self.resources if resource.type in types)

    def find(self, physical_id: object) -> "Resource | None":
        return next((one for one in self.resources if physical_id and one.physical_id == physical_id), None)


class Resource:
    """One physical resource over its life. Minutes count from the epoch."""

    def __init__(self, system: System, segments: list[Segment], born_minute: int) -> None:
        newest = segments[-1]
        self.system = system
        self.logical_id, self.physical_id, self.type = newest.logical_id, newest.physical_id, newest.resource_type
        self.account, self.region = newest.account, newest.region
        self.properties = newest.properties
        self.seed = seed_of(system.name, self.logical_id)
        self.born = born_minute
        self.gone = _minute(newest.end) if newest.end else None
        self._changes = [(_minute(segment.start), segment.properties) for segment in segments]

    def properties_at(self, minute: int) -> dict:
        found = self._changes[0][1]
        for since, properties in self._changes:
            if since <= minute:
                found = properties
        return found

    def is_changing(self, minute: int) -> bool:
        """Within the two minutes in which an update reached it."""
        return any(since - 1 <= minute <= since for since, _ in self._changes[1:])


def _minute(at: datetime.datetime) -> int:
    return int(at.timestamp() // 60)


def system_of(segments: list[Segment], past_of: Callable[[str], Past | None], disturbances_of: Callable[[str], list[Disturbance]]) -> System:
    """All segments are of one stack."""
    lives: dict[tuple[str, str], list[Segment]] = {}
    for segment in segments:
        lives.setdefault((segment.logical_id, segment.physical_id), []).append(segment)
    name = segments[0].stack_name
    past = past_of(name)
    system = System(name, past, disturbances_of(name))
    first: dict[str, int] = {}
    for (logical_id, _), life in lives.items():
        first[logical_id] = min(first.get(logical_id, _minute(life[0].start)), _minute(life[0].start))
    for (logical_id, _), life in lives.items():
        born = _minute(life[0].start)
        if past and born == first[logical_id]:
            born = min(born, _minute(datetime.datetime.combine(past.first_day, datetime.time(), datetime.timezone.utc)))
        if life[-1].until is None:
            # What has gone wrong since before it was made counts as having run since then.
            born = min([born, *(int(one.since // 60) for one in system.disturbances if one.until is None or one.until >= 60 * born)])
        system.resources.append(Resource(system, life, born))
    return system
