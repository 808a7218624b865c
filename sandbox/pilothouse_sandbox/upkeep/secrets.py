"""Secrets Manager: a secret of a stack that counts as months old is as old as that, unless somebody has changed it since."""

import datetime
import json

from ministack.services import secretsmanager

from .. import hooks
from .ages import exists_since, newest_segment

_TYPE = "AWS::SecretsManager::Secret"
_LAUNCH = datetime.timedelta(hours=1)


def install() -> None:
    for name in ("_describe_secret", "_list_secrets"):
        hooks.replace("services.secretsmanager", name, _aged(getattr(secretsmanager, name)))


def _aged(inner):
    def answer(data: dict):
        status, head, body = inner(data)
        if status != 200:
            return status, head, body
        content = json.loads(body)
        for secret in content.get("SecretList", [content]):
            _age(secret)
        return status, head, json.dumps(content).encode()

    return answer


def _age(secret: dict) -> None:
    segment, since = newest_segment(_TYPE, secret["ARN"]), exists_since(_TYPE, secret["ARN"])
    if segment is None or since is None:
        return
    until = (segment.start + _LAUNCH).timestamp()
    for name in ("CreatedDate", "LastChangedDate"):
        if name in secret and secret[name] <= until:
            secret[name] = min(secret[name], int(since.timestamp()))
