"""Values of a record: how they are told apart, compared and written out, as Logs Insights does."""

import datetime

Value = str | float | int | None


def as_number(value: Value) -> float | None:
    if isinstance(value, (int, float)):
        return float(value)
    try:
        return float(value) if value else None
    except ValueError:
        return None


def as_text(value: Value) -> str:
    """Whole numbers without a fraction, others with at most four digits of it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return str(int(value)) if value == int(value) and abs(value) < 1e15 else f"{value:.4f}".rstrip("0").rstrip(".")
    return str(value)


def is_true(value: Value) -> bool:
    number = as_number(value)
    return bool(number) if number is not None else bool(value)


def compare(left: Value, right: Value) -> int | None:
    """Negative, 0 or positive; None where one of the two is missing."""
    if left is None or right is None:
        return None
    first, second = as_number(left), as_number(right)
    if first is not None and second is not None:
        return (first > second) - (first < second)
    one, other = as_text(left), as_text(right)
    return (one > other) - (one < other)


def timestamp_text(at_ms: float) -> str:
    at = datetime.datetime.fromtimestamp(at_ms / 1000, datetime.timezone.utc)
    return f"{at:%Y-%m-%d %H:%M:%S}.{at.microsecond // 1000:03d}"


def timestamp_ms(value: Value) -> float | None:
    """Of a time as this module writes it, or of a number of milliseconds."""
    if (number := as_number(value)) is not None:
        return number
    try:
        return datetime.datetime.fromisoformat(str(value).replace("Z", "+00:00")).replace(tzinfo=datetime.timezone.utc).timestamp() * 1000
    except ValueError:
        return None
