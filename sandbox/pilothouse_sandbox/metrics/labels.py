"""Labels of a series: given, dynamic like "${LAST} of ${PROP('Dim.InstanceId')}", or made from the metric."""

import datetime
import math
import re
from collections.abc import Callable

from .series import Line, Series

_FIELD = re.compile(r"\$\{([A-Z_]+)(?:\(\s*'([^']*)'\s*\))?\}")
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
    timed = name.endswith("_TIME")
    pick = _PICKED.get(name.removesuffix("_TIME")) if timed else None
    if timed and pick:
        return _time(pick(line.series), timezone) if line.series else ""
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


def _time(at: int, timezone: str | None) -> str:
    offset = _OFFSET.fullmatch(timezone or "") or _OFFSET.fullmatch("+00:00")
    minutes = (int(offset[2]) * 60 + int(offset[3])) * (-1 if offset[1] == "-" else 1)
    zone = datetime.timezone(datetime.timedelta(minutes=minutes))
    return datetime.datetime.fromtimestamp(at, zone).strftime("%Y-%m-%d %H:%M:%S UTC") if not minutes else datetime.datetime.fromtimestamp(at, zone).isoformat(sep=" ")
