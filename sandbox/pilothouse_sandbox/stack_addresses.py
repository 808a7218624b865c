"""What answers at an address that a stack gives out: its load balancer, distribution or API, asked through the sandbox's own port."""

from urllib.parse import urlsplit

from ministack.services import cloudformation

from .account import disturbances

_OWN_NAMES = ("127.0.0.1", "localhost", "[::1]")
# Nothing of AWS's API has such a name; ministack would answer any of them as itself.
_GIVEN_OUT_BY_AWS = (".elb.amazonaws.com", ".cloudfront.net")


def answer(host: str, path: str) -> tuple[int, dict] | None:
    """Status and JSON body; None for a host that is no stack's, so that it is a request to AWS."""
    name = host.lower().rsplit(":", 1)[0] if not host.endswith("]") else host
    if name in _OWN_NAMES:
        return None
    stack = _stack_at(name)
    if stack is None:
        return (404, {"status": "no such address"}) if name.endswith(_GIVEN_OUT_BY_AWS) else None
    return (200, {"status": "healthy", "path": path}) if is_up(stack) else (503, {"status": "down"})


def is_up(stack: dict) -> bool:
    """Whether what the stack runs answers requests; not while somebody has it rehearse a service that is down."""
    is_down = any(one.kind == "service-down" and one.until is None for one in disturbances.of_stack(stack["StackName"]))
    return not is_down and not stack["StackStatus"].startswith("DELETE_")


def _stack_at(name: str) -> dict | None:
    # Every account and region: who asks an address does not say which it lies in.
    stacks = list(cloudformation._stacks._data.values())
    return next((stack for stack in stacks if stack["StackStatus"] != "DELETE_COMPLETE" and name in _hosts(stack)), None)


def _hosts(stack: dict) -> set[str | None]:
    values = [str(output.get("OutputValue", "")) for output in stack.get("Outputs", [])]
    return {urlsplit(value).hostname for value in values if value.startswith(("http://", "https://"))}

