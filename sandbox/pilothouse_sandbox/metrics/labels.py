"""Labels of a series: given, dynamic like "${LAST} of ${PROP('Dim.InstanceId')}", or made from the metric."""

import datetime
import math
import re
import time
from collections.abc import Callable

from .series import Line, Series

_FIELD = re.compile(r"\$\{([A-Z_]+)(?:\(\s*'([^']*)'\s*\))?\}")
_POINT_IN_TIME = re.compile(r"(MIN|MAX|FIRST|LAST)_TIME(_RELATIVE)?")
_SPAN_OF_TIME = re.compile(r"(?=FIRST_LAST|MIN_MAX)(FIRST|MIN)_(LAST|MAX)_TIME_RANGE")
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})")


def label_of(query: dict, line: Line, several: bool, default: str, timezone: str | None) -> str:
    given = query.get("Label")
    own = line.label or default
    if not given:
        return own
    if "${" in given:
        return _FIELD.sub(lambda field: _resolved(field, line, own, timezone), given)
    return f"{given} {own}".strip() if several and line.label else given


def _resolved(field: re.Match, line: Line, own: str, timezone: str | None) -> str:
    name, argument = field[1], field[2]
    if name == "LABEL":
        return own
    if name == "PROP":
        return line.properties.get(argument or "", "")
    if point := _POINT_IN_TIME.fullmatch(name):
        if not line.series:
            return ""
        at = _PICKED[point[1]](line.series)
        return _span(time.time() - at) if point[2] else _time(at, timezone)
    if span := _SPAN_OF_TIME.fullmatch(name):
        return _span(abs(_PICKED[span[2]](line.series) - _PICKED[span[1]](line.series))) if line.series else ""
    if name in _VALUES:
        return _number(_VALUES[name](line.series)) if line.series else "--"
    return field[0]


_VALUES: dict[str, Callable[[Series], float]] = {
    "AVG": lambda series: sum(series.values()) / len(series), "SUM": lambda series: sum(series.values()),
    "MIN": lambda series: min(series.values()), "MAX": lambda series: max(series.values()),
    "FIRST": lambda series: series[min(series)], "LAST": lambda series: series[max(series)],
    "FIRST_LAST_RANGE": lambda series: series[max(series)] - series[min(series)],
    "MIN_MAX_RANGE": lambda series: max(series.values()) - min(series.values()),
    "DATAPOINT_COUNT": lambda series: float(len(series)),
}
_PICKED: dict[str, Callable[[Series], int]] = {
    "MIN": lambda series: min(series, key=series.__getitem__), "MAX": lambda series: max(series, key=series.__getitem__),
    "FIRST": min, "LAST": max,
}


def _number(value: float) -> str:
    """Four figures, as CloudWatch's legends have them."""
    if value == 0 or not math.isfinite(value):
        return "0" if value == 0 else str(value)
    if float(value).is_integer() and abs(value) < 1e9:
        return str(int(value))
    return f"{value:.4g}" if abs(value) < 1e4 else f"{value:.1f}"


def _span(seconds: float) -> str:
    """Its two largest units, as in 3h 20m."""
    left, parts = int(seconds), []
    for unit, length in (("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)):
        if left >= length:
            parts.append(f"{left // length}{unit}")
            left %= length
    return " ".join(parts[:2]) or "0s"


def _time(at: int, timezone: str | None) -> str:
    offset = _OFFSET.fullmatch(timezone or "") or _OFFSET.fullmatch("+00:00")
    minutes = (int(offset[2]) * 60 + int(offset[3])) * (-1 if offset[1] == "-" else 1)
    zone = datetime.timezone(datetime.timedelta(minutes=minutes))
    return datetime.datetime.fromtimestamp(at, zone).strftime("%Y-%m-%d %H:%M:%S UTC") if not minutes else datetime.datetime.fromtimestamp(at, zone).isoformat(sep=" ")
