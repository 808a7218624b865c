"""One computed metric, and short ways for the models to describe theirs."""

from collections.abc import Callable
from dataclasses import dataclass

from .noise import jitter, seed_of
from .samples import Sample
from .system import Resource

Dimensions = tuple[tuple[str, str], ...]
Level = Callable[[int], float | None]  # of a minute since the epoch; None: nothing is published


@dataclass(slots=True)
class Metric:
    namespace: str
    name: str
    dimensions: Dimensions  # by name
    unit: str
    born: int  # minute since the epoch
    gone: int | None
    step: int  # minutes between two points
    at: Callable[[int], Sample | None]

    @property
    def key(self) -> tuple[str, str, Dimensions]:
        return self.namespace, self.name, self.dimensions

    def exists(self, minute: int) -> bool:
        return minute >= self.born and (self.gone is None or minute <= self.gone)


class Instrument:
    """Describes metrics of one resource under one set of dimensions."""

    def __init__(self, resource: Resource, namespace: str, step: int = 1, born: int | None = None, **dimensions: str) -> None:
        self.resource, self.namespace, self.step = resource, namespace, step
        self._born = resource.born if born is None else born
        self._dimensions = tuple(sorted(dimensions.items()))

    def readings(self, name: str, unit: str, level: Level, *, times: Callable[[int], float] | None = None, spread: float = 0.04,
                 highest: float | None = None) -> Metric:
        """A gauge, read `times` a minute (once), within `spread` of its level."""
        seed = seed_of(self.namespace, name, self.resource.system.name, self._dimensions)

        def at(minute: int) -> Sample | None:
            value = level(minute)
            count = times(minute) if times else 1
            if value is None or not count:
                return None
            if not spread or not value:
                return count, value, value, value
            value *= 1 + spread / 2 * jitter(seed, minute)
            high = value * (1 + spread)
            if highest is not None:
                value, high = min(value, highest), min(high, highest)
            return count, value, value * (1 - spread), high

        return self._metric(name, unit, at)

    def whole(self, name: str, unit: str, level: Level) -> Metric:
        """A gauge of things that are counted one by one."""

        def at(minute: int) -> Sample | None:
            value = level(minute)
            return None if value is None else (1, value, value, value)

        return self._metric(name, unit, at)

    def events(self, name: str, amount: Level, unit: str = "Count") -> Metric:
        """Each happening counts one; a minute without any has no point."""

        def at(minute: int) -> Sample | None:
            count = amount(minute)
            return (count, 1, 1, 1) if count else None

        return self._metric(name, unit, at)

    def totals(self, name: str, amount: Level, unit: str = "Count") -> Metric:
        """One sum a minute, also of zero."""
        return self.whole(name, unit, amount)

    def shares(self, name: str, of: Level, happened: Level, unit: str = "Count") -> Metric:
        """0 or 1 for each of `of` things, so that the average is a rate and the sum a count."""

        def at(minute: int) -> Sample | None:
            count = of(minute)
            if not count:
                return None
            some = min(happened(minute) or 0, count)
            return count, some / count, 0 if some < count else 1, 1 if some else 0

        return self._metric(name, unit, at)

    def samples(self, name: str, unit: str, measured: Callable[[int], Sample | None]) -> Metric:
        """What was measured in a minute, as it is."""
        return self._metric(name, unit, measured)

    def _metric(self, name: str, unit: str, at) -> Metric:
        return Metric(self.namespace, name, self._dimensions, unit, self._born, self.resource.gone, self.step, at)
