"""Functions of one record, by their names in lower case."""

import ipaddress
import math

from .values import Value, as_number, as_text, compare, is_true, timestamp_ms, timestamp_text

_UNIT_MS = {"ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000, "w": 604_800_000, "mo": 2_592_000_000, "q": 7_776_000_000, "y": 31_536_000_000}


def duration_ms(text: str) -> int:
    digits = len(text) - len(text.lstrip("0123456789"))
    return int(text[:digits]) * _UNIT_MS[text[digits:]]


def floor_of(value: Value, period: Value) -> Value:
    """The beginning of the period that a time falls in, as the text of a time."""
    at, length = timestamp_ms(value), as_number(period)
    return None if at is None or not length else timestamp_text(at // length * length)


def _on_number(function):
    def applied(value: Value, *rest: Value) -> Value:
        number = as_number(value)
        try:
            return None if number is None else function(number, *(as_number(one) for one in rest))
        except ValueError:
            return None

    return applied


def _on_text(function):
    return lambda value, *rest: None if value is None else function(as_text(value), *rest)


def _in_subnet(address: Value, subnet: Value) -> bool:
    try:
        return ipaddress.ip_address(as_text(address)) in ipaddress.ip_network(as_text(subnet), strict=False)
    except ValueError:
        return False


def _is_address(version: int | None):
    def check(value: Value) -> bool:
        try:
            return version in (None, ipaddress.ip_address(as_text(value)).version)
        except ValueError:
            return False

    return check


def _substring(text: str, start: Value, length: Value = None) -> str:
    begin = int(as_number(start) or 0)
    return text[begin:] if length is None else text[begin:begin + int(as_number(length) or 0)]


def _ceiling(value: Value, period: Value) -> Value:
    at, length = timestamp_ms(value), as_number(period)
    return None if at is None or not length else timestamp_text(-(-at // length) * length)


def _extreme(sign: int):
    def choose(*values: Value) -> Value:
        chosen = None
        for value in values:
            if value is not None and (chosen is None or (compare(value, chosen) or 0) * sign > 0):
                chosen = value
        return chosen

    return choose


FUNCTIONS = {
    "abs": _on_number(abs), "ceil": _on_number(math.ceil), "floor": _on_number(math.floor), "sqrt": _on_number(math.sqrt), "log": _on_number(math.log),
    "greatest": _extreme(1), "least": _extreme(-1),
    "ispresent": lambda value: value is not None, "isempty": lambda value: value is None or value == "",
    "isblank": lambda value: value is None or as_text(value).strip() == "", "coalesce": lambda *values: next((one for one in values if one is not None), None),
    "concat": lambda *values: "".join(as_text(one) for one in values), "strlen": _on_text(len), "toupper": _on_text(str.upper), "tolower": _on_text(str.lower),
    "trim": _on_text(lambda text, cut=None: text.strip(cut)), "ltrim": _on_text(lambda text, cut=None: text.lstrip(cut)),
    "rtrim": _on_text(lambda text, cut=None: text.rstrip(cut)), "substr": _on_text(_substring),
    "replace": _on_text(lambda text, old, new: text.replace(as_text(old), as_text(new))),
    "strcontains": lambda text, part: as_text(part) in as_text(text),
    "datefloor": floor_of, "dateceil": _ceiling, "frommillis": lambda value: None if as_number(value) is None else timestamp_text(as_number(value)),
    "tomillis": timestamp_ms, "isvalidip": _is_address(None), "isvalidipv4": _is_address(4), "isvalidipv6": _is_address(6),
    "isipinsubnet": _in_subnet, "isipv4insubnet": _in_subnet, "isipv6insubnet": _in_subnet,
    "if": lambda test, yes, no=None: yes if is_true(test) else no,
}
