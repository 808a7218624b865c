"""Requests to a stack and how they fare: what load balancers, APIs, distributions and tasks have in common."""

import math
from collections.abc import Callable, Collection

from ..noise import jitter, uniform
from ..system import System

_ERROR_SHARE = 0.08  # while errors were asked for
_SLOW_FACTOR = 8
_STRAY_ERRORS = 0.03  # share of minutes in which a healthy system answers one request with an error


class Traffic:
    """`touched` are the logical ids whose disturbances these requests meet."""

    def __init__(self, system: System, touched: Collection[str]) -> None:
        self._system = system
        self._touched = touched
        self._peak = 260 + 160 * uniform(system.seed, 1)  # requests a minute

    def requests(self, minute: int) -> int:
        return round(self._peak * self._system.demand(minute) * (1 + 0.05 * jitter(self._system.seed ^ 11, minute)))

    def server_errors(self, minute: int) -> int:
        """Answers with 5XX by the application itself."""
        if self.down(minute) == 1:
            return 0
        strength = self._system.strength("errors", self._touched, minute)
        stray = int(uniform(self._system.seed ^ 12, minute) < _STRAY_ERRORS)
        return stray if not strength else round(self.requests(minute) * _ERROR_SHARE * strength * (1 + 0.1 * jitter(self._system.seed ^ 13, minute)))

    def client_errors(self, minute: int) -> int:
        return round(self.requests(minute) * 0.012 * (1 + 0.5 * jitter(self._system.seed ^ 14, minute)))

    def refused(self, minute: int) -> int:
        """Requests that found nothing to answer them."""
        return round(self.requests(minute) * self.down(minute))

    def answered(self, minute: int) -> int:
        return self.requests(minute) - self.refused(minute)

    def down(self, minute: int) -> float:
        return self._system.strength("service-down", self._touched, minute)

    def slowness(self, minute: int) -> float:
        """1 while all is well."""
        return 1 + (_SLOW_FACTOR - 1) * self._system.strength("slow", self._touched, minute)

    def duration(self, median: float, sigma: float, count: Callable[[int], float]):
        """(count, median, sigma) of what takes about `median` at rest."""
        seed = self._system.seed ^ 15

        def measured(minute: int) -> tuple[float, float, float] | None:
            number = count(minute)
            if number <= 0:
                return None
            busy = 0.94 + 0.18 * self._system.demand(minute)
            return number, median * busy * self.slowness(minute) * (1 + 0.05 * jitter(seed, minute)), sigma

        return measured


def level_between(low: float, high: float, seed: int, system: System) -> Callable[[int], float]:
    """From `low` at night to about `high` at the busiest."""

    def level(minute: int) -> float:
        return max(0.0, low + (high - low) * system.demand(minute) + 0.06 * (high - low) * jitter(seed, minute))

    return level


def pushed(level: Callable[[int], float], to: float, strength: Callable[[int], float]) -> Callable[[int], float]:
    """The level, drawn towards `to` by a disturbance."""

    def at(minute: int) -> float:
        share = strength(minute)
        value = level(minute)
        return value + (to - value) * share if share else value

    return at


def filling(first: float, last: float, days: float, born: int) -> Callable[[int], float]:
    """From `first` towards `last`, quickly at first: what fills up with what is kept."""

    def level(minute: int) -> float:
        return last - (last - first) * math.exp(-(minute - born) / (days * 1440))

    return level
