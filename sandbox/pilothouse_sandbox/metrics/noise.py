"""Chance that is no chance: the same key and minute always give the same number."""

import functools
import random
import zlib

# Looking a number up is several times quicker than making one, and a year of metrics needs millions.
_generator = random.Random(20261126)
_TABLE = [_generator.random() for _ in range(65_536)]
_SLOW_MINUTES = 23  # how long a wave of the slow noise takes from one knot to the next


def seed_of(*parts: object) -> int:
    return zlib.crc32("|".join(map(str, parts)).encode())


def uniform(seed: int, number: int) -> float:
    """From 0 to below 1."""
    return _TABLE[((seed ^ number * 40_503) * 30_011 >> 11) & 0xFFFF]


@functools.lru_cache(maxsize=65_536)
def _knot(seed: int, number: int) -> float:
    return 2 * uniform(seed, number) - 1


def jitter(seed: int, minute: int) -> float:
    """From -1 to 1: mostly a gentle movement from one minute to the next, a little different each minute."""
    knot, rest = divmod(minute, _SLOW_MINUTES)
    before = _knot(seed, knot)
    gentle = before + (_knot(seed, knot + 1) - before) * rest / _SLOW_MINUTES
    return 0.6 * gentle + 0.8 * _TABLE[((seed ^ minute * 24_593) * 30_011 >> 11) & 0xFFFF] - 0.4
