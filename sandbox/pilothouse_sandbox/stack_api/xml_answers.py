"""Answers of the query protocol, from plain values."""

from html import escape

from ministack.services.cloudformation.helpers import _error, _xml

Answer = tuple[int, dict, bytes]


def render(value) -> str:
    """A dict becomes elements, a list becomes members, None and missing values become nothing."""
    if isinstance(value, dict):
        return "".join(f"<{name}>{render(item)}</{name}>" for name, item in value.items() if item is not None)
    if isinstance(value, (list, tuple)):
        return "".join(f"<member>{render(item)}</member>" for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape(str(value))


def result(action: str, value: dict, extra_xml: str = "") -> Answer:
    return _xml(200, f"{action}Response", f"<{action}Result>{render(value)}{extra_xml}</{action}Result>")


def refusal(message: str, code: str = "ValidationError", status: int = 400) -> Answer:
    return _error(code, message, status)


def is_accepted(answer: Answer) -> bool:
    return answer[0] == 200
