"""`/_sandbox/…`: what a person or a test may do to the account that AWS would not offer."""

import json

from .account import disturbances, faults, pacing
from .billing.bill import today
from .billing.past import BadPast, pasts
from .call_counts import calls
from .faults import BadFault
from .metrics.disturbances import BadDisturbance
from .settings import SettingError, parse_speed
from .stack_api.mutation_ledger import ledger

PREFIX = "/_sandbox/"


class BadControlRequest(Exception):
    """A body that cannot be used; the message is the sentence that goes back."""


def answer(method: str, path: str, body: bytes) -> tuple[int, dict]:
    """Status and JSON body."""
    what = path[len(PREFIX):].rstrip("/")
    action = _ACTIONS.get((method, what))
    if action is None:
        known = sorted({name for _, name in _ACTIONS})
        if what in known:
            return 405, {"error": f"{method} is not possible on {PREFIX}{what}"}
        return 404, {"error": f"there is no {PREFIX}{what}; there are: {', '.join(known)}"}
    try:
        return 200, action(body)
    except (BadControlRequest, BadDisturbance, BadFault, BadPast, SettingError) as error:
        return 400, {"error": str(error)}


def _json(body: bytes) -> object:
    try:
        return json.loads(body)
    except ValueError:
        raise BadControlRequest("the body is not JSON") from None


def _set_faults(body: bytes) -> dict:
    faults.replace(_json(body))
    return faults.as_json()


def _clear_faults(_: bytes) -> dict:
    faults.clear()
    return faults.as_json()


def _set_disturbances(body: bytes) -> dict:
    disturbances.replace(_json(body))
    return disturbances.as_json()


def _clear_disturbances(body: bytes) -> dict:
    wanted = _json(body) if body else {}
    if wanted not in ({}, {"forget": True}, {"forget": False}):
        raise BadControlRequest('the body must be {"forget": true or false}, or be left out')
    if wanted.get("forget"):
        disturbances.forget()
    else:
        disturbances.clear()
    return disturbances.as_json()


def _set_speed(body: bytes) -> dict:
    wanted = _json(body)
    if not isinstance(wanted, dict) or set(wanted) != {"speed"}:
        raise BadControlRequest('the body must be {"speed": number}')
    pacing.speed = parse_speed(wanted["speed"])
    return _speed(b"")


def _speed(_: bytes) -> dict:
    return {"speed": int(pacing.speed) if pacing.speed.is_integer() else pacing.speed}


def _fill_in_past(body: bytes) -> dict:
    pasts.fill_in(_json(body), today())
    return pasts.as_json()


def _clear_pasts(_: bytes) -> dict:
    pasts.clear()
    return pasts.as_json()


_ACTIONS = {
    ("GET", "health"): lambda body: {"state": "ready", **_speed(body)},
    ("GET", "faults"): lambda _: faults.as_json(),
    ("PUT", "faults"): _set_faults,
    ("DELETE", "faults"): _clear_faults,
    ("GET", "disturbances"): lambda _: disturbances.as_json(),
    ("PUT", "disturbances"): _set_disturbances,
    ("DELETE", "disturbances"): _clear_disturbances,
    ("GET", "speed"): _speed,
    ("PUT", "speed"): _set_speed,
    ("GET", "past"): lambda _: pasts.as_json(),
    ("PUT", "past"): _fill_in_past,
    ("DELETE", "past"): _clear_pasts,
    ("GET", "calls"): lambda _: calls.as_json(),
    ("GET", "mutations"): lambda _: {"mutations": ledger.entries},
}
