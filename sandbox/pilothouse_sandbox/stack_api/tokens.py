"""A request that is sent twice with one token is one request: the second gets the first one's answer."""

import hashlib
import json

from ministack.core.responses import get_account_id, get_region

from .xml_answers import Answer, refusal

# A token is remembered for as long as the account; this bounds the memory of a machine that runs for months.
_KEPT = 50_000


class RememberedAnswers:
    """Plain data, so that a restart of the sandbox does not make a repeat look new."""

    def __init__(self) -> None:
        self.by_request: dict[str, dict] = {}

    def earlier_answer(self, action: str, stack_name: str, token: str, params: dict) -> Answer | None:
        earlier = self.by_request.get(_key(action, stack_name, token))
        if earlier is None:
            return None
        if earlier["fingerprint"] != _fingerprint(params):
            return refusal(f"Token {token} was already used for another {action} request on this stack.",
                           "TokenAlreadyExistsException")
        return 200, {"Content-Type": "application/xml"}, earlier["body"].encode()

    def remember(self, action: str, stack_name: str, token: str, params: dict, answer: Answer) -> None:
        self.by_request[_key(action, stack_name, token)] = {"fingerprint": _fingerprint(params), "body": answer[2].decode()}
        while len(self.by_request) > _KEPT:
            del self.by_request[next(iter(self.by_request))]


def _key(action: str, stack_name: str, token: str) -> str:
    return "|".join((get_account_id(), get_region(), action, stack_name, token))


def _fingerprint(params: dict) -> str:
    return hashlib.sha256(json.dumps(params, sort_keys=True, default=str).encode()).hexdigest()


remembered = RememberedAnswers()
