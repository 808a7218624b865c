"""What an application publishes of itself: custom namespaces with the dimension Environment = name of the stack.

Which metrics there are is read from the stack's own alarms and dashboards, since that is what its code was written for.
"""

import json
import re
from collections.abc import Iterator

from ..metric import Instrument, Metric
from ..noise import uniform
from ..system import Resource, System
from .running import WORKING_TYPES
from .traffic import Traffic, level_between

_DIMENSION = "Environment"
_BACKLOG = 640


def metrics_of(system: System) -> Iterator[Metric]:
    publishers = [one for one in system.of_type(*WORKING_TYPES) if one.gone is None]
    if not publishers:
        return
    first = min(publishers, key=lambda one: one.born)
    for namespace, name in sorted(_named(system)):
        if made := _metric(Instrument(first, namespace, Environment=system.name), name, Work(system, publishers)):
            yield made


def _named(system: System) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for alarm in system.of_type("AWS::CloudWatch::Alarm"):
        own = [alarm.properties, *((query.get("MetricStat") or {}).get("Metric") or {} for query in alarm.properties.get("Metrics") or [])]
        found |= {(str(one["Namespace"]), str(one["MetricName"])) for one in own
                  if {"Name": _DIMENSION, "Value": system.name} in (one.get("Dimensions") or []) and "MetricName" in one}
    for dashboard in system.of_type("AWS::CloudWatch::Dashboard"):
        found |= _in_dashboard(str(dashboard.properties.get("DashboardBody") or ""), system.name)
    return {(namespace, name) for namespace, name in found if not namespace.startswith("AWS/")}


def _in_dashboard(body: str, stack_name: str) -> set[tuple[str, str]]:
    try:
        widgets = json.loads(body).get("widgets") or []
    except (ValueError, AttributeError):
        return set()
    found, before = set(), []
    for row in (row for widget in widgets for row in widget.get("properties", {}).get("metrics") or []):
        words = [word for word in row if isinstance(word, str)]
        if words[:1] == ["..."]:
            words = before[:len(before) - len(words) + 1] + words[1:]
        words = [before[index] if word == "." and index < len(before) else word for index, word in enumerate(words)]
        before = words or before
        if words[2:] == [_DIMENSION, stack_name]:
            found.add((words[0], words[1]))
    return found


class Work:
    """Tasks in the background, as many as requests bring."""

    def __init__(self, system: System, publishers: list[Resource]) -> None:
        self._system, self._touched = system, {one.logical_id for one in publishers}
        self.traffic = Traffic(system, self._touched)
        self.seed = system.seed ^ 0x77

    def strength(self, kind: str, minute: int) -> float:
        return self._system.strength(kind, self._touched, minute)

    def stands_still(self, minute: int) -> bool:
        return self.strength("service-down", minute) >= 1

    def processed(self, minute: int) -> int:
        held_up = 1 - 0.7 * self.strength("queue-backlog", minute) - 0.5 * self.strength("slow", minute)
        return round(self.traffic.requests(minute) * 0.11 * max(0.1, held_up))

    def failed(self, minute: int) -> int:
        return round(self.processed(minute) * 0.3 * self.strength("errors", minute)) or int(uniform(self.seed, minute) < 0.02)

    def queued(self, minute: int) -> int:
        level = level_between(0, 14, self.seed, self._system)
        return round(level(minute) + _BACKLOG * self.strength("queue-backlog", minute) + 40 * self.strength("slow", minute))


def _metric(instrument: Instrument, name: str, work: Work) -> Metric | None:
    awake = lambda level: lambda minute: None if work.stands_still(minute) else level(minute)  # noqa: E731
    if name.endswith("Success"):
        return instrument.samples(name, "Percent", awake(lambda minute: _success(work, minute)))
    if name.endswith("Duration"):
        median = {"TaskDuration": 3.4, "VectorSearchDuration": 0.12, "DatabaseQueryDuration": 0.045}.get(name, 0.4)
        return instrument.samples(name, "Seconds", awake(work.traffic.duration(median, 0.55, work.processed)))
    match name:
        case "TasksProcessed":
            return instrument.events(name, awake(work.processed))
        case "TasksFailed":
            return instrument.totals(name, awake(work.failed))
        case "ChunkCompletion":
            return instrument.readings(name, "Percent", awake(lambda minute: 99.4 - 22 * work.strength("errors", minute)), spread=0.005, highest=100)
    if re.search(r"Timeout|Error|Failure|Failed|Dead", name):
        return instrument.totals(name, awake(lambda minute: round(6 * work.strength("errors", minute) + 4 * work.strength("slow", minute))))
    if re.search(r"Queue|Backlog|Pending|Waiting", name):
        age = re.search(r"Age|Oldest|Delay", name)
        return instrument.whole(name, "Seconds" if age else "Count", awake(lambda minute: work.queued(minute) * (4 if age else 1)))
    return instrument.events(name, awake(work.processed))


def _success(work: Work, minute: int):
    """100 for each call that went well, 0 for each that did not."""
    calls, strength = max(1, work.processed(minute)), work.strength("errors", minute)
    share = 99.8 - 12 * strength
    return calls, share, 0 if strength else 99, 100
