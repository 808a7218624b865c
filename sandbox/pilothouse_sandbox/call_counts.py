"""How often each AWS action was called, and when first and last."""

from urllib.parse import parse_qs

from ministack.core.responses import now_iso
from ministack.core.router import detect_service


class CallCounts:
    def __init__(self) -> None:
        self._calls: dict[str, dict] = {}

    def count(self, method: str, path: str, headers: dict, body: bytes, query: dict) -> None:
        action = _action(headers, body, query) or method
        service = detect_service(method, path, headers, {**query, **({"Action": [action]} if action != method else {})})
        entry = self._calls.setdefault(f"{service}.{action}", {"count": 0, "firstAt": now_iso()})
        entry["count"] += 1
        entry["lastAt"] = now_iso()

    def as_json(self) -> dict:
        return {"calls": [{"action": action, **entry} for action, entry in sorted(self._calls.items())]}


def _action(headers: dict, body: bytes, query: dict) -> str:
    """The action's name; empty for REST services, which are counted by method."""
    if target := headers.get("x-amz-target"):
        return target.rsplit(".", 1)[-1]
    if named := query.get("Action"):
        return named[0] if isinstance(named, list) else named
    if b"Action=" in body[:200_000] and "form-urlencoded" in headers.get("content-type", ""):
        # The parameter comes first from every SDK; parsing the whole of a template only for its name is waste.
        return parse_qs(body[:2_000].decode("utf-8", "replace")).get("Action", [""])[0]
    return ""


calls = CallCounts()
