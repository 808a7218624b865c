"""What was put with PutMetricData. Where there is a point of it, it counts instead of a computed one."""

from ministack.services import cloudwatch

from .metric import Dimensions
from .samples import statistic as known_statistic

Points = list[dict]


def points_of(namespace: str, name: str, dimensions: Dimensions) -> Points:
    return cloudwatch._metrics.get((namespace, name, cloudwatch._dims_key(dict(dimensions)))) or []


def stored_keys() -> list[tuple[str, str, Dimensions]]:
    return [(namespace, name, tuple(sorted((points[0].get("Dimensions") or {}).items())))
            for (namespace, name, _), points in list(cloudwatch._metrics.items()) if points]


def bucketed(points: Points, start: float, end: float, period: int) -> dict[int, Points]:
    """By the start of each period, counted from the epoch and shifted so that one begins at `start`."""
    shift = int(start) % period
    found: dict[int, Points] = {}
    for point in points:
        if start <= point["Timestamp"] < end:
            found.setdefault(int((point["Timestamp"] - shift) // period) * period + shift, []).append(point)
    return found


def value_of(points: Points, statistic: str) -> float | None:
    stats = cloudwatch._calc_stats(points)
    if not stats:
        return None
    if statistic in stats or cloudwatch._is_percentile_stat(statistic):
        return cloudwatch._stat_value(stats, statistic, points)
    samples = cloudwatch._percentile_samples(points)
    return _extended(samples, statistic) if samples else None


def _extended(samples: list[tuple[float, float]], statistic: str) -> float | None:
    """Trimmed means and their like, from the measurements themselves."""
    count = sum(weight for _, weight in samples)
    mean = sum(value * weight for value, weight in samples) / count
    compute = known_statistic(statistic)
    return compute((count, mean, min(samples)[0], max(samples)[0])) if compute else None
