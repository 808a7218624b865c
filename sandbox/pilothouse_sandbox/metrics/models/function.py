"""AWS/Lambda of each function, also under its name as a resource."""

from collections.abc import Iterator

from ..metric import Instrument, Metric
from ..noise import uniform
from ..system import Resource
from .traffic import Traffic

_SIGMA = 0.7
_SHORTEST_TIMEOUT_SECONDS = 3


def metrics_of(function: Resource) -> Iterator[Metric]:
    for dimensions in ({"FunctionName": function.physical_id}, {"FunctionName": function.physical_id, "Resource": function.physical_id}):
        yield from _metrics(function, Instrument(function, "AWS/Lambda", **dimensions))


def _metrics(function: Resource, instrument: Instrument) -> Iterator[Metric]:
    traffic = Traffic(function.system, (function.logical_id,))
    timeout = max(float(function.properties.get("Timeout") or _SHORTEST_TIMEOUT_SECONDS), _SHORTEST_TIMEOUT_SECONDS)
    # What may take minutes is work in the background, and comes less often.
    answers = timeout <= 60
    share = 0.9 if answers else 0.11
    median = min(160.0, timeout * 40) if answers else timeout * 42

    def invocations(minute: int) -> int:
        return round(traffic.answered(minute) * share)

    measured = traffic.duration(median, _SIGMA, invocations)

    def duration(minute: int):
        found = measured(minute)
        return found and (found[0], min(found[1], timeout * 1000 / 1.2), found[2])

    def errors(minute: int) -> int:
        return round(traffic.server_errors(minute) * share) if function.system.strength("errors", (function.logical_id,), minute) else 0

    def concurrent(minute: int) -> int:
        found = measured(minute)
        return max(1, round(found[0] * found[1] * 1.28 / 60_000)) if found else 0

    yield instrument.events("Invocations", invocations)
    yield instrument.shares("Errors", invocations, errors)
    yield instrument.shares("Throttles", invocations, lambda minute: 0)
    yield instrument.samples("Duration", "Milliseconds", duration)
    yield instrument.whole("ConcurrentExecutions", "Count", lambda minute: concurrent(minute) or None)
    yield instrument.whole("UnreservedConcurrentExecutions", "Count", lambda minute: concurrent(minute) or None)
    yield instrument.events("DeadLetterErrors", lambda minute: 0)
    if not answers:
        yield instrument.readings("AsyncEventAge", "Milliseconds", lambda minute: 220 + 400 * uniform(function.seed, minute))
