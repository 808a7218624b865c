"""Chance that is no chance: the same key and minute always give the same number."""

import zlib

_MASK = 0xFFFFFFFF
_SLOW_MINUTES = 23  # how long a wave of the slow noise takes from one knot to the next


def seed_of(*parts: object) -> int:
    return zlib.crc32("|".join(map(str, parts)).encode())


def uniform(seed: int, number: int) -> float:
    """From 0 to below 1."""
    x = (seed ^ (number * 0x9E3779B1)) & _MASK
    x = ((x ^ (x >> 16)) * 0x45D9F3B) & _MASK
    x = ((x ^ (x >> 16)) * 0x45D9F3B) & _MASK
    return ((x ^ (x >> 16)) & _MASK) / 4294967296.0


def wander(seed: int, minute: int) -> float:
    """From -1 to 1, moving gently from one minute to the next."""
    knot, rest = divmod(minute, _SLOW_MINUTES)
    along = rest / _SLOW_MINUTES
    return 2 * (uniform(seed, knot) * (1 - along) + uniform(seed, knot + 1) * along) - 1


def jitter(seed: int, minute: int) -> float:
    """From -1 to 1: mostly the gentle movement, a little different each minute."""
    return 0.6 * wander(seed, minute) + 0.4 * (2 * uniform(seed ^ 0x5BD1E995, minute) - 1)
