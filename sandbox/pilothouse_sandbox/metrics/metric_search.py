"""SEARCH('{Namespace,Dimension} terms', 'Statistic', period): one series per metric that matches."""

import re

from ministack.services import cloudwatch

from .series import Series

_FORM = re.compile(r"""SEARCH\(\s*'(?:\{([^}]*)\})?\s*([^']*)'\s*,\s*'([^']+)'(?:\s*,\s*(\d+))?\s*\)""", re.IGNORECASE)


def is_search(expression: str) -> bool:
    return bool(_FORM.fullmatch(expression.strip()))


def search(expression: str, start: float, end: float, period: int) -> list[tuple[str, Series]]:
    """Label and series of each metric, in the order in which the metrics first appeared."""
    schema, terms, statistic, seconds = _FORM.fullmatch(expression.strip()).groups()
    namespace, *dimension_names = [part.strip().strip('"') for part in (schema or "").split(",")]
    wanted = [word.strip('"') for word in re.findall(r'"[^"]*"|[^\s()]+', re.sub(r"\w+\s*=\s*", " ", terms)) if word not in ("AND", "OR")]
    found = []
    for (of_namespace, name, _), points in list(cloudwatch._metrics.items()):
        dimensions = points[0]["Dimensions"] if points else {}
        if (namespace and of_namespace != namespace) or (dimension_names and set(dimension_names) != set(dimensions)):
            continue
        if all(word == name or word in dimensions.values() for word in wanted):
            label = " ".join([*map(str, dimensions.values()), name])
            found.append((label, buckets(points, start, end, int(seconds or period), statistic)))
    return found


def buckets(points: list[dict], start: float, end: float, period: int, statistic: str) -> Series:
    by_time: dict[int, list[dict]] = {}
    for point in points:
        if start <= point["Timestamp"] < end:
            by_time.setdefault(int(point["Timestamp"] // period) * period, []).append(point)
    return {time: cloudwatch._stat_value(cloudwatch._calc_stats(some), statistic, some) for time, some in sorted(by_time.items())}
