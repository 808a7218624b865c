"""Calling a service of ministack from inside the process, as a request over HTTP would."""

import json
import re

from ministack.services import ec2


def ec2_call(action: str, parameters: dict) -> str:
    """The answer's XML. Parameters as on the wire ("SubnetId", "SecurityGroupId.1"). Raises ValueError with AWS's message."""
    status, _, body = ec2._ACTION_MAP[action]({name: [str(value)] for name, value in parameters.items() if value is not None})
    text = body.decode() if isinstance(body, bytes) else body
    if status >= 400:
        raise ValueError(element(text, "Message") or f"{action} was refused")
    return text


def element(xml: str, name: str) -> str:
    """The text of the first element of that name; empty when there is none."""
    found = re.search(f"<{name}>([^<]*)</{name}>", xml)
    return found.group(1) if found else ""


def json_or_refuse(answer: tuple, what: str) -> dict:
    """The body of a JSON answer; raises ValueError with its message when it is an error."""
    status, _, body = answer
    content = json.loads(body or b"{}")
    if status >= 400:
        raise ValueError(content.get("message") or content.get("Message") or f"{what} was refused")
    return content
